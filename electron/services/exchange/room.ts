import { foldersOf } from '../store/folders.ts';
import { createAnswers } from './answers.ts';
import { answersFolder, openExchangesDb } from './database.ts';
import type { ExchangeNeeds, ExchangeRoom } from './parts.ts';
import { createGate } from './pace.ts';
import { queueRows } from './queue-rows.ts';
import { exchangeRows } from './rows.ts';
import { openSpool } from './spool.ts';
import { syncRows } from './sync-rows.ts';
import { taskRows } from './task-rows.ts';

/** Each has two busy threads and some 300 MB. */
const IMPORTS_AT_ONCE = 2;

/**
 * Opens the history of exchanges and what goes with it.
 * @throws AppError `cache.corrupt`, `cache.newer-version`, `storage.full`, `storage.failed`.
 */
export function openExchanges(needs: ExchangeNeeds): ExchangeRoom {
  const { ports } = needs;
  const db = openExchangesDb(ports);
  const spool = openSpool(foldersOf(ports));
  const stop = new AbortController();
  const tidying = new Set<Promise<void>>();
  return {
    ...needs,
    imports: createGate(IMPORTS_AT_ONCE),
    db,
    spool,
    rows: exchangeRows(db),
    answers: createAnswers(db, answersFolder(ports), ports.now),
    syncs: syncRows(db),
    queue: queueRows(db),
    tasks: taskRows(db),
    afterwards(work) {
      const logged = work.catch((error: unknown) => ports.log.warn(`not tidied: ${String(error)}`));
      tidying.add(logged);
      void logged.then(() => tidying.delete(logged));
    },
    closing: stop.signal,
    async close() {
      stop.abort();
      await Promise.all(tidying);
      spool.close();
      db.close();
    },
  };
}
