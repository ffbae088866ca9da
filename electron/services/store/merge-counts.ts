import type { Counts } from '../../../shared/contract/common.ts';
import { sumUp, type CountedRow } from './counts.ts';
import type { MergeState } from './merge-state.ts';

type Row = Omit<CountedRow, 'entities'>;

/** What a merge changed of the counts of its source: what the touched rows count now, less what they counted before. */
export function countChanges({ db, before, touched }: MergeState): Counts {
  const find = db.prepare<[number], Row>(
    'SELECT kind, type_oi, contacts, telecommunications, horaires FROM main.entity WHERE id = ?',
  );
  const rows: CountedRow[] = [];
  for (const id of touched) {
    const now = find.get(id);
    if (now !== undefined) rows.push({ ...now, entities: 1 });
  }
  for (const { row } of before.values()) rows.push(lessOf(row));
  return sumUp(rows);
}

function lessOf({ kind, type_oi, contacts, telecommunications, horaires }: Row): CountedRow {
  return {
    ...{ kind, type_oi, entities: -1 },
    ...{ contacts: -contacts, telecommunications: -telecommunications, horaires: -horaires },
  };
}
