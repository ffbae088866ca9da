import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { writeRegion } from '../../electron/services/synthetic/write.ts';
import { openReadable, openUnderConstruction } from '../../electron/services/store/sqlite.ts';
import { FAULT_NAMES, isEntityFault } from '../../shared/domain/synthetic/fault-names.ts';
import { compareSides, generationOf } from '../bench/compare.ts';
import type { Sides } from '../bench/compare.ts';
import { disturbed } from '../bench/disturbed.ts';
import { runImport } from '../bench/programs.ts';
import { findPeers, pythonImport } from '../bench/second-opinions.ts';
import { resource } from '../helpers/synthetic.ts';

const REGION = { seed: 20, region: '11', units: 120, resource, force: true } as const;

function folderOf(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'cercle-findings-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

type Profil = 0 | 1 | 2 | 3;

/** The tables that both programs make of a file; `profil` is what they are told of the extraction. */
async function sidesOf(python: string, xml: string, profil?: Profil): Promise<Sides> {
  const folder = `${xml}-${profil ?? 'unknown'}`;
  const data = join(folder, 'data');
  await runImport(xml, data, profil === undefined ? [] : ['--profil', String(profil)]);
  const made = join(folder, 'python');
  await pythonImport({ python, folder: made, file: xml, ...(profil !== undefined && { profil }) });
  return { cercle: generationOf(data), python: made };
}

/** What is said of each record, as a text, by its key. */
function findingsOf(folder: string): ReadonlyMap<string, string> {
  const db = openReadable(join(folder, 'data.db'));
  const sql = `SELECT e.kind || ' ' || e.key, group_concat(f.code || ' ' || f.severity || ' ' || f.path || ' ' || f.value, char(10) ORDER BY f.id)
    FROM finding f JOIN entity e ON e.id = f.entity_id GROUP BY e.id ORDER BY e.id`;
  const rows = db.prepare<[], [string, string]>(sql).raw().all();
  db.close();
  return new Map(rows);
}

function codesOf(folder: string): readonly string[] {
  const db = openReadable(join(folder, 'data.db'));
  const codes = db.prepare<[], string>('SELECT DISTINCT code FROM finding ORDER BY code').pluck().all();
  db.close();
  return codes;
}

/** Faults that are told when a file is imported; others wait for the conformity report. */
const TOLD = [
  ...['au-dessus-du-profil', 'champ-absent', 'code-devine', 'code-inconnu', 'code-vide', 'contact-nature-exclusive'],
  ...['date-invalide', 'doublon-entityid', 'heure-invalide', 'identifiant-cle-fausse', 'identifiant-national-absent'],
  ...['non-localise', 'otherid-sans-attribut', 'otherid-vide', 'profil-inconnu', 'reference-orpheline'],
  ...['situation-operationnelle-absente', 'somme-absente'],
];

async function faultyRegion(folder: string, profil: Profil): Promise<string> {
  const entries = FAULT_NAMES.filter(isEntityFault).map((name) => [name, 2] as const);
  const xml = join(folder, `faults-${profil}.xml`);
  await writeRegion({ ...REGION, profil, faults: Object.fromEntries(entries) }, xml);
  return xml;
}

test('given regions with every fault planted when both programs of the benchmark load them then their tables are the same', async (t) => {
  const { python } = findPeers();
  if (python === undefined) return t.skip('Python with lxml is not installed');
  const folder = folderOf(t);
  const all = await faultyRegion(folder, 1);
  const little = await faultyRegion(folder, 0);
  const seen = new Set<string>();
  // A region that shows everything is also read as if it had been made for those who see less.
  for (const [xml, profil] of [
    [all, undefined],
    [all, 3],
    [little, 0],
  ] as const) {
    const sides = await sidesOf(python, xml, profil);
    assert.match(compareSides(sides), /11 tables are the same/u);
    for (const code of codesOf(sides.python)) seen.add(code);
    const db = openUnderConstruction(join(sides.python, 'data.db'), 1000);
    db.exec("UPDATE finding SET path = path || 'x' WHERE id = (SELECT max(id) FROM finding)");
    db.close();
    assert.throws(() => compareSides(sides), /path of row \d+ of finding differs/u);
  }
  t.diagnostic(`findings compared: ${[...seen].sort().join(', ')}`);
  for (const code of TOLD) assert.ok(seen.has(code), code);
});

test('given records each of which something was changed in when both programs judge them then they say the same', async (t) => {
  const { python } = findPeers();
  if (python === undefined) return t.skip('Python with lxml is not installed');
  const folder = folderOf(t);
  const xml = join(folder, 'region.xml');
  await writeRegion({ ...REGION, profil: 1 }, xml);
  const region = readFileSync(xml, 'utf8');
  let [records, said] = [0, 0];
  const codes = new Set<string>();
  for (const seed of process.env['CERCLE_TORTURE'] === '1' ? [1, 2, 3, 4, 5, 6, 7, 8] : [1]) {
    const changed = join(folder, `changed-${seed}.xml`);
    writeFileSync(changed, disturbed(region, seed));
    const { cercle, python: made } = await sidesOf(python, changed);
    const [ours, theirs] = [findingsOf(cercle), findingsOf(made)];
    for (const key of new Set([...ours.keys(), ...theirs.keys()])) assert.equal(theirs.get(key), ours.get(key), key);
    for (const code of codesOf(cercle)) codes.add(code);
    records += ours.size;
    said += [...ours.values()].reduce((sum, text) => sum + text.split('\n').length, 0);
  }
  t.diagnostic(`count: ${said} findings of ${records} records, ${codes.size} codes: ${[...codes].join(', ')}`);
  assert.ok(records > 200 && codes.size > 20, `${records} records, ${codes.size} codes`);
});
