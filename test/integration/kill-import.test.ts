import assert from 'node:assert/strict';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { foldersOf } from '../../electron/services/store/folders.ts';
import { generationFiles, generationFolder } from '../../electron/services/store/generation.ts';
import { openStore } from '../../electron/services/store/index.ts';
import { openReadable, openWritable } from '../../electron/services/store/sqlite.ts';
import { AppError } from '../../shared/errors.ts';
import { createRandom } from '../../shared/domain/synthetic/random.ts';
import { createTestPorts, type TestPorts } from '../helpers/ports.ts';
import { importFiles, locateSource, writeParts, type RegionOnDisk } from '../helpers/region.ts';
import { dumpStore, recount, type StoreDump } from '../helpers/store-dump.ts';

const SOURCE = 'region';
type Mode = 'replace' | 'merge';
const KILLS = process.env['CERCLE_TORTURE'] === '1' ? 200 : 5;

describe('killing an import', () => {
  let ports: TestPorts;
  let first: RegionOnDisk;
  let second: RegionOnDisk;
  let old: StoreDump;
  before(async () => {
    ports = createTestPorts();
    first = writeParts(join(ports.folder, 'r0'), { units: 40, seed: 5, region: '11', files: 2 });
    second = writeParts(join(ports.folder, 'r1'), { units: 40, seed: 5, region: '11', files: 2, revision: 1 });
    await importFiles(ports, { files: first.files, source: SOURCE, mode: 'replace' });
    old = stateOf(ports);
  });
  after(() => ports.dispose());

  /** Runs something on a copy of the cache as it is after the first import. */
  async function onCopy<T>(work: (copy: TestPorts) => Promise<T>): Promise<T> {
    const copy = createTestPorts();
    cpSync(ports.cacheDirectory, copy.cacheDirectory, { recursive: true });
    try {
      return await work(copy);
    } finally {
      copy.dispose();
    }
  }

  /** What an import left alone makes, and how long it takes. */
  function undisturbed(mode: Mode): Promise<{ readonly state: StoreDump; readonly ms: number }> {
    return onCopy(async (copy) => {
      const start = performance.now();
      await importFiles(copy, { files: second.files, source: SOURCE, mode, threads: 2 });
      return { ms: performance.now() - start, state: stateOf(copy) };
    });
  }

  test('given imports killed at random moments when the cache is opened again then it holds the old state or the new one, whole', async (t) => {
    const random = createRandom(20261122);
    const whole = { replace: await undisturbed('replace'), merge: await undisturbed('merge') };
    let kills = 0;
    let published = 0;
    for (let attempt = 0; kills < KILLS; attempt += 1) {
      assert.ok(attempt < KILLS * 4, 'most imports end before they are killed');
      const mode = attempt % 2 === 0 ? 'replace' : 'merge';
      await onCopy(async (copy) => {
        const running = importFiles(copy, { files: second.files, source: SOURCE, mode, threads: 2 });
        const delay = random.between(0, Math.round(whole[mode].ms));
        const timer = setTimeout(() => copy.children.at(-1)?.kill('SIGKILL'), delay);
        const isDone = await running.then(
          () => true,
          () => false,
        );
        clearTimeout(timer);
        const now = stateOf(copy);
        const isNew = isSame(now, whole[mode].state);
        assert.ok(isNew || isSame(now, old), `${mode} killed after ${delay} ms: neither the old state nor the new one`);
        assert.ok(isNew || !isDone, `${mode}: acknowledged and lost`);
        if (isDone) return;
        kills += 1;
        published += isNew ? 1 : 0;
      });
    }
    t.diagnostic(
      `count: ${kills} kills, 0 lost, 0 partial, integrity_check ok (${published} came after the publication)`,
    );
  });

  test('given a merge killed between the commits of its two files when the cache is opened then the words have caught up', async () => {
    const wanted = await undisturbed('merge');
    await onCopy(async (copy) => {
      await killWhileBlocked(copy, 'ftsFile', 'index');
      const behind = openReadable(locateBare(copy).ftsFile);
      assert.equal(behind.prepare("SELECT value FROM meta WHERE key = 'applied_seq'").pluck().get(), '0');
      behind.close();
      assert.deepEqual(stateOf(copy), wanted.state);
    });
  });

  test('given a merge killed before the first of its commits when the cache is opened then nothing of it is there', async () => {
    await onCopy(async (copy) => {
      await killWhileBlocked(copy, 'dataFile', 'write');
      assert.deepEqual(stateOf(copy), old);
    });
  });

  /** Holds the write lock of a file, so that the merge stops in front of it, and kills it there. */
  async function killWhileBlocked(copy: TestPorts, file: 'dataFile' | 'ftsFile', phase: string): Promise<void> {
    const lock = openWritable(locateBare(copy)[file]);
    lock.exec('BEGIN IMMEDIATE');
    const running = importFiles(copy, { files: second.files, source: SOURCE, mode: 'merge' }, (progress) => {
      if (progress.phase === phase) copy.children.at(-1)?.kill('SIGKILL');
    });
    await assert.rejects(running, (error) => error instanceof AppError && error.code === 'internal');
    lock.exec('ROLLBACK');
    lock.close();
  }
});

/** What is there now, after everything that must hold of it was checked. */
function stateOf(ports: TestPorts): StoreDump {
  const located = locateSource(ports, SOURCE);
  assert.ok(located, 'the source is there');
  for (const file of [located.dataFile, located.ftsFile]) {
    const db = openReadable(file);
    assert.equal(db.pragma('integrity_check', { simple: true }), 'ok');
    db.close();
  }
  const found = dumpStore(located);
  assert.deepEqual({ summary: found.summary, cube: found.cube }, recount(located.dataFile));
  const { staging, sources } = foldersOf(ports);
  assert.deepEqual(readdirSync(staging), []);
  assert.deepEqual(readdirSync(join(sources, SOURCE)).sort(), [...openGenerations(ports)].sort());
  return found;
}

/** The files of the only generation there is, without opening the cache, which would repair it. */
function locateBare(ports: TestPorts): { readonly dataFile: string; readonly ftsFile: string } {
  const { sources } = foldersOf(ports);
  const [generation] = readdirSync(join(sources, SOURCE));
  const files = generationFiles(generationFolder(sources, SOURCE, generation ?? ''));
  return { dataFile: files.data, ftsFile: files.fts };
}

function openGenerations(ports: TestPorts): readonly string[] {
  const store = openStore(ports);
  try {
    return store.sources().flatMap(({ generations }) => generations.map(({ id }) => id));
  } finally {
    store.close();
  }
}

function isSame(a: StoreDump, b: StoreDump): boolean {
  try {
    assert.deepEqual(a, b);
    return true;
  } catch {
    return false;
  }
}
