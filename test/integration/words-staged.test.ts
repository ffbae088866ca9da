import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { loadLabels, tableSource } from '../../electron/services/ingest/tables.ts';
import { matchExpression } from '../../electron/services/store/search-words.ts';
import {
  IDENTIFIER_INDEXES,
  IDENTIFIER_TABLE,
  LINK_INDEXES,
  LINK_TABLE,
} from '../../electron/services/store/migrations/data-0001.ts';
import { attach } from '../../electron/services/store/scratch.ts';
import { openReadable, openUnderConstruction, openWritable } from '../../electron/services/store/sqlite.ts';
import { fillSummaries } from '../../electron/services/store/summaries.ts';
import { COPIES } from '../../electron/services/store/tables.ts';
import { buildWords } from '../../electron/services/store/words-index.ts';
import { wordsOfTables } from '../../electron/services/store/words.ts';
import { createTestPorts, type TestPorts } from '../helpers/ports.ts';
import { pick, seeded, type Random } from '../helpers/random-cache.ts';
import { importFiles, locateSource, writeParts } from '../helpers/region.ts';
import { contactXml, providerXml, serviceXml, smallCsd, structureXml, unitXml } from '../helpers/small-csd.ts';
import { dumpStore, recount } from '../helpers/store-dump.ts';

const UNITS = process.env['CERCLE_TORTURE'] === '1' ? 9_000 : 400;
const NAMES = [
  "Hôpital de L'Haÿ",
  'Sœurs du Sacré-Cœur',
  'ΟΔΟΣ Ελπίς',
  'Клиника № 2',
  '各務原',
  'Σ',
  'USLD USLD 2',
  '«»',
  'de la de',
];
const OTHERS = ['dit «le "Phare"»', 'C:\\hôpital', 'ΟΔΟΣ', 'L’Été', 'le bloc le bloc', '—'];
const IDS = ['2A 000 012 3', '93/47045', 'AB-12', '1759000003', 'é1', '11/105473', '0'];

/** Units under an EG, under an EJ, under an EG and the EJ of another, under nothing; with other names, offers, phones and numbers in groups. */
function oddRegion(random: Random): string {
  const name = (): string => [pick(random, NAMES), pick(random, NAMES), String(Math.floor(random() * 40))].join(' ');
  const others = (xml: string): string =>
    random() < 0.3
      ? xml.replace('</primaryName>', `</primaryName><otherName>${pick(random, OTHERS)}</otherName>`)
      : xml;
  const ids = (key: string): readonly string[] => [key, ...(random() < 0.5 ? [`${pick(random, IDS)}${key}`] : [])];
  const keys = (kind: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_, at) => `${kind}${at}`);
  const [ejs, egs, services, units] = [keys('j', 7), keys('g', 20), keys('s', 9), keys('u', UNITS)];
  const egXml = (key: string): string =>
    others(
      structureXml({ key, ids: ids(key), name: name(), ...(random() < 0.8 ? { parent: pick(random, ejs) } : {}) }),
    );
  const unit = (key: string): string => {
    const above = pick(random, [...egs, ...ejs, '']);
    const offered = Array.from({ length: Math.floor(random() * 4) }, () => pick(random, services));
    const extension =
      random() < 0.3 ? contactXml('Accueil', '1', `01 42 34 56 ${10 + Math.floor(random() * 80)}`, '1') : '';
    const xml = unitXml({
      key,
      id: `${pick(random, IDS)}${key}`,
      name: name(),
      services: offered,
      extension,
      ...(above === '' ? {} : { eg: above }),
    });
    const second =
      random() < 0.3 ? `<organization entityID="${pick(random, ejs)}"/></organizations>` : '</organizations>';
    return others(xml.replace('</organizations>', second));
  };
  return smallCsd({
    organizations: [...ejs.map((key) => others(structureXml({ key, ids: ids(key), name: name() }))), ...egs.map(egXml)],
    services: services.map((key, at) => serviceXml(key, `0${13 + at}`)),
    facilities: units.map(unit),
    providers: keys('p', 30).map((key) => providerXml(key, `8${key}`, name(), pick(random, units), '01 40 00 00 00')),
  });
}

