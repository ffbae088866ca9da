import { existsSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { immediately } from '../store/sqlite.ts';
import type { Cause } from '../../../shared/domain/exchange/cause.ts';
import { failureKind } from './failure-kind.ts';
import { importAnswers } from './import-answer.ts';
import { BACKOFF, createMeter, pause, waitAfter } from './pace.ts';
import { perform } from './perform.ts';
import type { Performed } from './perform.ts';
import type { QueuedEstablishment } from './queue-rows.ts';
import { recordOf } from './record.ts';
import type { NewExchange } from './rows.ts';
import { nextDateRef, toldUpTo, withoutZone } from './sync-dates.ts';
import { ask, cancelledSync, SyncStopped } from './sync-run.ts';
import type { SyncRun } from './sync-run.ts';

/** What a delta left. */
export interface DeltaLoaded {
  readonly removed: number;
  /** Why some establishments were given up; null when none was. */
  readonly cause: Cause | null;
}

/** Brings what changed since `dateRef`. @throws SyncStopped, AppError. */
export function loadDelta(run: SyncRun, dateRef: string): Promise<DeltaLoaded> {
  return run.target.dialect === 'ror-2.4' ? loadNotified(run, dateRef) : loadModified(run, dateRef);
}

function marginHours({ room }: SyncRun): number {
  return room.workspace().settings().overlapHours;
}

/** IHE: one answer holds everything that changed (domain reference CSD §4). */
async function loadModified(run: SyncRun, dateRef: string): Promise<DeltaLoaded> {
  const { record, reading } = await ask(run, { transaction: 'modifications', lastModified: dateRef }, true);
  const told = reading === null ? undefined : toldUpTo(record.facts, reading);
  if (told !== undefined) run.room.syncs.change(run.id, { nextDateRef: nextDateRef(told, marginHours(run)) });
  return { removed: 0, cause: null };
}

/** The ROR names the establishments that changed; each is then read (domain reference ROR §2.3–2.4). */
async function loadNotified(run: SyncRun, dateRef: string): Promise<DeltaLoaded> {
  const { room, target, id } = run;
  // What an interrupted synchronisation had read comes first: it may be named again, and is then read again.
  await importRead(run, newProgress(0));
  const request = {
    transaction: 'notifications',
    dateRef: withoutZone(dateRef),
    typeActivity: [],
    supportedPatient: [],
  } as const;
  const { record, reading } = await ask(run, request, false);
  const told = reading === null ? undefined : toldUpTo(record.facts, reading);
  immediately(room.db, () => {
    room.queue.retry(target.code);
    room.queue.add(target.code, record.changed ?? []);
    // From here on the queue knows them: the next notifications start after these.
    if (told !== undefined) room.syncs.change(id, { nextDateRef: nextDateRef(told, marginHours(run)) });
  });
  return readQueue(run);
}

/** Establishments to an import: enough that its start costs little, few enough that little waits. */
const BATCH = 200;
const BATCH_BYTES = 64 * 1024 * 1024;
/** So many failures in a row are the region's. */
const MOST_IN_A_ROW = 8;

interface Progress {
  total: number;
  done: number;
  failed: number;
  removed: number;
  cause: Cause | null;
  /** Failed attempts since the last success. */
  inARow: number;
}

function newProgress(total: number): Progress {
  return { total, done: 0, failed: 0, removed: 0, cause: null, inARow: 0 };
}

/** Reads what waits, a batch at a time, and brings each batch into the cache. What is read and not imported yet survives the process. */
async function readQueue(run: SyncRun): Promise<DeltaLoaded> {
  const { room, target } = run;
  const { queue } = room;
  const total = queue.waiting(target.code).length + queue.read(target.code).length;
  const progress = newProgress(total);
  tell(run, progress);
  const wait = createMeter(target.limits.readsPerSecond);
  for (;;) {
    const waiting = queue.waiting(target.code).slice(0, BATCH);
    const stopped = await readBatch(run, waiting, wait, progress).then(
      () => null,
      (error: unknown) => error,
    );
    // What was read before is brought in even when the region stopped answering.
    if (!run.signal.aborted) await importRead(run, progress);
    if (stopped !== null) throw stopped;
    if (queue.waiting(target.code).length === 0) break;
  }
  return { removed: progress.removed, cause: progress.cause };
}

function tell({ room, id, onProgress }: SyncRun, { total, done, failed, removed }: Progress): void {
  room.syncs.change(id, { total, done, failed, removed });
  onProgress({ phase: 'sync', rows: { done: done + failed, total } });
}

async function readBatch(
  run: SyncRun,
  waiting: readonly QueuedEstablishment[],
  wait: (signal: AbortSignal) => Promise<void>,
  progress: Progress,
): Promise<void> {
  const left = [...waiting];
  const stop = new AbortController();
  const signal = AbortSignal.any([run.signal, stop.signal]);
  const state = { bytes: 0 };
  const reader = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined && state.bytes < BATCH_BYTES; one = left.shift()) {
      state.bytes += await readOne({ ...run, signal }, one, wait, progress);
    }
  };
  const readers = Array.from({ length: Math.min(run.target.limits.concurrentReads, left.length) }, () =>
    reader().catch((error: unknown) => {
      stop.abort(error);
      throw error;
    }),
  );
  const ended = await Promise.allSettled(readers);
  if (run.signal.aborted) throw cancelledSync();
  const failed = ended.filter((end) => end.status === 'rejected').map(({ reason }) => reason as unknown);
  // The first to stop stopped the others.
  const first = failed.find((reason) => reason instanceof SyncStopped) ?? failed[0];
  if (first !== undefined) throw first;
}

