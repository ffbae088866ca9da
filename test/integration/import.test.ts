import assert from 'node:assert/strict';
import { copyFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { writeRegion } from '../../electron/services/synthetic/write.ts';
import { foldersOf } from '../../electron/services/store/folders.ts';
import { openStore } from '../../electron/services/store/index.ts';
import { lockSource } from '../../electron/services/store/locks.ts';
import { openReadable } from '../../electron/services/store/sqlite.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { AppError } from '../../shared/errors.ts';
import { createTestPorts, type TestPorts } from '../helpers/ports.ts';
import { diffSource, hasNewContent, identityOf, importFiles, locateSource, writeParts } from '../helpers/region.ts';
import { sharedData, skipWithout } from '../helpers/shared-data.ts';
import { dumpStore, recount } from '../helpers/store-dump.ts';

describe('importing', () => {
  let ports: TestPorts;
  let region: ReturnType<typeof writeParts>;
  before(() => {
    ports = createTestPorts();
    region = writeParts(join(ports.folder, 'region'), { units: 120, seed: 1, region: '11', files: 3 });
  });
  after(() => ports.dispose());

  test('given an extraction of several documents when imported then its counts are those of the generator and its findings are stored', async () => {
    const report = await importFiles(ports, { files: region.files });
    assert.deepEqual(report.counts, region.truth.counts);
    assert.equal(report.source, '11');
    assert.equal(report.mode, 'replace');
    assert.equal(report.profil, null);
    assert.equal(report.changes, null);
    assert.equal(report.anomalies['reference-orpheline'], undefined);
    assert.equal(report.anomalies['profil-inconnu'], 1);
    assert.deepEqual(
      report.files.map(({ bytes, checksum }) => [bytes, checksum]),
      region.files.map((file) => [statSync(file).size, 'absent']),
    );
  });

  test('given an import when its tables are read then counts, summaries and order agree', () => {
    const located = locateSource(ports, '11');
    assert.ok(located);
    const dump = dumpStore(located);
    assert.deepEqual({ summary: dump.summary, cube: dump.cube }, recount(located.dataFile));
    const db = openReadable(located.dataFile);
    const byActivity = db
      .prepare<[], readonly [string, number]>(
        `SELECT code, sum(count) FROM summary WHERE facet = 5 AND kind = 3 AND type_oi = '4' GROUP BY code`,
      )
      .raw()
      .all();
    assert.deepEqual(new Map(byActivity), sorted(region.truth.unitsByActivite));
    const byDepartement = db
      .prepare<[], readonly [string, number]>(
        `SELECT code, sum(count) FROM summary WHERE facet = 2 AND kind = 3 AND type_oi = '4' GROUP BY code`,
      )
      .raw()
      .all();
    assert.deepEqual(new Map(byDepartement), sorted(region.truth.unitsByDepartement));
    db.close();
  });

  test('given an archive when imported then its checksums and its profile are told', async () => {
    const file = join(ports.folder, 'ExtractionOffresSante_Profil2_202601150600.zip');
    const written = await writeRegion(
      { units: 40, seed: 2, region: '93', profil: 2, files: 2, resource: ports.resource },
      file,
    );
    const report = await importFiles(ports, { files: [file] });
    assert.deepEqual(report.counts, written.counts);
    assert.equal(report.profil, 2);
    assert.equal(report.source, '93');
    assert.deepEqual(
      report.files.map(({ name, sha256, checksum }) => ({ name, sha256, checksum })),
      written.documents.map(({ name, sha256 }) => ({ name, sha256, checksum: 'ok' })),
    );
    assert.equal(report.anomalies['au-dessus-du-profil'], undefined);
  });

  test('given a changed extraction when imported again then the difference names exactly what changed', async () => {
    const revised = writeParts(join(ports.folder, 'revised'), {
      units: 120,
      seed: 1,
      region: '11',
      files: 3,
      revision: 1,
    });
    const report = await importFiles(ports, { files: revised.files });
    const { added, removed, changed } = revised.truth.changes;
    const diff = diffSource(ports, '11');
    const keys = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id).sort();
    assert.deepEqual(keys(diff.added), added.map(identityOf).sort());
    assert.deepEqual(keys(diff.removed), removed.map(identityOf).sort());
    assert.deepEqual(keys(diff.changed.filter(hasNewContent)), changed.map(identityOf).sort());
    assert.deepEqual(report.changes, {
      added: added.length,
      removed: removed.length,
      changed: diff.changed.length,
    });
    for (const { fields, ...entity } of changed) {
      const found = diff.changed.find(({ id }) => id === identityOf(entity));
      for (const { field, new: value } of fields) {
        const path = field === 'name' ? 'nom' : field;
        const told = found?.fields.find((one) => one.path === path);
        assert.ok(
          told?.new?.includes(typeof value === 'string' ? value : (value[0] ?? '')),
          `${field} of ${entity.key}`,
        );
      }
    }
    await importFiles(ports, { files: region.files });
    const net = diffSource(ports, '11', (await firstJob(ports)) ?? '');
    assert.deepEqual([net.added, net.removed, net.changed], [[], [], []]);
  });

  test('given a replacement that would lose most units when imported then it is refused unless forced', async () => {
    const small = writeParts(join(ports.folder, 'small'), { units: 20, seed: 1, region: '11' });
    const before = locateSource(ports, '11')?.generation;
    await refused(importFiles(ports, { files: small.files }), 'cache.replace-loses');
    assert.equal(locateSource(ports, '11')?.generation, before);
    const report = await importFiles(ports, { files: small.files, force: true });
    assert.deepEqual(report.counts, small.truth.counts);
  });

  test('given a check without import when it ends then the report is there and the cache is as it was', async () => {
    const report = await importFiles(ports, { files: region.files, source: 'jamais', checkOnly: true });
    assert.deepEqual(report.counts, region.truth.counts);
    assert.equal(locateSource(ports, 'jamais'), undefined);
    assertNoTrace(ports);
  });

  test('given documents that are refused when imported then nothing is stored', async () => {
    const [file] = region.files;
    const cut = join(ports.folder, 'cut.xml');
    copyFileSync(file!, cut);
    truncateSync(cut, 100_000);
    await refused(importFiles(ports, { files: [cut], source: 'coupe' }), 'xml.truncated');
    const wrong = join(ports.folder, 'wrong.xml');
    copyFileSync(file!, wrong);
    writeFileSync(join(ports.folder, 'wrong.txt'), 'a'.repeat(64));
    await refused(importFiles(ports, { files: [wrong], source: 'faux' }), 'archive.checksum');
    const empty = join(ports.folder, 'empty.xml');
    writeFileSync(empty, '');
    await refused(importFiles(ports, { files: [file!, empty], source: 'vide' }), 'csd.empty');
    await refused(importFiles(ports, { files: [join(ports.folder, 'none.xml')] }), 'file.not-found');
    for (const source of ['coupe', 'faux', 'vide']) assert.equal(locateSource(ports, source), undefined);
    assertNoTrace(ports);
  });

  test('given a source that another process writes when imported then it is refused as busy', async () => {
    const lock = lockSource(foldersOf(ports).locks, '11');
    try {
      await refused(importFiles(ports, { files: region.files, source: '11' }), 'cache.busy');
      await refused(importFiles(ports, { files: region.files }), 'cache.busy');
    } finally {
      lock.release();
    }
    assertNoTrace(ports);
  });

  test('given an import when it is cancelled then it ends at once and leaves no trace', async (t) => {
    const before = readdirSync(foldersOf(ports).sources);
    const abort = new AbortController();
    let cancelledAt = 0;
    const running = importFiles(
      ports,
      { files: region.files, source: 'annule' },
      ({ phase }) => {
        if (phase !== 'read' || abort.signal.aborted) return;
        cancelledAt = performance.now();
        abort.abort();
      },
      abort.signal,
    );
    await refused(running, 'cancelled');
    t.diagnostic(`cancelled within ${Math.round(performance.now() - cancelledAt)} ms`);
    assert.deepEqual(readdirSync(foldersOf(ports).sources), before);
    assertNoTrace(ports);
  });

  test(
    'given the files of the cache when their rights are read then they are their owner’s only',
    { skip: process.platform === 'win32' },
    () => {
      for (const { path, isFolder } of everything(ports.cacheDirectory)) {
        assert.equal((statSync(path).mode & 0o777).toString(8), isFolder ? '700' : '600', path);
      }
    },
  );

  test(
    'given the real answer to a reading when imported then it is merged under its name',
    { skip: skipWithout('csd') },
    async () => {
      const file = sharedData('csd', 'ror-ans-no-licence', 'reponse-lecture.xml')!;
      const report = await importFiles(ports, { files: [file] });
      assert.equal(report.mode, 'merge');
      const { entiteJuridique, entiteGeographique, uniteElementaire, activiteOperationnelle, professionnel } =
        report.counts;
      assert.deepEqual(
        [entiteJuridique, entiteGeographique, uniteElementaire, activiteOperationnelle, professionnel],
        [1, 1, 1, 2, 1],
      );
    },
  );

  test(
    'given the 2013 directories when imported together then their references resolve across files',
    { skip: skipWithout('csd') },
    async () => {
      const folder = sharedData('csd', 'connectathon-2013')!;
      const files = readdirSync(folder)
        .filter((name) => name.endsWith('20131227.xml'))
        .map((name) => join(folder, name));
      const report = await importFiles(ports, { files, source: 'connectathon' });
      const { entiteJuridique, organisationInterne, activiteOperationnelle, professionnel } = report.counts;
      assert.deepEqual([entiteJuridique, organisationInterne, activiteOperationnelle, professionnel], [5, 3, 13, 9]);
      assert.equal(report.anomalies['reference-orpheline'], undefined);
    },
  );
});

async function refused(running: Promise<unknown>, code: ErrorCode): Promise<void> {
  await assert.rejects(running, (error) => {
    assert.ok(error instanceof AppError, String(error));
    assert.equal(error.code, code, `${error.message} ${JSON.stringify(error.detail.proof)}`);
    return true;
  });
}

function assertNoTrace(ports: TestPorts): void {
  const { staging, locks, cache } = foldersOf(ports);
  assert.deepEqual(readdirSync(staging), []);
  assert.deepEqual(
    readdirSync(locks).filter((name) => name.startsWith('owner-')),
    [],
  );
  assert.deepEqual(
    readdirSync(cache).filter((name) => name.startsWith('etilqs')),
    [],
  );
}

async function firstJob(ports: TestPorts): Promise<string | undefined> {
  const store = openStore(ports);
  const { dataFile } = store.locate('11');
  store.close();
  const db = openReadable(dataFile);
  const job = db.prepare<[], string>('SELECT job FROM load ORDER BY seq LIMIT 1').pluck().get();
  db.close();
  return job;
}

function sorted(map: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function everything(folder: string): readonly { readonly path: string; readonly isFolder: boolean }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => ({
    path: join(entry.parentPath, entry.name),
    isFolder: entry.isDirectory(),
  }));
}
