import { kindName } from './raw-read.ts';
import { planRows, type PlannedRow } from './merge-plan.ts';
import type { Applied, MergeState } from './merge-state.ts';
import type { Shift } from './merge-room.ts';
import { referenceMover, rowWriter, type Offsets } from './merge-write.ts';
import type { WritableDb } from './sqlite.ts';
import { kindNumber } from './staged-rows.ts';

const OI = kindNumber('oi');
const PROFESSIONNEL = kindNumber('professionnel');

/**
 * Writes the rows of the staged entities, each over the one it is a newer version of. Links and what follows from them come
 * later, once every row is there. `onPlanned` is told which row goes where before any is written.
 */
export function applyRows(
  state: MergeState,
  offsets: Offsets,
  fold: (name: string) => string,
  onPlanned: (rows: readonly PlannedRow[]) => void = () => undefined,
): readonly Applied[] {
  const write = rowWriter(state, offsets);
  const rememberOld = rememberer(state);
  const { rows, shifts } = planRows(state.db, state.order, fold);
  onPlanned(rows);
  giveWay(state, shifts);
  // In the order of ids, neighbours are written one after the other, and their pages once.
  return rows
    .toSorted((a, b) => oldId(a) - oldId(b))
    .map((planned) => {
      const { row, known, id } = planned;
      rememberOld(planned);
      write(planned);
      const newKey = row.key === known?.key || row.key === '' ? undefined : row.key;
      return { seq: row.seq, id, kind: kindName(row.kind), nationalId: row.national_id, newKey };
    });
}

/** Moves rows that are not staged, of which nothing else changes. */
function giveWay(state: MergeState, shifts: readonly Shift[]): void {
  if (shifts.length === 0) return;
  const move = state.db.prepare('UPDATE main.entity SET id = ? WHERE id = ?');
  const moveRest = referenceMover(state.db);
  for (const { kind, from, to } of shifts) {
    state.remember(from);
    move.run(to, from);
    moveRest(kind, from, to);
    state.rename(from, to);
  }
}

function oldId({ known, id }: PlannedRow): number {
  return known?.id ?? id;
}

/**
 * What refers to a row that changes is remembered with it: its words and its place may be told by those of an EG or an EJ, its
 * codes by its activités and équipements, its links by the identity of what it refers to. An OI tells nothing else.
 */
function rememberer(state: MergeState): (planned: PlannedRow) => void {
  const referrers = referrerFinder(state.db);
  return ({ row, known, id }) => {
    if (known === undefined) {
      state.remember(id);
      state.tally.take(id);
      return;
    }
    state.remember(known.id, known);
    if (known.type_oi !== row.type_oi || known.departement !== row.departement) state.tally.take(known.id);
    const isSameIdentity = known.identity === row.identity;
    if (isSameIdentity && known.content_hash === row.content_hash) return;
    if (isSameIdentity && (row.kind === OI || row.kind === PROFESSIONNEL)) return;
    for (const referrer of referrers(known.id)) {
      if (isSameIdentity) state.remember(referrer);
      else state.rememberLinks(referrer);
    }
  };
}

/** What hangs on a row: below it, or linked to it. */
export const REFERRERS = `
SELECT id FROM main.entity WHERE parent_id = $id UNION SELECT id FROM main.entity WHERE eg_id = $id
UNION SELECT id FROM main.entity WHERE ej_id = $id AND eg_id IS NULL
UNION SELECT e.id FROM main.entity g JOIN main.entity e ON e.eg_id = g.id WHERE g.parent_id = $id AND g.ej_id = $id
UNION SELECT from_id FROM main.link WHERE to_id = $id EXCEPT SELECT $id`;

/** Finds the rows that hang on a row. */
export function referrerFinder(db: WritableDb): (id: number) => readonly number[] {
  const find = db.prepare<{ id: number }, number>(REFERRERS).pluck();
  return (id) => find.all({ id });
}
