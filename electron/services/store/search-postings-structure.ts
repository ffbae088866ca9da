import { readVarint } from './search-postings-leaf.ts';
import type { ReadableDb } from './sqlite.ts';

/** A part of the index that was written at once; a row that was written anew later has a tombstone here. */
export interface Segment {
  readonly id: number;
  /** Numbers of its pages. */
  readonly first: number;
  readonly last: number;
  readonly tombstonePages: number;
}

/** How the record begins that knows of tombstones, after the four bytes of the configuration. */
const KNOWN_FORM = [0xff, 0, 0, 1] as const;
const RECORD = 'SELECT block FROM words_data WHERE id = 10';

/** The parts that the index is made of; undefined when they are told in a form that is not known here. */
export function readStructure(fts: ReadableDb): readonly Segment[] | undefined {
  const record = fts.prepare<[], Uint8Array>(RECORD).pluck().get();
  if (record === undefined || KNOWN_FORM.some((byte, at) => record[4 + at] !== byte)) return undefined;
  const place = { at: 8 };
  const next = (): number => readVarint(record, place);
  const levels = next();
  const count = next();
  next(); // how many pages were ever written
  const segments: Segment[] = [];
  for (let level = 0; level < levels; level += 1) {
    next(); // how many of its parts are being merged
    for (let left = next(); left > 0; left -= 1) {
      const [id, first, last] = [next(), next(), next()];
      next(); // the first and the last transaction that it holds
      next();
      segments.push({ id, first, last, tombstonePages: next() });
      next(); // how many tombstones, how many rows
      next();
    }
  }
  return segments.length === count && place.at <= record.length ? segments : undefined;
}

const TOMBSTONES = 'SELECT block FROM words_data WHERE id = ?';
const SLOTS_AT = 8;

/** The rows that a part still has words of but were written anew or removed since. */
export function tombstonesOf(fts: ReadableDb, { id, tombstonePages }: Segment): ReadonlySet<number> {
  const find = fts.prepare<[bigint], Uint8Array>(TOMBSTONES).pluck();
  const rows = new Set<number>();
  for (let page = 0; page < tombstonePages; page += 1) {
    const hash = find.get((BigInt(id) + 65_536n) * 2n ** 37n + BigInt(page));
    if (hash === undefined) continue;
    const view = new DataView(hash.buffer, hash.byteOffset, hash.byteLength);
    const size = hash[0] === 4 ? 4 : 8;
    for (let at = SLOTS_AT; at + size <= hash.length; at += size) {
      const row = size === 4 ? view.getUint32(at) : Number(view.getBigUint64(at));
      if (row !== 0) rows.add(row);
    }
  }
  return rows;
}
