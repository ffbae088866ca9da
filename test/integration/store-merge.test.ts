import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openCatalogue } from '../../electron/services/store/catalogue.ts';
import { countsOf } from '../../electron/services/store/counts.ts';
import { foldersOf } from '../../electron/services/store/folders.ts';
import { openReadable } from '../../electron/services/store/sqlite.ts';
import type { Counts } from '../../shared/contract/common.ts';
import type { ChangedEntity } from '../../shared/domain/synthetic/revision.ts';
import type { RegionOnDisk } from '../helpers/region.ts';
import { diffSource, hasNewContent, identityOf, importFiles, locateSource, writeParts } from '../helpers/region.ts';
import { createTestPorts, type TestPorts } from '../helpers/ports.ts';
import { dumpStore, recount, type StoreDump } from '../helpers/store-dump.ts';

const SOURCE = 'essai';
const UNITS = 60;

describe('merging into a source', () => {
  let ports: TestPorts;
  let first: RegionOnDisk;
  let revised: RegionOnDisk;
  before(() => {
    ports = createTestPorts();
    first = writeParts(join(ports.folder, 'r0'), { units: UNITS, seed: 3, region: '11', files: 2 });
    revised = writeParts(join(ports.folder, 'r1'), { units: UNITS, seed: 3, region: '11', files: 2, revision: 1 });
  });
  after(() => ports.dispose());

  function dump(source: string): StoreDump {
    const located = locateSource(ports, source);
    assert.ok(located);
    const counted = recount(located.dataFile);
    const found = dumpStore(located);
    assert.deepEqual(found.summary, counted.summary);
    assert.deepEqual(found.cube, counted.cube);
    assert.deepEqual(countsKept(ports, source), countsOfRows(located.dataFile));
    return found;
  }

  /** Two ways to one state: rows, codes, links, findings, words, display order, summary and cube. */
  function assertSame(merged: StoreDump, loaded: StoreDump): void {
    assert.deepEqual(merged.order, loaded.order);
    assert.deepEqual(merged.entities, loaded.entities);
    assert.deepEqual(merged.words, loaded.words);
    assert.deepEqual(merged.summary, loaded.summary);
    assert.deepEqual(merged.cube, loaded.cube);
  }

  test('given the two halves of an extraction when one is merged after the other then it is as if both had been loaded at once', async () => {
    const [one, two] = first.files;
    await importFiles(ports, { files: first.files, source: 'ensemble', mode: 'replace' });
    await importFiles(ports, { files: [one!], source: 'moities', mode: 'merge' });
    const report = await importFiles(ports, { files: [two!], source: 'moities', mode: 'merge' });
    const whole = dump('ensemble');
    const halves = dump('moities');
    assertSame(halves, whole);
    assert.ok((report.changes?.added ?? 0) > 0);
  });

  test('given a source when the same documents are merged again then nothing changes', async () => {
    await importFiles(ports, { files: first.files, source: 'deux-fois', mode: 'replace' });
    const once = dump('deux-fois');
    const report = await importFiles(ports, { files: first.files, source: 'deux-fois', mode: 'merge' });
    assert.deepEqual(report.changes, { added: 0, changed: 0, removed: 0 });
    assert.deepEqual(dump('deux-fois'), once);
  });

  test('given a source when its revision is merged then every entity of the revision is as a full load makes it', async () => {
    await importFiles(ports, { files: first.files, source: SOURCE, mode: 'replace' });
    await importFiles(ports, { files: revised.files, source: SOURCE, mode: 'merge' });
    await importFiles(ports, { files: revised.files, source: 'revision', mode: 'replace' });
    const merged = dump(SOURCE);
    const loaded = dump('revision');
    for (const [who, row] of loaded.entities) assert.deepEqual(merged.entities.get(who), row);
    for (const [who, words] of loaded.words) assert.equal(merged.words.get(who), words);
    const kept = merged.order.filter((who) => loaded.entities.has(who));
    assert.deepEqual(kept, loaded.order);
    const { added, removed, changed } = revised.truth.changes;
    const report = diffSource(ports, SOURCE);
    const keys = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id).sort();
    const identities = (list: readonly ChangedEntity[]): readonly string[] => list.map(identityOf).sort();
    assert.deepEqual(keys(report.added), identities(added));
    assert.deepEqual(report.removed, []);
    assert.deepEqual(keys(report.changed.filter(hasNewContent)), identities(changed));
    assert.equal(merged.entities.size, loaded.entities.size + removed.length);
  });

  test('given a source when its revision is merged by whole establishments then it is as if it had been loaded, deletions included', async () => {
    await importFiles(ports, { files: first.files, source: 'entiers', mode: 'replace' });
    const files = revised.files;
    const merging = { files, source: 'entiers', mode: 'merge', hasWholeEstablishments: true } as const;
    const report = await importFiles(ports, { ...merging, exchanges: ['ex-1', 'ex-2'] });
    await importFiles(ports, { files, source: 'revision-entiere', mode: 'replace' });
    const merged = dump('entiers');
    const loaded = dump('revision-entiere');
    assertSame(merged, loaded);
    const { removed } = revised.truth.changes;
    assert.ok(removed.length > 0);
    assert.equal(report.changes?.removed, new Set(removed.map(identityOf)).size);
  });

  test('given a merge of more rows than a gap can take when it ends then their neighbours gave way, in the same tables', async () => {
    const crowd = writeCrowd(join(ports.folder, 'crowd'), ['M FOULE'], 1100);
    await importFiles(ports, { files: first.files, source: 'foule', mode: 'replace' });
    const generation = locateSource(ports, 'foule')?.generation;
    const report = await importFiles(ports, { files: [crowd], source: 'foule', mode: 'merge' });
    assert.equal(report.changes?.added, 1100);
    const merged = dump('foule');
    assert.equal(locateSource(ports, 'foule')?.generation, generation);
    await importFiles(ports, { files: [...first.files, crowd], source: 'foule-entiere', mode: 'replace' });
    assertSame(merged, dump('foule-entiere'));
    const again = await importFiles(ports, { files: [crowd], source: 'foule', mode: 'merge' });
    assert.deepEqual(again.changes, { added: 0, changed: 0, removed: 0 });
  });

  test('given merges that add a row at one place again and again when they end then no table was made anew', async () => {
    await importFiles(ports, { files: first.files, source: 'goutte', mode: 'replace' });
    const generation = locateSource(ports, 'goutte')?.generation;
    const drops: string[] = [];
    for (let count = 1; count <= 11; count += 1) {
      const drop = writeUnits(join(ports.folder, `drop${count}`), [[`d${count}`, `11/d${1000 + count}`, 'M GOUTTE']]);
      drops.push(drop);
      await importFiles(ports, { files: [drop], source: 'goutte', mode: 'merge' });
    }
    assert.equal(locateSource(ports, 'goutte')?.generation, generation);
    await importFiles(ports, { files: [...first.files, ...drops], source: 'gouttes', mode: 'replace' });
    assertSame(dump('goutte'), dump('gouttes'));
  });

  test('given a merge that fills gaps side by side when it ends then the rows are in display order again, with room', async () => {
    const corners = writeUnits(join(ports.folder, 'corners'), [
      ['a', '11/a', 'FOULE A'],
      ['b', '11/b', 'FOULE C'],
      ['c', '11/c', 'FOULE E'],
      ['d', '11/d', 'FOULE G'],
    ]);
    const crowd = writeCrowd(join(ports.folder, 'crowds'), ['FOULE B', 'FOULE D', 'FOULE F'], 1030);
    await importFiles(ports, { files: [corners], source: 'coins', mode: 'replace' });
    const generation = locateSource(ports, 'coins')?.generation;
    const report = await importFiles(ports, { files: [crowd], source: 'coins', mode: 'merge' });
    assert.equal(report.changes?.added, 3090);
    const merged = dump('coins');
    assert.notEqual(locateSource(ports, 'coins')?.generation, generation);
    await importFiles(ports, { files: [corners, crowd], source: 'coins-entiers', mode: 'replace' });
    assertSame(merged, dump('coins-entiers'));
    const again = await importFiles(ports, { files: [crowd], source: 'coins', mode: 'merge' });
    assert.deepEqual(again.changes, { added: 0, changed: 0, removed: 0 });
    assert.deepEqual(diffSource(ports, 'coins').added, []);
  });

  test('given identifiers that pass from one entity to another when merged then each is compared with what it was', async () => {
    const before = writeUnits(join(ports.folder, 'before'), [
      ['k1', '11/X', 'ALPHA'],
      ['k2', '11/Y', 'BETA'],
      ['k3', '11/Z', 'GAMMA'],
    ]);
    const after = writeUnits(join(ports.folder, 'after'), [
      ['k1', '11/Y', 'BETA'],
      ['k2', '11/X', 'ALPHA BIS'],
      ['k3', '11/W', 'GAMMA'],
    ]);
    await importFiles(ports, { files: [before], source: 'echange' });
    await importFiles(ports, { files: [after], source: 'echange', mode: 'merge' });
    const { added, removed, changed } = diffSource(ports, 'echange');
    assert.deepEqual(
      [added, removed].map((list) => list.map(({ id }) => id)),
      [['11/W'], ['11/Z']],
    );
    const said = changed.map(({ recordId, ...change }) => {
      assert.match(recordId ?? '', /^echange:/);
      return change;
    });
    assert.deepEqual(said, [
      { id: '11/X', kind: 'oi', name: 'ALPHA BIS', fields: [{ path: 'nom', old: 'ALPHA', new: 'ALPHA BIS' }] },
    ]);
    dump('echange');
  });
});

