import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { DiffReport } from '../../shared/contract/cache.ts';
import { createTestPorts, type TestPorts } from '../helpers/ports.ts';
import { diffSource, importFiles, locateSource, writeParts, type RegionOnDisk } from '../helpers/region.ts';
import { dumpStore, type StoreDump } from '../helpers/store-dump.ts';

interface Outcome {
  readonly diff: DiffReport;
  readonly dump: StoreDump;
  /** How many records another thread compared; undefined when there was none to ask. */
  readonly beside: number | undefined;
}

describe('records compared beside a merge', () => {
  let ports: TestPorts;
  let region: RegionOnDisk;
  let revised: RegionOnDisk;
  before(() => {
    ports = createTestPorts();
    region = writeParts(join(ports.folder, 'r0'), { units: 60, seed: 6, region: '11' });
    revised = writeParts(join(ports.folder, 'r1'), { units: 60, seed: 6, region: '11', revision: 1 });
    for (const file of revised.files) {
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('</csd:primaryName>', ' bis</csd:primaryName>'));
    }
  });
  after(() => ports.dispose());

  async function merged(threads: number, own: TestPorts = createTestPorts()): Promise<Outcome> {
    try {
      await importFiles(own, { files: region.files, source: 'essai', mode: 'replace' });
      await importFiles(own, { files: revised.files, source: 'essai', mode: 'merge', threads });
      const located = locateSource(own, 'essai');
      assert.ok(located);
      const told = own.lines.map((line) => /(\d+) records were compared beside/.exec(line)?.[1]).find((n) => n);
      const diff = diffSource(own, 'essai');
      const beside = told === undefined ? undefined : Number(told);
      return { diff: { ...diff, from: diff.to, to: diff.to }, dump: dumpStore(located), beside };
    } finally {
      own.dispose();
    }
  }

  function content({ diff: { added, removed, changed }, dump }: Outcome): unknown {
    return { added, removed, changed, ...dump };
  }

  test('given a revision when its records are compared by another thread then changes and source are the same', async (t) => {
    const [alone, beside] = [await merged(1), await merged(2)];
    assert.ok(alone.diff.changed.length > 60);
    assert.deepEqual(content(beside), content(alone));
    assert.equal(alone.beside, 0);
    assert.ok((beside.beside ?? 0) >= beside.diff.changed.length);
    t.diagnostic(`count: ${beside.beside} records, ${beside.diff.changed.length} changed`);
  });

  test('given a thread that never starts when a revision is merged then the merge compares by itself', async () => {
    const alone = await merged(1);
    const entry = new URL('../../electron/services/ingest/missing.ts', import.meta.url);
    const own = createTestPorts();
    const broken = await merged(2, {
      ...own,
      workerUrl: (role) => (role === 'compare' ? entry : own.workerUrl(role)),
    });
    assert.deepEqual(content(broken), content(alone));
    assert.equal(broken.beside, 0);
  });
});
