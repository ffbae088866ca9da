import type { EntityKind } from '../../../shared/domain/ror/projection.ts';
import { linkValuesReader, type LinkValues } from './link-values.ts';
import { createDisplayOrder, type DisplayOrder } from './merge-order.ts';
import type { Tally } from './merge-tally.ts';
import type { WritableDb } from './sqlite.ts';
import type { Version } from './versions.ts';

/** What a row was before the merge touched it. */
export interface Before {
  readonly version: Version;
  /** What it referred to; kept only for a row whose links may change. */
  links: LinkValues | undefined;
  /** Milliseconds; -Infinity when the record had no date. */
  readonly updated: number;
  readonly row: KnownRow;
}

/** A staged entity that now has its row. */
export interface Applied {
  readonly seq: number;
  readonly id: number;
  readonly kind: EntityKind;
  readonly nationalId: string;
  /** By which it is looked for elsewhere, when it was not there before under that key. */
  readonly newKey: string | undefined;
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
  remember(id: number, row?: KnownRow): void;
  /** The same, before what it refers to changes. */
  rememberLinks(id: number): void;
  /** Says that what is known of a row belongs to another id from now on. */
  rename(from: number, to: number): void;
}

/** Identity of a row of `entity`, as link.ts gives it. */
export const PLACE = "CASE national_id WHEN '' THEN '#' || key ELSE national_id END";

/** A row as the merge found it. */
export interface KnownRow {
  readonly id: number;
  readonly kind: number;
  readonly type_oi: string;
  readonly key: string;
  readonly national_id: string;
  readonly identity: string;
  readonly name: string;
  readonly departement: string;
  readonly age_min: number | null;
  readonly age_max: number | null;
  readonly updated_ms: number | null;
  /** In hexadecimal: a text costs less than a buffer of its own. */
  readonly content_hash: string;
  /** Of record and links, in hexadecimal. */
  readonly hash: string;
  readonly raw_block: number;
  readonly raw_start: number;
  readonly raw_length: number;
  readonly contacts: number;
  readonly telecommunications: number;
  readonly horaires: number;
}

export const KNOWN_COLUMNS = `id, kind, type_oi, key, national_id, ${PLACE} AS identity, name, departement, age_min, age_max, updated_ms,
  hex(content_hash) AS content_hash, hex(content_hash) || hex(link_hash) AS hash, raw_block, raw_start, raw_length, contacts, telecommunications, horaires`;

export function createMergeState(db: WritableDb, tally: Tally): MergeState {
  const find = db.prepare<[number], KnownRow>(`SELECT ${KNOWN_COLUMNS} FROM main.entity WHERE id = ?`);
  const links = linkValuesReader(db);
  const before = new Map<number, Before>();
  const touched = new Set<number>();
  const remember = (id: number, row = touched.has(id) ? undefined : find.get(id)): void => {
    if (touched.has(id)) return;
    touched.add(id);
    if (row !== undefined) before.set(id, beforeOf(row));
  };
  return {
    db,
    tally,
    order: createDisplayOrder(db),
    before,
    touched,
    remember,
    rememberLinks(id) {
      remember(id);
      const known = before.get(id);
      if (known !== undefined) known.links ??= links(id);
    },
    rename(from, to) {
      const known = before.get(from);
      before.delete(from);
      if (known !== undefined) before.set(to, known);
      touched.add(from).add(to);
      tally.rename(from, to);
    },
  };
}

function beforeOf(row: KnownRow): Before {
  const { id, kind, identity, name } = row;
  const raw = { block: row.raw_block, start: row.raw_start, length: row.raw_length };
  const version = { kind, identity, id, name, hash: Buffer.from(row.hash, 'hex'), raw };
  return { version, links: undefined, updated: row.updated_ms ?? -Infinity, row };
}
