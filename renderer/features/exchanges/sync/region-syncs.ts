import type { SyncState } from '../../../../shared/contract/exchange-views.ts';

/** Where a region stands, of all its synchronisations. */
export interface RegionSyncs {
  /** The latest first. */
  readonly runs: readonly SyncState[];
  readonly latest: SyncState | undefined;
  readonly lastFull: SyncState | undefined;
  readonly lastDelta: SyncState | undefined;
  /** The instant that changes will be asked from. */
  readonly nextDateRef: string | null;
}

/** Gathers what is known of a region; `rows` are of every region, the latest first. */
export function syncsOf(rows: readonly SyncState[], region: string): RegionSyncs {
  const runs = rows.filter((row) => row.region === region);
  const finished = runs.filter(({ state }) => state === 'finished');
  return {
    runs,
    latest: runs[0],
    lastFull: finished.find(({ kind }) => kind === 'full'),
    lastDelta: finished.find(({ kind }) => kind === 'delta'),
    nextDateRef: finished.find(({ nextDateRef }) => nextDateRef !== null)?.nextDateRef ?? null,
  };
}
