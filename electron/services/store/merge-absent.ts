import { referrerFinder } from './merge-rows.ts';
import type { Applied, MergeState } from './merge-state.ts';
import { kindNumber } from './staged-rows.ts';

const OI = kindNumber('oi');
const PROFESSIONNEL = kindNumber('professionnel');
const ACTIVITE = kindNumber('activite');
const EQUIPEMENT = kindNumber('equipement');

/** What a removal leaves to be done. */
export interface Losing {
  /** Rows that referred to what is gone: their links are to be made again. */
  readonly referrers: readonly number[];
  /** To be called once links were made again: removes the activities and the equipment that served these establishments and serve nobody now. */
  removeUnused(): void;
}

/** OI of an establishment; professionals who practise nowhere else. */
const HANGING = `
SELECT e.id FROM main.entity e WHERE e.eg_id = $eg AND (e.kind = ${OI} OR (e.kind = ${PROFESSIONNEL} AND NOT EXISTS (
  SELECT 1 FROM main.link l JOIN main.entity t ON t.id = l.to_id
  WHERE l.from_id = e.id AND l.relation IN ('oi', 'eg') AND coalesce(t.eg_id, -1) <> $eg)))`;

/** What the OI of an establishment offer. */
const OFFERED = `
SELECT l.to_id FROM main.entity e JOIN main.link l ON l.from_id = e.id AND l.relation IN ('activite', 'equipement')
WHERE e.eg_id = $eg AND e.kind = ${OI}`;

const REMOVED_FROM = [
  'DELETE FROM main.entity WHERE id = $id',
  'DELETE FROM main.entity_code WHERE id = $id',
  'DELETE FROM main.identifier WHERE id = $id',
  'DELETE FROM main.finding WHERE entity_id = $id',
  'DELETE FROM main.link WHERE from_id = $id OR to_id = $id',
  'UPDATE main.entity SET parent_id = NULL WHERE parent_id = $id',
];

/**
 * Removes what hangs on a staged establishment in the generation and was not staged: an answer about an establishment holds all
 * of it (domain reference ROR §2.4, RG_ALIM_018), and a deletion shows only as an absence (CSD §3).
 */
export function removeAbsent(state: MergeState, applied: readonly Applied[]): Losing {
  const { db } = state;
  const staged = new Set(applied.map(({ id }) => id));
  const establishments = applied.filter(({ kind }) => kind === 'eg');
  const hanging = db.prepare<{ eg: number }, number>(HANGING).pluck();
  const offered = db.prepare<{ eg: number }, number>(OFFERED).pluck();
  const candidates = new Set(establishments.flatMap(({ id }) => offered.all({ eg: id })));
  const gone = new Set(establishments.flatMap(({ id }) => hanging.all({ eg: id })).filter((id) => !staged.has(id)));
  const referrers = referrerFinder(db);
  const touched = new Set([...gone].flatMap((id) => referrers(id)));
  const remove = remover(state);
  for (const id of touched) state.rememberLinks(id);
  for (const id of gone) remove(id);
  return {
    referrers: [...touched].filter((id) => !gone.has(id)),
    removeUnused: () =>
      removeUnused(
        state,
        [...candidates].filter((id) => !staged.has(id)),
        remove,
      ),
  };
}

function removeUnused({ db }: MergeState, candidates: readonly number[], remove: (id: number) => void): void {
  const isUsed = db.prepare<[number]>('SELECT 1 FROM main.link WHERE to_id = ?');
  const isOffer = db.prepare<[number]>(
    `SELECT 1 FROM main.entity WHERE id = ? AND kind IN (${ACTIVITE}, ${EQUIPEMENT})`,
  );
  for (const id of candidates) if (isUsed.get(id) === undefined && isOffer.get(id) !== undefined) remove(id);
}

function remover(state: MergeState): (id: number) => void {
  const steps = REMOVED_FROM.map((sql) => state.db.prepare<{ id: number }>(sql));
  return (id) => {
    state.remember(id);
    state.tally.take(id);
    for (const step of steps) step.run({ id });
  };
}
