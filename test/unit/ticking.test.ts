import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTicking } from '../../electron/services/exchange/ticking.ts';
import { AppError } from '../../shared/errors.ts';

const PACE = { firstMs: 20_000, everyMs: 600_000 };

/** A run that ends when told to, and the log of what is said. */
function counted() {
  const runs: { readonly signal: AbortSignal; end(error?: Error): void }[] = [];
  const said: string[] = [];
  const log = { info: () => undefined, warn: (line: string) => void said.push(line), error: () => undefined };
  const tick = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      runs.push({ signal, end: (error) => (error === undefined ? resolve() : reject(error)) });
    });
  return { runs, said, ticking: createTicking(tick, log, PACE) };
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

test('given a window when it listens then what is due is done once it is calm, again later, and never twice at once', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { runs, said, ticking } = counted();
  t.mock.timers.tick(PACE.everyMs);
  assert.equal(runs.length, 0, 'nobody listens');
  ticking.listen(true);
  t.mock.timers.tick(PACE.firstMs - 1);
  assert.equal(runs.length, 0);
  t.mock.timers.tick(1);
  assert.equal(runs.length, 1);
  // It takes longer than the time between two, and another window opens meanwhile.
  ticking.listen(false);
  ticking.listen(true);
  t.mock.timers.tick(PACE.everyMs * 3);
  assert.equal(runs.length, 1);
  runs[0]?.end();
  await settled();
  t.mock.timers.tick(PACE.everyMs);
  assert.equal(runs.length, 2);
  // What fails is logged, and does not end the others; another process at it is nothing to tell.
  runs[1]?.end(new Error('no disk'));
  await settled();
  t.mock.timers.tick(PACE.everyMs);
  runs[2]?.end(new AppError('exchange.busy', 'A tick runs already.'));
  await settled();
  t.mock.timers.tick(PACE.everyMs);
  assert.deepEqual([runs.length, said], [4, ['what is due was not done: Error: no disk']]);
});

test('given a window when it closes then nothing begins any more, and what runs is stopped and waited for', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { runs, ticking } = counted();
  ticking.listen(true);
  t.mock.timers.tick(PACE.firstMs);
  ticking.stop();
  assert.equal(runs[0]?.signal.aborted, true);
  let isOver = false;
  const ended = ticking.ended().then(() => (isOver = true));
  await settled();
  assert.equal(isOver, false);
  runs[0]?.end();
  await ended;
  ticking.listen(true);
  t.mock.timers.tick(PACE.everyMs * 2);
  assert.equal(runs.length, 1);
});