/** The counts that the catalogue tells of a source. */
function countsKept(ports: TestPorts, source: string): Counts | undefined {
  const catalogue = openCatalogue(foldersOf(ports).catalogue);
  try {
    return catalogue.currentOf(source)?.counts;
  } finally {
    catalogue.close();
  }
}

function countsOfRows(dataFile: string): Counts {
  const db = openReadable(dataFile);
  try {
    return countsOf(db);
  } finally {
    db.close();
  }
}

type Unit = readonly [key: string, nationalId: string, name: string];

function writeUnits(folder: string, units: readonly Unit[]): string {
  const facilities = units.map(
    ([key, nationalId, name]) => `<facility entityID="${key}"><otherID code="${nationalId}" assigningAuthorityName=""/>
      <codedType code="4" codingScheme="1.2.250.1.213.3.3.8"/><primaryName>${name}</primaryName></facility>`,
  );
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'units.xml');
  writeFileSync(
    file,
    `<CSD xmlns="urn:ihe:iti:csd:2013"><facilityDirectory>${facilities.join('')}</facilityDirectory></CSD>`,
  );
  return file;
}

/** So many units of each name that they all belong between two rows. */
function writeCrowd(folder: string, names: readonly string[], count: number): string {
  return writeUnits(
    folder,
    names.flatMap((name, place) =>
      Array.from({ length: count }, (_, index): Unit => [`c${place}-${index}`, `11/c${place}-${index}`, name]),
    ),
  );
}
