import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import type { JobProgress } from '../../../shared/contract/wire.ts';
import { openChannel, type Channel, type ChannelProcess } from './channel.ts';
import type { IngestRequest } from './messages.ts';
import { startReading } from './reading.ts';
import { toPlainError } from '../store/plain-error.ts';
import { FAULT } from './messages.ts';

/** At most five a second (design architecture §6). */
const PROGRESS_INTERVAL_MS = 200;

/** What V8 is told for all threads to come (ADR 0013). */
const ENGINE = [
  // What start.ts asks for the heap of this thread, which has it by now, must not go before the limits that each worker is given.
  '--max-semi-space-size=0',
  // Objects of a sort that often outlived a clearing would be made among the old ones from then on. Dead there, they keep alive all
  // that they lead to, the text of the input first of all: on one run in five to three in four, reading took 1.3 to 1.6 times as long.
  '--no-allocation-site-pretenuring',
  // Threads of the collector would only take the cores from those that read and write. What --single-threaded-gc stands for is worked
  // out before a program begins: later on it does nothing.
  '--no-concurrent-marking',
  '--no-concurrent-sweeping',
  '--no-parallel-scavenge',
] as const;

/** Entry of the ingest process: one import, then the end, when its result was received. */
function main(channel: Channel): void {
  process.umask(0o077);
  for (const flag of ENGINE) setFlagsFromString(flag);
  // The parent's Ctrl-C also comes here; the parent decides.
  process.on('SIGINT', () => undefined);
  channel.onStart((request) => void run(channel, request));
  channel.send({ type: 'ready' });
}

async function run(channel: Channel, request: IngestRequest): Promise<void> {
  const trace = (line: string): void => channel.send({ type: 'log', line });
  const onProgress = throttled((progress) => channel.send({ type: 'progress', progress }));
  try {
    // Reading goes on while the rest of this process is loaded.
    const reading = startReading(request);
    const { runIngest } = await import('./pipeline.ts');
    const report = await runIngest(request, onProgress, { info: trace, warn: trace }, reading);
    channel.send({ type: 'done', report, peakRss: process.resourceUsage().maxRSS * 1024 });
  } catch (error) {
    channel.send({ type: 'failed', error: toPlainError(error, FAULT) });
  }
}

/** A change of phase is always told. */
function throttled(tell: (progress: JobProgress) => void): (progress: JobProgress) => void {
  let last = -Infinity;
  let phase = '';
  return (progress) => {
    const now = performance.now();
    if (progress.phase === phase && now - last < PROGRESS_INTERVAL_MS) return;
    last = now;
    phase = progress.phase;
    tell(progress);
  };
}

main(openChannel(process as ChannelProcess));
