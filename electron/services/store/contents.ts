import type { FieldChange } from '../../../shared/contract/cache.ts';
import { compareEntities, contentText } from '../../../shared/domain/ror/flatten.ts';
import type { RorEntity } from '../../../shared/domain/ror/model.ts';
import { withoutAlikeParts } from '../ingest/raw-differences.ts';
import { readRawEntities, readRawPairs } from '../ingest/raw-records.ts';
import { hash16 } from './identity.ts';
import type { RawReader } from './raw-blocks.ts';
import type { RawPlace } from './raw-packer.ts';
import { kindName } from './raw-read.ts';

/** A record as kept. */
export interface Kept {
  readonly kind: number;
  readonly raw: RawPlace;
}

/** Two records of one entity. */
export interface Pair {
  readonly old: Kept;
  readonly now: Kept;
}

/** Records that are in memory at a time. */
const AT_ONCE = 32;

/**
 * Tells which fields of the content differ: none where a record was only written differently. Records are read many at a time, in
 * one document, and only where they differ; pairs in the order of `byPlace` have their blocks unpacked once. Two readers, even
 * of one database.
 */
export function compareContents<P extends Pair>(
  raws: { readonly old: RawReader; readonly now: RawReader },
  pairs: Iterable<P>,
  tell: (pair: P, fields: readonly FieldChange[]) => void,
): void {
  for (const some of runs(pairs, ({ now }) => now.kind)) {
    const kind = kindName(some[0]?.now.kind ?? 0);
    const both = some.map(({ old, now }) =>
      withoutAlikeParts(raws.old.lookAt(old.raw), raws.now.lookAt(now.raw), kind),
    );
    const entities = readRawPairs(both, kind);
    some.forEach((pair, index) => {
      const differing = entities[index];
      tell(pair, differing === undefined ? [] : fieldsOf(...differing));
    });
  }
}

/** Tells the hash of what records say, however they are written. */
export function hashContents<K extends Kept>(
  raw: RawReader,
  records: Iterable<K>,
  tell: (record: K, hash: Uint8Array) => void,
): void {
  for (const some of runs(records, ({ kind }) => kind)) {
    const entities = readRawEntities(
      some.map(({ raw: place }) => raw.readBytes(place)),
      kindName(some[0]?.kind ?? 0),
    );
    some.forEach((record, index) => tell(record, hash16(contentText(entities[index] ?? missing()))));
  }
}

/** The order in which records lie, those of one kind together. */
export function byPlace(a: Kept, b: Kept): number {
  return a.kind - b.kind || a.raw.block - b.raw.block || a.raw.start - b.raw.start;
}

/** Items of one kind that follow one another, so many at most. */
function* runs<T>(items: Iterable<T>, kindOf: (item: T) => number): Generator<readonly T[], void, undefined> {
  let run: T[] = [];
  for (const item of items) {
    const [first] = run;
    if (first !== undefined && (run.length === AT_ONCE || kindOf(first) !== kindOf(item))) {
      yield run;
      run = [];
    }
    run.push(item);
  }
  if (run.length > 0) yield run;
}

function missing(): never {
  throw new Error('a record was not read');
}

function fieldsOf(older: RorEntity, newer: RorEntity): readonly FieldChange[] {
  const [before, after] = withoutAlike(older, newer);
  return compareEntities(before, after).map(({ path, old, new: now }) => ({
    path,
    old: old === '' ? null : old,
    new: now === '' ? null : now,
  }));
}

/** Both without the fields that are alike, of which no path needs be made: a field of an entity is compared on its own. */
function withoutAlike(older: RorEntity, newer: RorEntity): readonly [RorEntity, RorEntity] {
  const before: Record<string, unknown> = { ...older };
  const after: Record<string, unknown> = { ...newer };
  for (const field of Object.keys(after)) {
    if (field === 'kind' || !isAlike(before[field], after[field])) continue;
    before[field] = undefined;
    after[field] = undefined;
  }
  return [before as unknown as RorEntity, after as unknown as RorEntity];
}

function isAlike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const fields = Object.keys(a);
  return (
    fields.length === Object.keys(b).length &&
    fields.every(
      (field) =>
        Object.hasOwn(b, field) &&
        isAlike((a as Record<string, unknown>)[field], (b as Record<string, unknown>)[field]),
    )
  );
}
