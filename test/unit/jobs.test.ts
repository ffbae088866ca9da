import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryRows } from '../../electron/services/jobs/memory-rows.ts';
import { createJobRunner } from '../../electron/services/jobs/runner.ts';
import type { JobRows } from '../../electron/services/jobs/runner.ts';
import { toWireError } from '../../electron/services/dispatch.ts';
import type { WireEvent } from '../../shared/contract/wire.ts';
import { AppError } from '../../shared/errors.ts';

function runnerOver(rows: JobRows = createMemoryRows()) {
  const events: WireEvent[] = [];
  const now = () => new Date('2026-01-31T12:00:00Z');
  const runner = createJobRunner({ rows, now, emit: (event) => void events.push(event), describe: toWireError });
  return { runner, events, rows };
}

/** Work that ends when it is told to stop, as real work does. */
const untilStopped = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
  });

test('given work that ends well, when it is waited for, then its report and its last progress are kept', async () => {
  const { runner, events, rows } = runnerOver();
  const { jobId } = runner.start('import', 'a.xml', async ({ progress }) => {
    for (let entities = 1; entities <= 100; entities += 1) progress({ phase: 'read', entities });
    return { ok: true };
  });
  assert.equal(runner.get(jobId).state, 'running');
  const job = await runner.wait(jobId);
  assert.deepEqual([job.state, job.result, job.error], ['finished', { ok: true }, null]);
  assert.deepEqual(job.progress, { phase: 'read', entities: 100 });
  assert.deepEqual(rows.get(jobId), job);
  assert.deepEqual(await runner.wait(jobId), job);
  // The first and the last of a hundred: no flood.
  assert.deepEqual(
    events.map(({ type }) => type),
    ['job.progress', 'job.progress', 'job.ended'],
  );
});

test('given work that fails, when it is waited for, then the job carries the error', async () => {
  const { runner } = runnerOver();
  const { jobId } = runner.start('import', 'a', () =>
    Promise.reject(new AppError('csd.empty', 'empty', { proof: ['p'] })),
  );
  const job = await runner.wait(jobId);
  assert.deepEqual([job.state, job.error?.code, job.error?.proof], ['failed', 'csd.empty', ['p']]);
});

test('given work that throws at once or has a bug, when it is started, then nothing is thrown and nothing leaks', async () => {
  const { runner } = runnerOver();
  const { jobId } = runner.start('import', 'a', () => {
    throw new TypeError('/secret');
  });
  const job = await runner.wait(jobId);
  assert.equal(job.error?.code, 'internal');
  assert.doesNotMatch(JSON.stringify(job), /secret/u);
});

test('given running work, when it is cancelled, then it ends as cancelled and cannot be cancelled again', async () => {
  const { runner, events } = runnerOver();
  const { jobId } = runner.start('import', 'a', ({ signal }) => untilStopped(signal));
  assert.equal(runner.cancel(jobId), true);
  const job = await runner.wait(jobId);
  assert.deepEqual([job.state, job.error?.code], ['cancelled', 'cancelled']);
  assert.equal(runner.cancel(jobId), false);
  assert.deepEqual(events, [{ type: 'job.ended', jobId, state: 'cancelled' }]);
});

test('given work that finishes although it was told to stop, when it ends, then what it did stands', async () => {
  const { runner } = runnerOver();
  const { jobId } = runner.start('import', 'a', async ({ signal }) => {
    await untilStopped(signal).catch(() => undefined);
    return 'published';
  });
  runner.cancel(jobId);
  assert.deepEqual((await runner.wait(jobId)).state, 'finished');
});

test('given running jobs, when the runner closes, then all are cancelled and ended', async () => {
  const { runner } = runnerOver();
  const ids = [1, 2].map(() => runner.start('export', 'a', ({ signal }) => untilStopped(signal)).jobId);
  await runner.close();
  assert.deepEqual(
    ids.map((id) => runner.get(id).state),
    ['cancelled', 'cancelled'],
  );
  assert.equal(runner.list(1).length, 1);
});

test('given a full disk, when a job ends, then its waiter is told', async () => {
  const rows = createMemoryRows();
  let isFull = false;
  const save: JobRows['save'] = (job) => {
    if (isFull) throw new AppError('storage.full', 'full');
    rows.save(job);
  };
  const { runner } = runnerOver({ ...rows, save });
  const { jobId } = runner.start('import', 'a', async () => {
    isFull = true;
  });
  const job = await runner.wait(jobId);
  assert.deepEqual([job.state, job.error?.code], ['failed', 'storage.full']);
  assert.equal(runner.get(jobId).state, 'failed');
});
