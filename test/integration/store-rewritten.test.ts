import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openReadable } from '../../electron/services/store/sqlite.ts';
import type { DiffReport } from '../../shared/contract/cache.ts';
import { createTestPorts, type TestPorts } from '../helpers/ports.ts';
import { diffSource, importFiles, locateSource, writeParts, type RegionOnDisk } from '../helpers/region.ts';

const NOTHING = { added: 0, changed: 0, removed: 0 };

/** What a register may write otherwise without saying anything else: prefix, white space, order of attributes, references. */
function rewritten(xml: string, isRenamed: (key: string) => boolean): string {
  return xml
    .replaceAll(/(<\/?)csd:/g, '$1annuaire:')
    .replaceAll('xmlns:csd=', 'xmlns:annuaire=')
    .replaceAll(/ entityID="([^"]*)"/g, (all, key: string) => (isRenamed(key) ? ` entityID="autre-${key}"` : all))
    .replaceAll(/(<annuaire:\w+)((?: \w+="[^"]*")+)/g, (_, tag: string, attributes: string) => {
      const list = attributes.match(/\w+="[^"]*"/g) ?? [];
      return [tag, ...list.toReversed()].join('\n  ');
    })
    .replaceAll(/>(?=<annuaire:)/g, '>\n\t')
    .replaceAll(/<(annuaire:\w+)((?:\s+\w+="[^"]*")+)\/>/g, '<$1$2></$1>')
    .replaceAll(/[à-ÿ]/g, (letter) => `&#x${(letter.codePointAt(0) ?? 0).toString(16)};`);
}

/** Keys of what is known by its national identifier, whatever its key. */
function renamedKeys(dataFile: string): ReadonlySet<string> {
  const db = openReadable(dataFile);
  try {
    // A pôle on several sites shares its identifier with itself: there, the key tells which it is.
    const known = `SELECT key FROM entity WHERE key <> '' AND national_id <> '' AND type_oi <> '1'
      GROUP BY kind, national_id HAVING count(*) = 1`;
    return new Set(db.prepare<[], string>(known).pluck().all());
  } finally {
    db.close();
  }
}

describe('a source written another way', () => {
  let ports: TestPorts;
  let region: RegionOnDisk;
  let files: readonly string[];
  before(async () => {
    ports = createTestPorts();
    region = writeParts(join(ports.folder, 'r'), { units: 60, seed: 8, region: '11', files: 2 });
    await importFiles(ports, { files: region.files, source: 'modele', mode: 'replace' });
    const located = locateSource(ports, 'modele');
    const keys = renamedKeys(located?.dataFile ?? '');
    assert.ok(keys.size > 60);
    mkdirSync(join(ports.folder, 'autrement'));
    files = region.files.map((file) => {
      const other = join(ports.folder, 'autrement', basename(file));
      writeFileSync(
        other,
        rewritten(readFileSync(file, 'utf8'), (key) => keys.has(key)),
      );
      return other;
    });
  });
  after(() => ports.dispose());

  function assertEmpty({ added, removed, changed }: DiffReport): void {
    assert.deepEqual([added, removed, changed], [[], [], []]);
  }

  function hashes(source: string): ReadonlySet<string> {
    const db = openReadable(locateSource(ports, source)?.dataFile ?? '');
    try {
      return new Set(db.prepare<[], string>('SELECT hex(content_hash) FROM entity').pluck().all());
    } finally {
      db.close();
    }
  }

  for (const mode of ['replace', 'merge'] as const) {
    test(`given a source when the same is imported written another way by ${mode} then nothing changed, and the comparison is empty`, async () => {
      const source = `par-${mode}`;
      const first = await importFiles(ports, { files: region.files, source, mode: 'replace' });
      const known = hashes(source);
      const report = await importFiles(ports, { files, source, mode });
      assert.deepEqual(report.changes, NOTHING);
      assert.deepEqual(report.counts, first.counts);
      assertEmpty(diffSource(ports, source));
      // Not one record is the same, so each was read again.
      assert.ok([...hashes(source)].every((hash) => !known.has(hash)));
    });
  }

  test('given what is gone in one load when it is back in the next, written another way, then together they changed nothing', async () => {
    const [one = '', two = ''] = region.files;
    await importFiles(ports, { files: [one, two], source: 'retour', mode: 'replace' });
    const report = await importFiles(ports, { files: [one], source: 'retour', mode: 'replace', force: true });
    assert.ok((report.changes?.removed ?? 0) > 60);
    await importFiles(ports, { files, source: 'retour', mode: 'replace' });
    const db = openReadable(locateSource(ports, 'retour')?.dataFile ?? '');
    const [first] = db.prepare<[], string>('SELECT job FROM load ORDER BY seq').pluck().all();
    db.close();
    assertEmpty(diffSource(ports, 'retour', first));
  });
});
