import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { RegionRow } from '../../../shared/contract/region-views.ts';
import type { SyncState } from '../../../shared/contract/exchange-views.ts';
import type { JobProgress } from '../../../shared/contract/wire.ts';
import { AppError } from '../../../shared/errors.ts';
import { foldersOf } from '../store/folders.ts';
import { lockOwner } from '../store/locks.ts';
import type { Lock } from '../store/locks.ts';
import type { ExchangeRoom } from './parts.ts';
import { loadDelta } from './sync-delta.ts';
import { loadFull } from './sync-full.ts';
import { SyncStopped } from './sync-run.ts';
import type { SyncRun } from './sync-run.ts';

/** A synchronisation asked for. */
export interface SyncAsked {
  readonly target: RegionRow;
  readonly isFull: boolean;
  readonly jobId: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: JobProgress) => void;
}

const DAY = 86_400_000;

/** Since when changes are asked; undefined when everything must be: nothing held, the server's time unknown, or too old. */
function deltaFrom({ store, syncs, workspace, ports }: ExchangeRoom, code: string): string | undefined {
  const isHeld = store()
    .locateAll()
    .some(({ source }) => source === code);
  const full = syncs.lastFinished(code, 'full');
  const since = syncs.nextDateRef(code);
  if (!isHeld || full === undefined || since === undefined) return undefined;
  const oldest = ports.now().getTime() - workspace().settings().fullEveryDays * DAY;
  return Date.parse(full.startedAt) < oldest ? undefined : since;
}

/** Whether the next synchronisation of a region would bring everything. */
export function needsFull(room: ExchangeRoom, code: string): boolean {
  return deltaFrom(room, code) === undefined;
}

/** Only one synchronisation of a region at a time, whichever process runs it. @throws AppError `exchange.busy`. */
function lockRegion(room: ExchangeRoom, code: string): Lock {
  try {
    return lockOwner(foldersOf(room.ports).locks, `sync ${code}`);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'cache.busy') throw error;
    throw new AppError('exchange.busy', `${code} is being synchronised already.`, { values: { region: code } });
  }
}

/**
 * Brings the cache up to date with a region. What the server or the network does is in the state, not thrown.
 * @throws AppError `exchange.busy`, `region.incomplete`, `vault.locked`, `cancelled`, and what an import refuses or the storage does.
 */
export async function synchronise(room: ExchangeRoom, asked: SyncAsked): Promise<SyncState> {
  const { target, isFull, jobId, signal, onProgress } = asked;
  const lock = lockRegion(room, target.code);
  try {
    room.syncs.settle(target.code, nowOf(room));
    await sweepWaiting(room, target.code);
    const since = isFull ? undefined : deltaFrom(room, target.code);
    const run: SyncRun = { room, target, id: randomUUID(), jobId, signal, onProgress };
    const kind = since === undefined ? 'full' : 'delta';
    room.syncs.begin({ id: run.id, region: target.code, kind, at: nowOf(room) });
    await runTo(run, since);
    return stateOf(room, run.id);
  } finally {
    room.emit({ type: 'regions.changed' });
    lock.release();
  }
}

/** Removes answers that wait for nothing: those of a load that was killed before its queue knew them, or after it had served. */
async function sweepWaiting({ spool, queue }: ExchangeRoom, code: string): Promise<void> {
  const folder = await spool.waiting(code);
  const known = new Set(queue.read(code).map(({ file }) => basename(file)));
  for (const name of await readdir(folder)) if (!known.has(name)) await rm(join(folder, name), { force: true });
}

async function runTo(run: SyncRun, since: string | undefined): Promise<void> {
  const { room, id, target } = run;
  const end = (state: SyncState['state'], cause: SyncState['cause']): void =>
    room.syncs.end(id, { state, cause, at: nowOf(room) });
  try {
    if (since === undefined) {
      const { removed, nextDateRef } = await loadFull(run);
      room.queue.clear(target.code);
      room.syncs.change(id, { removed, nextDateRef });
      end('finished', null);
    } else {
      const { cause } = await loadDelta(run, since);
      end('finished', cause);
    }
  } catch (error) {
    if (error instanceof SyncStopped) return end('failed', error.reason);
    const isCancelled = run.signal.aborted || (error instanceof AppError && error.code === 'cancelled');
    end(isCancelled ? 'cancelled' : 'failed', isCancelled ? 'cancelled' : causeOfError(error));
    throw error;
  }
}

function causeOfError(error: unknown): SyncState['cause'] {
  if (!(error instanceof AppError)) return 'unknown';
  if (error.code === 'vault.locked' || error.code === 'vault.absent') return 'vault-locked';
  return /^(cache|archive|csd|xml)\./u.test(error.code) ? 'import-refused' : 'unknown';
}

function nowOf({ ports }: ExchangeRoom): string {
  return ports.now().toISOString();
}

function stateOf({ syncs }: ExchangeRoom, id: string): SyncState {
  const state = syncs.get(id);
  if (state === undefined) throw new AppError('internal', `The synchronisation ${id} is not kept.`);
  return state;
}