/** Reads one establishment, again after a while when that may help. Gives the bytes that wait to be imported. */
async function readOne(
  run: SyncRun,
  one: QueuedEstablishment,
  wait: (signal: AbortSignal) => Promise<void>,
  progress: Progress,
): Promise<number> {
  const { room, target, signal } = run;
  for (let attempt = one.attempts + 1; ; attempt += 1) {
    await wait(signal);
    const performed = await perform(room, { target, request: requestFor(one), signal });
    const record = await recordOf(room, performed, { sync: run.id, load: run.jobId, refusal: null });
    if (record.outcome === 'ok') {
      progress.inARow = 0;
      return keepForImport(run, one, performed, record);
    }
    await performed.place.remove();
    const cause = record.cause ?? 'unknown';
    if (record.outcome === 'cancelled') {
      room.rows.add(record);
      throw cancelledSync();
    }
    const kind = failureKind(cause);
    const isGivenUp = kind === 'establishment' || attempt >= BACKOFF.attempts;
    immediately(room.db, () => {
      room.rows.add(record);
      if (kind !== 'region') room.queue.markFailed(target.code, one, { cause, isGivenUp });
    });
    progress.inARow += kind === 'passing' ? 1 : 0;
    if (kind === 'region' || progress.inARow >= MOST_IN_A_ROW) throw new SyncStopped(cause, record.diagnosis);
    if (isGivenUp) {
      progress.failed += 1;
      progress.cause ??= cause;
      tell(run, progress);
      return 0;
    }
    const asked = Number(record.facts.headers['retry-after']);
    await pause(waitAfter(attempt, BACKOFF, Math.random, Number.isNaN(asked) ? null : asked), signal);
  }
}

/**
 * All of the establishment, even when the notification speaks of a restricted reading: that one leaves out prices and what is
 * specific to units (domain reference ROR §2.4), which would then be lost from the cache.
 */
function requestFor({ code, authority, restricted }: QueuedEstablishment) {
  return {
    transaction: 'etablissement',
    etablissement: { code, assigningAuthorityName: authority },
    dateRef: null,
    typeActivity: [],
    supportedPatient: [],
    restrictedOrganisation: restricted === null ? null : false,
  } as const;
}

/** The answer waits beside the queue, which knows it: both survive the process. */
async function keepForImport(
  { room, target }: SyncRun,
  { code, authority }: QueuedEstablishment,
  { id, place }: Performed,
  record: NewExchange,
): Promise<number> {
  const file = join(await room.spool.waiting(target.code), `${id}.xml`);
  await rename(place.file, file);
  await place.remove();
  immediately(room.db, () => {
    room.rows.add(record);
    room.queue.markRead(target.code, { code, authority, exchange: id, file });
  });
  return (await stat(file)).size;
}

/** Brings every answer that waits into the cache, as one load. */
async function importRead(run: SyncRun, progress: Progress): Promise<void> {
  const { room, target, jobId, signal } = run;
  const { queue } = room;
  const lost = queue.read(target.code).filter(({ file }) => !existsSync(file));
  const gone = lost.map(({ exchange }) => exchange);
  if (gone.length > 0) queue.again(target.code, gone);
  const read = queue.read(target.code);
  if (read.length === 0) return;
  const exchanges = read.map(({ exchange }) => exchange);
  const files = read.map(({ file }) => file);
  const report = await importAnswers(room, {
    ...{ jobId, signal, files, exchanges },
    region: target.code,
    mode: 'merge',
    profil: target.profil,
    hasWholeEstablishments: true,
    force: false,
    onProgress: () => undefined,
  });
  queue.remove(target.code, exchanges);
  progress.done += read.length;
  progress.removed += report.changes?.removed ?? 0;
  tell(run, progress);
  for (const { exchange, file } of read) {
    await room.answers
      .keep({ exchange, file, fileName: `${exchange}.xml` })
      .catch((error: unknown) => room.ports.log.warn(`the answer of ${exchange} is not kept: ${String(error)}`));
    await rm(file, { force: true });
  }
}