describe('words made of staging tables', () => {
  let ports: TestPorts;
  before(() => (ports = createTestPorts()));
  after(() => ports.dispose());

  async function importOdd(seed: number): Promise<{ readonly dataFile: string; readonly ftsFile: string }> {
    const file = join(ports.folder, `odd-${seed}.xml`);
    writeFileSync(file, oddRegion(seeded(seed)));
    await importFiles(ports, { files: [file], source: `odd-${seed}` });
    const located = locateSource(ports, `odd-${seed}`);
    assert.ok(located);
    return located;
  }

  test('given units in every odd place when imported then every column has the words that the finished tables give', async (t) => {
    for (const seed of [1, 2]) {
      const { dataFile, ftsFile } = await importOdd(seed);
      const again = join(ports.folder, `again-${seed}.db`);
      const data = openReadable(dataFile);
      const elsewhere = data
        .prepare('SELECT count(*) FROM entity e JOIN entity g ON g.id = e.eg_id WHERE e.ej_id IS NOT g.ej_id')
        .pluck()
        .get();
      assert.ok(Number(elsewhere) > 10, 'units under an EG and the EJ of another');
      buildWords(again, wordsOfTables(data, loadLabels(tableSource(ports)).labelOf));
      data.close();
      const { words } = dumpStore({ dataFile, ftsFile: again });
      assert.ok(words.size > UNITS);
      assert.deepEqual(dumpStore({ dataFile, ftsFile }).words, words);
      t.diagnostic(`count: ${words.size} entities, ${String(elsewhere)} under the EJ of another EG`);
    }
  });

  test('given an index that was made when its pieces are looked at then they are one, and merges go on as fts5 means them to', async () => {
    const { ftsFile } = await importOdd(3);
    const fts = openReadable(ftsFile);
    assert.equal(fts.prepare('SELECT count(DISTINCT segid) FROM words_idx').pluck().get(), 1);
    const settings = fts.prepare("SELECT k, v FROM words_config WHERE k LIKE '%merge'").raw().all();
    assert.deepEqual(
      new Map(settings as [string, number][]),
      new Map([
        ['automerge', 8],
        ['crisismerge', 16],
      ]),
    );
    const hits = (text: string): number =>
      Number(fts.prepare('SELECT count(*) FROM words WHERE words MATCH ?').pluck().get(matchExpression(text)));
    for (const text of ['phare', 'hopital', 'οδο', 'клиника 2', '93/47045', '0142']) assert.ok(hits(text) > 0, text);
    assert.equal(hits('01 40 00 00 00'), 0, 'the phone of a professional');
    fts.close();
  });

  test('given facets counted along with the codes when the finished tables are counted then every cell is the same', async (t) => {
    const region = writeParts(join(ports.folder, 'region'), { units: 60, seed: 8, region: '11', files: 1 });
    const nowhere = join(ports.folder, 'nowhere.xml');
    writeFileSync(nowhere, oddRegion(seeded(4)));
    await importFiles(ports, { files: [...region.files, nowhere], source: 'counted', mode: 'replace' });
    const located = locateSource(ports, 'counted');
    assert.ok(located);
    const { summary, cube } = dumpStore(located);
    const db = openWritable(located.dataFile);
    db.exec('DELETE FROM cube; DELETE FROM summary');
    fillSummaries(db);
    db.close();
    const again = dumpStore(located);
    assert.deepEqual([again.summary, again.cube], [summary, cube]);
    assert.deepEqual(recount(located.dataFile), { summary, cube });
    const departements = new Set((cube as readonly { readonly departement: string }[]).map((cell) => cell.departement));
    assert.ok(departements.has('') && departements.size > 1, 'located and not located');
    t.diagnostic(`count: ${cube.length} cells in ${departements.size} départements`);
  });

  /** Copies what was made in another file, as the tables of a load do; gives the steps of SQLite before the end. */
  function copy(schema: string, tables: string, rows: string, sql: string): readonly string[] {
    const [made, copied] = ['made', 'copied'].map((name) => join(ports.folder, `${name}-${schema}.db`)) as [
      string,
      string,
    ];
    const there = openUnderConstruction(made, 1_000);
    there.exec(tables + rows);
    there.close();
    const db = openUnderConstruction(copied, 1_000);
    db.exec(tables);
    attach(db, made, schema);
    const steps = db.prepare<[], { readonly opcode: string }>(`EXPLAIN ${sql}`).all();
    assert.equal(db.prepare(sql).run().changes, 2);
    assert.equal(db.pragma('integrity_check', { simple: true }), 'ok');
    db.close();
    const opcodes = steps.map(({ opcode }) => opcode);
    return opcodes.slice(0, opcodes.indexOf('Halt'));
  }

  test('given links and identifiers made in other files when the tables take them over then records are copied with their index, unsorted', () => {
    const links = "INSERT INTO link VALUES ('eg', 2048, 1024), ('oi', 1024, 2048)";
    const identifiers = "INSERT INTO identifier VALUES ('750000001', 2048), ('01/7', 1024)";
    for (const steps of [
      copy('d', LINK_TABLE + LINK_INDEXES, links, COPIES.links),
      copy('ordering', IDENTIFIER_TABLE + IDENTIFIER_INDEXES, identifiers, COPIES.identifiers),
    ]) {
      assert.equal(steps.filter((opcode) => opcode === 'RowData').length, 2, 'the table and its index');
      assert.ok(!steps.includes('MakeRecord') && !steps.some((opcode) => opcode.startsWith('Sorter')));
    }
  });
});
