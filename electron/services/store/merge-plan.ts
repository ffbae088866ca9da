import type { DisplayOrder } from './merge-order.ts';
import type { Shift } from './merge-room.ts';
import { KNOWN_COLUMNS, PLACE, type KnownRow } from './merge-state.ts';
import type { WritableDb } from './sqlite.ts';

export interface StagedRow {
  readonly seq: number;
  readonly kind: number;
  readonly type_oi: string;
  readonly key: string;
  readonly national_id: string;
  readonly folded: string;
  readonly identity: string;
  readonly departement: string;
  readonly age_min: number | null;
  readonly age_max: number | null;
  /** In hexadecimal. */
  readonly content_hash: string;
  readonly raw_block: number;
  readonly raw_start: number;
  readonly raw_length: number;
}

export interface PlannedRow {
  readonly row: StagedRow;
  /** The row of which it is a newer version. */
  readonly known: KnownRow | undefined;
  /** The id that it has or gets. */
  readonly id: number;
}

/** Of several staged entities with one key, only the one that counts is applied. */
export const STAGED = `
SELECT e.seq, e.kind, e.type_oi, e.key, e.national_id, e.folded, ${PLACE} AS identity, p.departement, e.age_min, e.age_max,
  hex(e.content_hash) AS content_hash, e.raw_block, e.raw_start, e.raw_length
FROM s.entity e CROSS JOIN s.place p ON p.number = e.place
WHERE key = '' OR EXISTS (SELECT 1 FROM s.target t WHERE t.kind = e.kind AND t.key = e.key AND t.seq = e.seq)
ORDER BY kind, seq`;

export interface Plan {
  readonly rows: readonly PlannedRow[];
  /** Rows that only give way, before any other one is written. */
  readonly shifts: readonly Shift[];
}

/** Which row each staged entity goes to, decided before any is written. A row keeps its id unless its place in the order changed. */
export function planRows(db: WritableDb, order: DisplayOrder, fold: (name: string) => string): Plan {
  const match = matcher(db);
  const taken = new Set<number>();
  const matched = db
    .prepare<[], StagedRow>(STAGED)
    .all()
    .map((row) => {
      const found = match(row);
      const known = found === undefined || taken.has(found.id) ? undefined : found;
      if (known !== undefined) taken.add(known.id);
      const stays = known !== undefined && known.identity === row.identity && fold(known.name) === row.folded;
      return { row, known, stays };
    });
  const moving = matched.filter(({ stays }) => !stays);
  const ids = order.place(
    moving.map(({ row }) => row),
    moving.map(({ known }) => known?.id),
  );
  const placed = new Map(moving.map(({ row }, index) => [row.seq, ids[index]]));
  const givingWay = new Map(order.shifts().map(({ from, to }) => [from, to]));
  const idOf = ({ row, known, stays }: (typeof matched)[number]): number =>
    (stays && known !== undefined ? (givingWay.get(known.id) ?? known.id) : placed.get(row.seq)) ?? 0;
  return {
    rows: matched.map((one) => ({ row: one.row, known: one.known, id: idOf(one) })),
    shifts: order.shifts().filter(({ from }) => !taken.has(from)),
  };
}

const POLE = '1';

/** What looks for the row of a staged entity. */
export const MATCHES = {
  byKey: `SELECT ${KNOWN_COLUMNS} FROM main.entity WHERE kind = ? AND key = ? ORDER BY updated_ms DESC, id DESC LIMIT 1`,
  byNationalId: `SELECT ${KNOWN_COLUMNS} FROM main.entity WHERE kind = ? AND national_id = ? AND type_oi <> '${POLE}' LIMIT 2`,
  isStaged: 'SELECT 1 FROM s.target WHERE kind = ? AND key = ?',
};

/**
 * By key, else by national identifier where that means one entity only: a pôle on several sites is there once for each
 * (domain reference ROR §4.5).
 */
function matcher(db: WritableDb): (row: StagedRow) => KnownRow | undefined {
  const byKey = db.prepare<[number, string], KnownRow>(MATCHES.byKey);
  const byNationalId = db.prepare<[number, string], KnownRow>(MATCHES.byNationalId);
  const isStaged = db.prepare<[number, string]>(MATCHES.isStaged);
  return ({ kind, key, national_id: nationalId }) => {
    const same = key === '' ? undefined : byKey.get(kind, key);
    if (same !== undefined || nationalId === '') return same;
    const [only, other] = byNationalId.all(kind, nationalId);
    if (only === undefined || other !== undefined) return undefined;
    // Its own key is staged as well: it is another entity, not the same one under a new key.
    return only.key !== '' && isStaged.get(kind, only.key) !== undefined ? undefined : only;
  };
}
