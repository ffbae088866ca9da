import type { Statement } from 'better-sqlite3';
import type { MergeState } from './merge-state.ts';
import type { PlannedRow } from './merge-plan.ts';
import type { WritableDb } from './sqlite.ts';
import { kindNumber } from './staged-rows.ts';
import { SEARCHED_KINDS } from './words.ts';

/** Numbers by which staged files and raw blocks move to stand behind those already there. */
export interface Offsets {
  readonly files: number;
  readonly blocks: number;
}

/** Columns by which rows are found: writing one writes its index. */
const INDEXED = 'type_oi, key, national_id, age_min, age_max';
const PLAIN = `name, other_names, commune, city, departement, region, champ, mode, updated, updated_ms, confidentiality,
  content_hash, raw_start, raw_length, contacts, telecommunications, horaires, phones`;
const STAGED = 'FROM s.entity e JOIN s.place p ON p.number = e.place WHERE e.seq = $seq';
/** Where a place is its own; what it takes from above is found later (merge-derive.ts). */
const PLACE_FROM = "CASE WHEN departement <> '' OR commune <> '' THEN 'own' ELSE '' END";

export type RowWriter = (planned: PlannedRow) => void;

/** What an entity says of itself; what follows from its links is left to later steps. */
export function rowWriter(state: MergeState, offsets: Offsets): RowWriter {
  const { db } = state;
  const own = `file_id + ${offsets.files}, raw_block + ${offsets.blocks}, ${PLACE_FROM}`;
  const add = db.prepare(
    `INSERT INTO main.entity (id, kind, ${INDEXED}, ${PLAIN}, file_id, raw_block, place_from, link_hash)
     SELECT $id, kind, ${INDEXED}, ${PLAIN}, ${own}, x'' ${STAGED}`,
  );
  const change = (columns: string, values: string): Statement<{ seq: number; from: number; to: number }> =>
    db.prepare(
      `UPDATE main.entity SET (${columns}${PLAIN}, file_id, raw_block, place_from) = (
         SELECT ${values}${PLAIN}, ${own} ${STAGED}) WHERE id = $from`,
    );
  const changeAll = change(`id, ${INDEXED}, `, `$to, ${INDEXED}, `);
  const changePlain = change('', '');
  const moveRest = referenceMover(db);
  const writeOwn = ownWriter(db);
  return ({ row, known, id }) => {
    if (known === undefined) add.run({ id, seq: row.seq });
    else if (known.id === id && isFoundAlike(row, known)) changePlain.run({ seq: row.seq, from: id, to: id });
    else changeAll.run({ seq: row.seq, from: known.id, to: id });
    if (known !== undefined && known.id !== id) {
      moveRest(row.kind, known.id, id);
      state.rename(known.id, id);
    }
    writeOwn(row.seq, id, known !== undefined);
  };
}

function isFoundAlike(row: PlannedRow['row'], known: NonNullable<PlannedRow['known']>): boolean {
  return (['type_oi', 'key', 'national_id', 'age_min', 'age_max'] as const).every((name) => row[name] === known[name]);
}

/** Identifiers and findings of an entity; its codes follow when its place and its links are known. */
function ownWriter(db: WritableDb): (seq: number, id: number, isKnown: boolean) => void {
  const held = db.prepare<[number], string>('SELECT value FROM main.identifier WHERE id = ? ORDER BY value').pluck();
  const staged = db.prepare<[number], string>('SELECT value FROM s.identifier WHERE seq = ? ORDER BY value').pluck();
  const forget = db.prepare('DELETE FROM main.identifier WHERE id = ?');
  const add = db.prepare('INSERT INTO main.identifier (value, id) VALUES (?, ?)');
  const forgive = db.prepare('DELETE FROM main.finding WHERE entity_id = ?');
  const report = db.prepare(
    `INSERT INTO main.finding (entity_id, code, severity, path, value)
     SELECT $id, code, severity, path, value FROM s.finding WHERE seq = $seq ORDER BY rowid`,
  );
  return (seq, id, isKnown) => {
    const now = staged.all(seq);
    const old = isKnown ? held.all(id) : [];
    if (now.length !== old.length || now.some((value, index) => value !== old[index])) {
      if (old.length > 0) forget.run(id);
      for (const value of now) add.run(value, id);
    }
    if (isKnown) forgive.run(id);
    report.run({ seq, id });
  };
}

const EJ = kindNumber('ej');
const EG = kindNumber('eg');
const OI = kindNumber('oi');
const PROFESSIONNEL = kindNumber('professionnel');
const ALL = [EJ, EG, OI, PROFESSIONNEL, kindNumber('activite'), kindNumber('equipement')];

const BELOW = `WITH RECURSIVE below(id) AS (SELECT $from UNION
  SELECT e.id FROM below b JOIN main.entity e ON e.parent_id = b.id WHERE e.kind = ${EG})`;

/** What names a row by its id beside `entity` itself, and the kinds that may be so named. */
export const MOVES: readonly (readonly [kinds: readonly number[], sql: string])[] = [
  [
    [EJ],
    `${BELOW} UPDATE main.entity SET ej_id = $to WHERE ej_id = $from AND id IN (
       SELECT id FROM below UNION SELECT e.id FROM below b JOIN main.entity e ON e.eg_id = b.id
       UNION SELECT id FROM main.entity WHERE ej_id = $from AND eg_id IS NULL UNION SELECT $to)`,
  ],
  [[EG], 'UPDATE main.entity SET eg_id = $to WHERE eg_id = $from'],
  [[EJ, EG, OI], 'UPDATE main.entity SET parent_id = $to WHERE parent_id = $from'],
  [SEARCHED_KINDS, 'UPDATE main.entity_code SET id = $to WHERE id = $from'],
  [ALL, 'UPDATE main.identifier SET id = $to WHERE id = $from'],
  [[OI, PROFESSIONNEL], 'UPDATE main.link SET from_id = $to WHERE from_id = $from'],
  [ALL.filter((kind) => kind !== PROFESSIONNEL), 'UPDATE main.link SET to_id = $to WHERE to_id = $from'],
  [ALL, 'UPDATE main.finding SET entity_id = $to WHERE entity_id = $from'],
];

/** Makes what names a row by its id name it by another one. */
export function referenceMover(db: WritableDb): (kind: number, from: number, to: number) => void {
  const steps = new Map(
    ALL.map((kind) => [
      kind,
      MOVES.filter(([kinds]) => kinds.includes(kind)).map(([, sql]) => db.prepare<{ from: number; to: number }>(sql)),
    ]),
  );
  return (kind, from, to) => {
    for (const step of steps.get(kind) ?? []) step.run({ from, to });
  };
}
