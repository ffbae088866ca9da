import type { EntityKind } from '../../../shared/domain/ror/projection.ts';
import type { Version } from './changes.ts';
import { linkValuesReader, type LinkValues } from './link-values.ts';
import { createDisplayOrder, type DisplayOrder } from './merge-order.ts';
import type { Tally } from './merge-tally.ts';
import { kindName } from './raw-read.ts';
import type { WritableDb } from './sqlite.ts';
import { kindNumber } from './staged-rows.ts';
import { SEARCHED_KINDS } from './words.ts';

/** What a row was before the merge touched it. */
export interface Before {
  readonly version: Version;
  readonly links: LinkValues;
  /** Milliseconds; -Infinity when the record had no date. */
  readonly updated: number;
}

/** A staged entity that now has its row. */
export interface Applied {
  readonly seq: number;
  readonly id: number;
  readonly kind: EntityKind;
}

/** What the steps of a merge share. */
export interface MergeState {
  readonly db: WritableDb;
  readonly tally: Tally;
  readonly order: DisplayOrder;
  /** Rows as they were, by their present id; absent for new ones. */
  readonly before: Map<number, Before>;
  /** Ids whose words must be made again; ids that are no more among them. */
  readonly touched: Set<number>;
  /** To be called before a row is written, or changes by what it refers to; a row that is new is told apart so. */
  remember(id: number): void;
}

const PLACE = "CASE national_id WHEN '' THEN '#' || key ELSE national_id END";

interface VersionColumns {
  readonly kind: number;
  readonly identity: string;
  readonly name: string;
  readonly hash: Buffer;
  readonly raw_block: number;
  readonly raw_start: number;
  readonly raw_length: number;
  readonly updated_ms: number | null;
}

export function createMergeState(db: WritableDb, tally: Tally): MergeState {
  const find = db.prepare<[number], VersionColumns>(
    `SELECT kind, ${PLACE} AS identity, name, CAST(content_hash || link_hash AS BLOB) AS hash, raw_block, raw_start, raw_length,
       updated_ms FROM main.entity WHERE id = ?`,
  );
  const links = linkValuesReader(db);
  const before = new Map<number, Before>();
  const touched = new Set<number>();
  return {
    db,
    tally,
    order: createDisplayOrder(db),
    before,
    touched,
    remember(id) {
      if (touched.has(id)) return;
      touched.add(id);
      tally.take(id);
      const row = find.get(id);
      if (row === undefined) return;
      const { kind, identity, name, hash } = row;
      const raw = { block: row.raw_block, start: row.raw_start, length: row.raw_length };
      const updated = row.updated_ms ?? -Infinity;
      before.set(id, { version: { kind, identity, id, name, hash, raw }, links: links(id), updated });
    },
  };
}

interface StagedRow {
  readonly seq: number;
  readonly kind: number;
  readonly key: string;
  readonly national_id: string;
  readonly folded: string;
  readonly identity: string;
  readonly content_hash: Buffer;
}

interface Match {
  readonly id: number;
  readonly name: string;
  readonly identity: string;
  readonly content_hash: Buffer;
}

const COPIED = `type_oi, key, national_id, name, other_names, commune, city, departement, region, champ, mode, age_min, age_max,
  updated, updated_ms, confidentiality, content_hash, raw_start, raw_length, contacts, telecommunications, horaires, phones`;

/** Numbers by which staged files and raw blocks move to stand behind those already there. */
export interface Offsets {
  readonly files: number;
  readonly blocks: number;
}

/**
 * Writes the rows of the staged entities, each over the one it is a newer version of. Links and what follows from them come
 * later, once every row is there. Of several staged entities with one key, only the one that counts is applied.
 */
