import { randomUUID } from 'node:crypto';
import type { SavedView } from '../../../shared/contract/workspace.ts';
import { guarded, immediately } from './sqlite.ts';
import type { WritableDb } from './sqlite.ts';

/** Saved searches. */
export interface ViewRows {
  /** In the order of their names, as a French dictionary has them. */
  views(): readonly SavedView[];
  /** A name is used once: the same name replaces what it named, and keeps its id. */
  saveView(view: Omit<SavedView, 'id'>): SavedView;
  /** Whether there was one. */
  removeView(id: string): boolean;
}

interface ViewRow {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly filters: string;
  readonly sort: string;
  readonly columns: string;
  readonly saved_at: string;
}

const byName = new Intl.Collator('fr', { numeric: true });

export function viewRows(db: WritableDb): ViewRows {
  const all = db.prepare<[], ViewRow>('SELECT * FROM view');
  const find = db.prepare<[string], ViewRow>('SELECT * FROM view WHERE name = ?');
  const save = db.prepare(
    `INSERT INTO view (id, name, text, filters, sort, columns, saved_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET text = excluded.text, filters = excluded.filters, sort = excluded.sort,
       columns = excluded.columns, saved_at = excluded.saved_at`,
  );
  const remove = db.prepare('DELETE FROM view WHERE id = ?');
  return {
    views: () => guarded(db.name, () => all.all().map(toView)).sort((a, b) => byName.compare(a.name, b.name)),
    saveView: ({ name, text, filters, sort, columns, savedAt }) => {
      const texts = [filters, sort, columns].map((value) => JSON.stringify(value));
      return immediately(db, () => {
        save.run(randomUUID(), name, text, ...texts, savedAt);
        return toView(find.get(name) as ViewRow);
      });
    },
    removeView: (id) => immediately(db, () => remove.run(id).changes > 0),
  };
}

function toView({ id, name, text, filters, sort, columns, saved_at: savedAt }: ViewRow): SavedView {
  return {
    id,
    name,
    text,
    filters: JSON.parse(filters) as SavedView['filters'],
    sort: JSON.parse(sort) as SavedView['sort'],
    columns: JSON.parse(columns) as SavedView['columns'],
    savedAt,
  };
}
