import { extname } from 'node:path';
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import type { JobProgress } from '../../../shared/contract/wire.ts';
import { openChannel, type Channel, type ChannelProcess } from './channel.ts';
import type { IngestRequest } from './messages.ts';
import { startWaiting, type WaitingThread } from './parse-worker.ts';
import { startReading } from './reading.ts';
import { toPlainError } from '../store/plain-error.ts';
import { FAULT } from './messages.ts';

/** At most five a second (design architecture §6). */
const PROGRESS_INTERVAL_MS = 200;

/** It lies beside this file, in a checkout as in a bundle. */
const PARSE_THREAD = new URL(`parse-thread${extname(import.meta.url)}`, import.meta.url);

/** Entry of the ingest process: one import, then the end, when its result was received. */
function main(channel: Channel): void {
  process.umask(0o077);
  // What this thread was given for its heap must not go before the limits of each worker.
  setFlagsFromString('--max-semi-space-size=0');
  const waiting = startWaiting(PARSE_THREAD);
  // The parent's Ctrl-C also comes here; the parent decides.
  process.on('SIGINT', () => undefined);
  channel.onStart((request) => void run(channel, request, waiting));
  channel.send({ type: 'ready' });
  // Loaded while the request is on its way; what goes wrong is told when it is there.
  import('./pipeline.ts').catch(() => undefined);
}

async function run(channel: Channel, request: IngestRequest, waiting: WaitingThread): Promise<void> {
  const trace = (line: string): void => channel.send({ type: 'log', line });
  const onProgress = throttled((progress) => channel.send({ type: 'progress', progress }));
  try {
    // Where SQLite puts what it sorts: beside the cache, where there must be room anyway.
    process.env['SQLITE_TMPDIR'] = request.cacheDirectory;
    // Reading goes on while the rest of this process is loaded.
    const reading = startReading(request, waiting);
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
