import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { createPieceRing, createRingReader, createRingSum } from '../../electron/services/ingest/piece-ring.ts';
import { sha256, temporaryFolder } from '../fixtures/reader/archives.ts';
import { fc } from '../helpers/properties.ts';

const folder = temporaryFolder();
after(() => folder.remove());

test('given files of any length, when they are read one after the other through one ring, then each comes whole and has its sum', async () => {
  const content = fc.nat(600).map((length) => randomBytes(length));
  await fc.assert(
    fc.asyncProperty(
      fc.array(content, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 20 }),
      async (files, size) => {
        const ring = createPieceRing(size);
        const sum = createRingSum(ring);
        const told = { filled: () => sum.sum(), ended: () => Promise.resolve(sum.digest()) };
        const read = createRingReader(ring, told);
        for (const bytes of files) {
          const handle = await open(folder.write('input.bin', bytes));
          const { pieces, sha256: sumOf } = read(handle);
          const seen: Buffer[] = [];
          for await (const piece of pieces) seen.push(Buffer.from(piece));
          assert.deepEqual(Buffer.concat(seen), bytes);
          assert.equal(await sumOf(), sha256(bytes));
          await handle.close();
        }
      },
    ),
  );
});

test('given a thread that reads faster than the other sums, then it waits: no piece is written over before it was summed', async () => {
  const bytes = randomBytes(1000);
  const ring = createPieceRing(10);
  const sum = createRingSum(ring);
  const worker = new Worker(new URL('../helpers/ring-reader-thread.ts', import.meta.url), {
    workerData: { ring, path: folder.write('input.bin', bytes) },
  });
  let read: number | undefined;
  worker.on('message', (total: number) => (read = total));
  const exited = new Promise((resolve) => worker.once('exit', resolve));
  // Longer than the file takes to read: without a place to wait for, the thread would be done.
  while (new Int32Array(ring.counts)[0] !== 16) await sleep(5);
  await sleep(50);
  assert.equal(new Int32Array(ring.counts)[0], 16);
  assert.equal(read, undefined);
  const summing = setInterval(() => sum.sum(), 1);
  await exited;
  clearInterval(summing);
  assert.equal(read, bytes.length);
  assert.equal(sum.digest(), sha256(bytes));
});
