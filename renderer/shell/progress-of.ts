import type { JobProgress } from '../../shared/contract/wire.ts';

/** What can be told of the speed of a running job; undefined before there is enough to tell. */
export interface Pace {
  readonly bytesPerSecond: number | undefined;
  readonly entitiesPerSecond: number | undefined;
  readonly remainingSeconds: number | undefined;
}

/** The counts of a job now, and the first of its phase with the time they were seen. */
export interface Counted {
  readonly progress: JobProgress | null;
  readonly since: { readonly at: number; readonly progress: JobProgress } | undefined;
}

/** Below it, a rate would jump about. */
const SHORTEST_SECONDS = 1;

/** The pace of a job in its present phase, from the first counts of that phase to `now` (as `performance.now()` tells it). */
export function paceOf({ progress, since }: Counted, now: number): Pace {
  const none = { bytesPerSecond: undefined, entitiesPerSecond: undefined, remainingSeconds: undefined };
  if (progress === null || since === undefined) return none;
  const elapsed = (now - since.at) / 1000;
  if (elapsed < SHORTEST_SECONDS) return none;
  const rate = (done = 0, before = 0): number | undefined => (done > before ? (done - before) / elapsed : undefined);
  const bytesPerSecond = rate(progress.bytes?.done, since.progress.bytes?.done);
  const { done = 0, total } = progress.bytes ?? {};
  return {
    bytesPerSecond,
    entitiesPerSecond: rate(progress.entities, since.progress.entities),
    remainingSeconds: bytesPerSecond === undefined || total === undefined ? undefined : (total - done) / bytesPerSecond,
  };
}
