import type { SyncState } from '../../../shared/contract/exchange-views.ts';
import type { Cause } from '../../../shared/domain/exchange/cause.ts';
import { guarded, immediately } from '../store/sqlite.ts';
import type { WritableDb } from '../store/sqlite.ts';

/** What changes of a synchronisation while it goes on. */
export interface SyncChange {
  readonly total?: number;
  readonly done?: number;
  readonly failed?: number;
  readonly removed?: number;
  readonly nextDateRef?: string | null;
}

/** Synchronisations, the truth of how far each region is. */
export interface SyncRows {
  begin(sync: {
    readonly id: string;
    readonly region: string;
    readonly kind: 'full' | 'delta';
    readonly at: string;
  }): void;
  change(id: string, change: SyncChange): void;
  end(id: string, end: { readonly state: SyncState['state']; readonly cause: Cause | null; readonly at: string }): void;
  get(id: string): SyncState | undefined;
  list(region: string | undefined, limit: number): readonly SyncState[];
  /** The instant that changes were last asked up to; undefined when they never were. */
  nextDateRef(region: string): string | undefined;
  /** The last one that was brought to its end. */
  lastFinished(region: string, kind?: 'full' | 'delta'): SyncState | undefined;
  /** Those of a region that no process goes on with any more: `interrupted`. To be called under the lock of the region. */
  settle(region: string, at: string): void;
}

interface StoredSync {
  readonly id: string;
  readonly region: string;
  readonly kind: 'full' | 'delta';
  readonly state: SyncState['state'];
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly cause: Cause | null;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly removed: number;
  readonly next_date_ref: string | null;
}

const COLUMN_OF: Readonly<Record<keyof SyncChange, string>> = {
  total: 'total',
  done: 'done',
  failed: 'failed',
  removed: 'removed',
  nextDateRef: 'next_date_ref',
};

export function syncRows(db: WritableDb): SyncRows {
  const run = (sql: string, ...values: readonly unknown[]): void =>
    immediately(db, () => void db.prepare<unknown[]>(sql).run(...values));
  return {
    ...readings(db),
    begin: ({ id, region, kind, at }) =>
      run(
        "INSERT INTO sync (id, region, kind, state, started_at) VALUES (?, ?, ?, 'running', ?)",
        id,
        region,
        kind,
        at,
      ),
    change(id, change) {
      const given = Object.entries(change) as [keyof SyncChange, string | number | null][];
      if (given.length === 0) return;
      const set = given.map(([name]) => `${COLUMN_OF[name]} = ?`).join(', ');
      run(`UPDATE sync SET ${set} WHERE id = ?`, ...given.map(([, value]) => value), id);
    },
    end: (id, { state, cause, at }) =>
      run('UPDATE sync SET state = ?, cause = ?, ended_at = ? WHERE id = ?', state, cause, at, id),
    settle: (region, at) =>
      run("UPDATE sync SET state = 'interrupted', ended_at = ? WHERE region = ? AND state = 'running'", at, region),
  };
}

function toState(row: StoredSync): SyncState {
  const { id, region, kind, state, cause, total, done, failed, removed } = row;
  return {
    ...{ id, region, kind, state },
    startedAt: row.started_at,
    endedAt: row.ended_at,
    queue: { total, done, failed },
    cause,
    nextDateRef: row.next_date_ref,
    removed,
  };
}

function readings(db: WritableDb): Pick<SyncRows, 'get' | 'list' | 'nextDateRef' | 'lastFinished'> {
  const all = <T>(sql: string, ...values: readonly unknown[]): T[] =>
    guarded(db.name, () => db.prepare<unknown[], T>(sql).all(...values));
  const one = (sql: string, ...values: readonly unknown[]): SyncState | undefined =>
    all<StoredSync>(sql, ...values).map(toState)[0];
  return {
    get: (id) => one('SELECT * FROM sync WHERE id = ?', id),
    list: (region, limit) =>
      all<StoredSync>(
        'SELECT * FROM sync WHERE region = coalesce(?, region) ORDER BY seq DESC LIMIT ?',
        region ?? null,
        limit,
      ).map(toState),
    nextDateRef: (region) =>
      all<StoredSync>(
        'SELECT * FROM sync WHERE region = ? AND next_date_ref IS NOT NULL ORDER BY seq DESC LIMIT 1',
        region,
      )[0]?.next_date_ref ?? undefined,
    lastFinished: (region, kind) =>
      one(
        "SELECT * FROM sync WHERE region = ? AND state = 'finished' AND kind = coalesce(?, kind) ORDER BY seq DESC LIMIT 1",
        region,
        kind ?? null,
      ),
  };
}