export function applyRows(state: MergeState, offsets: Offsets, fold: (name: string) => string): readonly Applied[] {
  const { db } = state;
  const staged = db.prepare<[], StagedRow>(
    `SELECT e.seq, e.kind, e.key, e.national_id, e.folded, ${PLACE} AS identity, e.content_hash FROM s.entity e
     WHERE key = '' OR EXISTS (SELECT 1 FROM s.target t WHERE t.kind = e.kind AND t.key = e.key AND t.seq = e.seq)
     ORDER BY kind, seq`,
  );
  const write = rowWriter(db, offsets);
  const rememberOld = rememberer(state);
  const move = rowMover(state);
  return planned(db, state.order, staged.all(), fold).map(({ row, known, id }) => {
    if (known !== undefined) rememberOld(known, row);
    if (known !== undefined && known.id !== id) move(known.id, id);
    state.remember(id);
    write(row.seq, id, known === undefined);
    return { seq: row.seq, id, kind: kindName(row.kind) };
  });
}

interface PlannedRow {
  readonly row: StagedRow;
  readonly known: Match | undefined;
  readonly id: number;
}

/** Which row each staged entity goes to, decided before any is written. A row keeps its id unless its place in the order changed. */
function planned(
  db: WritableDb,
  order: DisplayOrder,
  rows: readonly StagedRow[],
  fold: (name: string) => string,
): readonly PlannedRow[] {
  const match = matcher(db);
  const taken = new Set<number>();
  const matched = rows.map((row) => {
    const found = match(row);
    const known = found === undefined || taken.has(found.id) ? undefined : found;
    if (known !== undefined) taken.add(known.id);
    const stays = known !== undefined && known.identity === row.identity && fold(known.name) === row.folded;
    return { row, known, id: stays ? known.id : undefined };
  });
  const moving = matched.filter(({ id }) => id === undefined);
  const ids = order.place(moving.map(({ row }) => row));
  const placed = new Map(moving.map(({ row }, index) => [row.seq, ids[index]]));
  return matched.map(({ row, known, id }) => ({ row, known, id: id ?? placed.get(row.seq) ?? 0 }));
}

const POLE = '1';

/**
 * By key, else by national identifier where that means one entity only: a pôle on several sites is there once for each
 * (domain reference ROR §4.5).
 */
function matcher(db: WritableDb): (row: StagedRow) => Match | undefined {
  const columns = `id, name, ${PLACE} AS identity, content_hash`;
  const byKey = db.prepare<[number, string], Match>(
    `SELECT ${columns} FROM main.entity WHERE kind = ? AND key = ? ORDER BY updated_ms DESC, id DESC LIMIT 1`,
  );
  const byNationalId = db.prepare<[number, string], Match>(
    `SELECT ${columns} FROM main.entity WHERE kind = ? AND national_id = ? AND type_oi <> '${POLE}' LIMIT 2`,
  );
  const isStaged = db.prepare<[number, string]>('SELECT 1 FROM s.target WHERE kind = ? AND key = ?');
  const keyOf = db.prepare<[number], string>('SELECT key FROM main.entity WHERE id = ?').pluck();
  return ({ kind, key, national_id: nationalId }) => {
    const same = key === '' ? undefined : byKey.get(kind, key);
    if (same !== undefined || nationalId === '') return same;
    const [only, other] = byNationalId.all(kind, nationalId);
    if (only === undefined || other !== undefined) return undefined;
    // Its own key is staged as well: it is another entity, not the same one under a new key.
    const itsKey = keyOf.get(only.id) ?? '';
    return itsKey !== '' && isStaged.get(kind, itsKey) !== undefined ? undefined : only;
  };
}

/** What an entity says of itself; what follows from its links is left to later steps. */
function rowWriter(db: WritableDb, offsets: Offsets): (seq: number, id: number, isNew: boolean) => void {
  const add = db.prepare(
    `INSERT INTO main.entity (id, kind, ${COPIED}, file_id, raw_block, place_from, link_hash)
     SELECT ?, kind, ${COPIED}, file_id + ${offsets.files}, raw_block + ${offsets.blocks}, '', x'' FROM s.entity WHERE seq = ?`,
  );
  const change = db.prepare(
    `UPDATE main.entity SET (${COPIED}, file_id, raw_block) = (
       SELECT ${COPIED}, file_id + ${offsets.files}, raw_block + ${offsets.blocks} FROM s.entity WHERE seq = $seq) WHERE id = $id`,
  );
  const own = OWN_ROWS.map((sql) => db.prepare(sql));
  return (seq, id, isNew) => {
    if (isNew) add.run(id, seq);
    else change.run({ seq, id });
    for (const statement of own) statement.run({ seq, id });
  };
}

