import type { Cause } from '../../../shared/domain/exchange/cause.ts';
import type { ChangedEstablishment } from '../../../shared/domain/exchange/transaction.ts';
import { guarded, immediately } from '../store/sqlite.ts';
import type { WritableDb } from '../store/sqlite.ts';

/** An establishment to read. */
export interface QueuedEstablishment {
  readonly code: string;
  readonly authority: string;
  readonly restricted: boolean | null;
  readonly attempts: number;
}

/** An establishment that was read, and whose answer waits to be imported. */
export interface ReadEstablishment {
  readonly code: string;
  readonly authority: string;
  readonly exchange: string;
  readonly file: string;
}

type Key = Pick<QueuedEstablishment, 'code' | 'authority'>;

/** What is left to do for a region; it survives the process. */
export interface QueueRows {
  /** Adds what a notification names. One that waits already is read once; one that was given up or read is read again. */
  add(region: string, changed: readonly ChangedEstablishment[]): void;
  /** Those given up earlier are tried again. */
  retry(region: string): void;
  /** Answers whose file is gone are asked again. */
  again(region: string, exchanges: readonly string[]): void;
  waiting(region: string): readonly QueuedEstablishment[];
  read(region: string): readonly ReadEstablishment[];
  markRead(region: string, one: ReadEstablishment): void;
  markFailed(region: string, one: Key, failure: { readonly cause: Cause; readonly isGivenUp: boolean }): void;
  /** They are in the cache. */
  remove(region: string, exchanges: readonly string[]): void;
  /** Nothing is left to do: a full load brought everything. */
  clear(region: string): void;
}

interface StoredItem {
  readonly code: string;
  readonly authority: string;
  readonly restricted: number | null;
  readonly attempts: number;
}

const ADD = `INSERT INTO queue (region, code, authority, restricted, state) VALUES (?, ?, ?, ?, 'waiting')
  ON CONFLICT DO UPDATE SET state = 'waiting', attempts = 0, cause = NULL, exchange = NULL, file = NULL,
    restricted = min(coalesce(restricted, 0), coalesce(excluded.restricted, 0))`;

export function queueRows(db: WritableDb): QueueRows {
  const run: Run = (sql, ...values) => immediately(db, () => void db.prepare<unknown[]>(sql).run(...values));
  return {
    ...readings(db),
    ...marks(run),
    add(region, changed) {
      const add = db.prepare(ADD);
      immediately(db, () => {
        for (const { etablissement, restrictedOrganisation: restricted } of changed) {
          const flag = restricted === null ? null : Number(restricted);
          add.run(region, etablissement.code, etablissement.assigningAuthorityName, flag);
        }
      });
    },
    retry: (region) =>
      run("UPDATE queue SET state = 'waiting', attempts = 0 WHERE region = ? AND state = 'given-up'", region),
    again: (region, exchanges) =>
      run(
        `UPDATE queue SET state = 'waiting', exchange = NULL, file = NULL
         WHERE region = ? AND exchange IN (SELECT value FROM json_each(?))`,
        region,
        JSON.stringify(exchanges),
      ),
    remove: (region, exchanges) =>
      run(
        'DELETE FROM queue WHERE region = ? AND exchange IN (SELECT value FROM json_each(?))',
        region,
        JSON.stringify(exchanges),
      ),
    clear: (region) => run('DELETE FROM queue WHERE region = ?', region),
  };
}

function readings(db: WritableDb): Pick<QueueRows, 'waiting' | 'read'> {
  return {
    waiting: (region) =>
      guarded(db.name, () =>
        db
          .prepare<[string], StoredItem>(
            "SELECT code, authority, restricted, attempts FROM queue WHERE region = ? AND state = 'waiting' ORDER BY code",
          )
          .all(region)
          .map(({ restricted, ...item }) => ({ ...item, restricted: restricted === null ? null : restricted === 1 })),
      ),
    read: (region) =>
      guarded(db.name, () =>
        db
          .prepare<[string], ReadEstablishment>(
            "SELECT code, authority, exchange, file FROM queue WHERE region = ? AND state = 'read' ORDER BY code",
          )
          .all(region),
      ),
  };
}

type Run = (sql: string, ...values: readonly unknown[]) => void;

function marks(run: Run): Pick<QueueRows, 'markRead' | 'markFailed'> {
  return {
    markRead: (region, { code, authority, exchange, file }) =>
      run(
        "UPDATE queue SET state = 'read', exchange = ?, file = ?, cause = NULL WHERE region = ? AND code = ? AND authority = ?",
        ...[exchange, file, region, code, authority],
      ),
    markFailed: (region, { code, authority }, { cause, isGivenUp }) =>
      run(
        'UPDATE queue SET attempts = attempts + 1, cause = ?, state = ? WHERE region = ? AND code = ? AND authority = ?',
        ...[cause, isGivenUp ? 'given-up' : 'waiting', region, code, authority],
      ),
  };
}
