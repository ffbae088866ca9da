import type { RegionTarget } from '../../../shared/contract/region-views.ts';
import type { JobProgress } from '../../../shared/contract/wire.ts';
import type { Cause, Diagnosis } from '../../../shared/domain/exchange/cause.ts';
import type { ExchangeRequest } from '../../../shared/domain/exchange/transaction.ts';
import { AppError } from '../../../shared/errors.ts';
import { runExchange } from './exchange.ts';
import type { Ended } from './exchange.ts';
import type { ExchangeRoom } from './parts.ts';

/** One synchronisation under way. */
export interface SyncRun {
  readonly room: ExchangeRoom;
  readonly target: RegionTarget;
  readonly id: string;
  readonly jobId: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: JobProgress) => void;
}

/** Stops a synchronisation: the region, not one of its establishments, is at fault. It stays inside the mechanism. */
export class SyncStopped extends Error {
  readonly reason: Cause;
  readonly diagnosis: Diagnosis | null;

  constructor(cause: Cause, diagnosis: Diagnosis | null) {
    super(`synchronisation stopped: ${cause}`);
    this.name = 'SyncStopped';
    this.reason = cause;
    this.diagnosis = diagnosis;
  }
}

export function cancelledSync(): AppError {
  return new AppError('cancelled', 'The synchronisation was cancelled; what was read waits for the next one.');
}

/** One request of a synchronisation, on which all the rest depends. @throws SyncStopped when it fails. */
export async function ask(run: SyncRun, request: ExchangeRequest, isImported: boolean): Promise<Ended> {
  const { room, target, id: sync, jobId, signal, onProgress } = run;
  const sending = { target, request, jobId, sync, isImported, force: false, out: null, signal, onProgress };
  const ended = await runExchange(room, sending);
  const { outcome, cause, diagnosis } = ended.record;
  if (outcome === 'cancelled') throw cancelledSync();
  if (outcome === 'failed') throw new SyncStopped(cause ?? 'unknown', diagnosis);
  return ended;
}
