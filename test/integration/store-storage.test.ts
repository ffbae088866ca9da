import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { foldersOf } from '../../electron/services/store/folders.ts';
import { openStore } from '../../electron/services/store/index.ts';
import { AppError } from '../../shared/errors.ts';
import { createRandom } from '../../shared/domain/synthetic/random.ts';
import { createTestPorts, type TestPorts } from '../helpers/ports.ts';
import { importFiles, locateSource, writeParts, type RegionOnDisk } from '../helpers/region.ts';
import { dumpStore, type StoreDump } from '../helpers/store-dump.ts';

const SOURCE = 'region';
const IS_TORTURE = process.env['CERCLE_TORTURE'] === '1';
const SIZES = IS_TORTURE ? 50 : 4;
const DAMAGES = IS_TORTURE ? 100 : 4;

describe('storage that fails', () => {
  let ports: TestPorts;
  let first: RegionOnDisk;
  let second: RegionOnDisk;
  let old: StoreDump;
  before(async () => {
    ports = createTestPorts();
    first = writeParts(join(ports.folder, 'r0'), { units: 60, seed: 8, region: '11' });
    second = writeParts(join(ports.folder, 'r1'), { units: 60, seed: 8, region: '11', revision: 1 });
    await importFiles(ports, { files: first.files, source: SOURCE, mode: 'replace' });
    old = dump(ports);
  });
  after(() => ports.dispose());

  test('given a disk that is full at some point when importing then it is said with the space needed and the old state stands', async (t) => {
    const mount = join(ports.folder, 'disk');
    mkdirSync(mount);
    if (!canMount(mount)) return t.skip('a file system of a given size cannot be mounted here');
    const start = bytesOf(ports);
    const codes = new Map<string, number>();
    for (let at = 0; at < SIZES; at += 1) {
      const size = start + Math.round(((at + 0.5) / SIZES) * start * 2.5);
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', mount]);
      const copy = createTestPorts({ folder: mount });
      try {
        cpSync(ports.cacheDirectory, copy.cacheDirectory, { recursive: true });
        const code = await codeOf(
          importFiles(copy, { files: second.files, source: SOURCE, mode: 'replace', threads: 2 }),
        );
        codes.set(code, (codes.get(code) ?? 0) + 1);
        const now = dump(copy);
        if (code === 'done') assert.notDeepEqual(now, old);
        else assert.deepEqual(now, old, `${size} bytes`);
      } finally {
        execFileSync('umount', [mount]);
      }
    }
    t.diagnostic(`count: ${SIZES} disk sizes, ${JSON.stringify(Object.fromEntries(codes))}`);
    assert.deepEqual(
      [...codes.keys()].filter((code) => code !== 'done'),
      ['storage.full'],
    );
  });

  test('given a catalogue that is damaged when the cache is opened then it is made again from the generations', () => {
    for (const damage of ['garbage', 'empty', 'cut'] as const) {
      const copy = copyOf();
      const { catalogue } = foldersOf(copy);
      if (damage === 'garbage') writeFileSync(catalogue, Buffer.alloc(8192, 'x'));
      else truncateSync(catalogue, damage === 'empty' ? 0 : 5000);
      for (const suffix of ['-wal', '-shm']) rmSync(catalogue + suffix, { force: true });
      assert.deepEqual(dump(copy), old, damage);
      const store = openStore(copy);
      assert.deepEqual(store.sources()[0]?.counts, first.truth.counts);
      store.close();
      copy.dispose();
    }
  });

  test('given tables damaged anywhere when importing again then nothing crashes and the source is whole again', async (t) => {
    const random = createRandom(27);
    let told = 0;
    for (let at = 0; at < DAMAGES; at += 1) {
      const copy = copyOf();
      const { dataFile } = locateSource(copy, SOURCE)!;
      const bytes = readFileSync(dataFile);
      const from = random.between(0, bytes.length - 4096);
      bytes.fill(random.between(0, 255), from, from + random.between(1, 4096));
      writeFileSync(dataFile, bytes);
      if (at % 4 === 3) truncateSync(dataFile, from);
      const merged = await codeOf(importFiles(copy, { files: second.files, source: SOURCE, mode: 'merge' }));
      if (merged !== 'done') told += 1;
      assert.ok(['done', 'cache.corrupt'].includes(merged), merged);
      const replaced = await codeOf(importFiles(copy, { files: first.files, source: SOURCE, mode: 'replace' }));
      assert.equal(replaced, 'done');
      assert.deepEqual(withoutOrder(dump(copy)), withoutOrder(old));
      copy.dispose();
    }
    t.diagnostic(`count: ${DAMAGES} damaged files, ${told} told by the merge, 0 crashes`);
  });

  test('given generations deleted by hand when the cache is opened then their source is gone and can be imported again', async () => {
    const copy = copyOf();
    rmSync(join(foldersOf(copy).sources, SOURCE), { recursive: true });
    assert.equal(locateSource(copy, SOURCE), undefined);
    await importFiles(copy, { files: first.files, source: SOURCE });
    assert.deepEqual(dump(copy), old);
    copy.dispose();
  });

  function copyOf(): TestPorts {
    const copy = createTestPorts();
    cpSync(ports.cacheDirectory, copy.cacheDirectory, { recursive: true });
    return copy;
  }
});

function dump(ports: TestPorts): StoreDump {
  const located = locateSource(ports, SOURCE);
  assert.ok(located);
  return dumpStore(located);
}

function withoutOrder({ entities, words }: StoreDump): unknown {
  return { entities, words };
}

async function codeOf(running: Promise<unknown>): Promise<string> {
  try {
    await running;
    return 'done';
  } catch (error) {
    assert.ok(error instanceof AppError, String(error));
    if (error.code === 'storage.full') assert.ok(Number(error.detail.values?.['needed']) > 0);
    return error.code;
  }
}

function canMount(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function bytesOf({ cacheDirectory }: TestPorts): number {
  return Number(execFileSync('du', ['-sb', cacheDirectory], { encoding: 'utf8' }).split('\t')[0]);
}
