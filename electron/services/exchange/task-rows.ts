import { guarded, immediately } from '../store/sqlite.ts';
import type { WritableDb } from '../store/sqlite.ts';

/** What is done from time to time. */
export const TASKS = ['full', 'delta', 'whitelist', 'notices', 'purge'] as const;
export type TaskName = (typeof TASKS)[number];

/** When something was last done; the empty region stands for what concerns none, `tick` for the run that does what is due. */
export interface TaskRow {
  readonly what: TaskName | 'tick';
  readonly region: string;
  readonly at: string;
  readonly ok: boolean;
  readonly detail: string;
}

export interface TaskRows {
  last(what: TaskRow['what'], region: string): TaskRow | undefined;
  done(task: TaskRow): void;
}

export function taskRows(db: WritableDb): TaskRows {
  const find = db.prepare<[string, string], Omit<TaskRow, 'ok'> & { readonly ok: number }>(
    'SELECT * FROM task WHERE what = ? AND region = ?',
  );
  const put = db.prepare('INSERT OR REPLACE INTO task (what, region, at, ok, detail) VALUES (?, ?, ?, ?, ?)');
  return {
    last(what, region) {
      const row = guarded(db.name, () => find.get(what, region));
      return row && { ...row, ok: row.ok === 1 };
    },
    done: ({ what, region, at, ok, detail }) =>
      immediately(db, () => void put.run(what, region, at, Number(ok), detail)),
  };
}