const OWN_ROWS = [
  'DELETE FROM main.entity_code WHERE id = $id AND $seq',
  'DELETE FROM main.identifier WHERE id = $id AND $seq',
  'DELETE FROM main.finding WHERE entity_id = $id AND $seq',
  `INSERT OR IGNORE INTO main.entity_code (facet, code, id) SELECT facet, code, $id FROM s.code
   WHERE seq = $seq AND (SELECT kind FROM main.entity WHERE id = $id) IN (${SEARCHED_KINDS.join(', ')})`,
  'INSERT INTO main.identifier (value, id) SELECT value, $id FROM s.identifier WHERE seq = $seq',
  `INSERT INTO main.finding (entity_id, code, severity, path, value)
   SELECT $id, code, severity, path, value FROM s.finding WHERE seq = $seq`,
];

/** What refers to a row that changes is remembered with it: its words, its place and its links are told by their targets. */
function rememberer(state: MergeState): (known: Match, row: StagedRow) => void {
  const referrers = referrerFinder(state.db);
  return (known, row) => {
    state.remember(known.id);
    if (known.identity === row.identity && Buffer.compare(known.content_hash, row.content_hash) === 0) return;
    for (const referrer of referrers(known.id)) state.remember(referrer);
  };
}

/** Finds the rows that hang on a row: below it, or linked to it. */
export function referrerFinder(db: WritableDb): (id: number) => readonly number[] {
  const find = db
    .prepare<{ id: number }, number>(
      `SELECT id FROM entity WHERE parent_id = $id UNION SELECT id FROM entity WHERE eg_id = $id
       UNION SELECT id FROM entity WHERE ej_id = $id AND eg_id IS NULL
       UNION SELECT e.id FROM entity g JOIN entity e ON e.eg_id = g.id WHERE g.parent_id = $id AND g.ej_id = $id
       UNION SELECT from_id FROM link WHERE to_id = $id EXCEPT SELECT $id`,
    )
    .pluck();
  return (id) => find.all({ id });
}

const BELOW = `WITH RECURSIVE below(id) AS (SELECT $from UNION
  SELECT e.id FROM below b JOIN entity e ON e.parent_id = b.id WHERE e.kind = ${kindNumber('eg')})`;

const MOVE = [
  `${BELOW} UPDATE entity SET ej_id = $to WHERE ej_id = $from AND id IN (
    SELECT id FROM below UNION SELECT e.id FROM below b JOIN entity e ON e.eg_id = b.id
    UNION SELECT id FROM entity WHERE ej_id = $from AND eg_id IS NULL)`,
  'UPDATE entity SET eg_id = $to WHERE eg_id = $from',
  'UPDATE entity SET parent_id = $to WHERE parent_id = $from',
  'UPDATE entity SET id = $to WHERE id = $from',
  'UPDATE entity_code SET id = $to WHERE id = $from',
  'UPDATE identifier SET id = $to WHERE id = $from',
  'UPDATE link SET from_id = $to WHERE from_id = $from',
  'UPDATE link SET to_id = $to WHERE to_id = $from',
  'UPDATE finding SET entity_id = $to WHERE entity_id = $from',
];

/** Makes what gives a row another id, everywhere it is named. */
function rowMover({ db, before, touched, tally }: MergeState): (from: number, to: number) => void {
  const steps = MOVE.map((sql) => db.prepare<{ from: number; to: number }>(sql));
  return (from, to) => {
    for (const step of steps) step.run({ from, to });
    const known = before.get(from);
    if (known !== undefined) before.set(to, known);
    before.delete(from);
    touched.add(to);
    tally.rename(from, to);
  };
}
