import type { FieldChange } from '../../../shared/contract/cache.ts';
import { compareEntities } from '../../../shared/domain/ror/flatten.ts';
import type { RorEntity } from '../../../shared/domain/ror/model.ts';
import { readRawEntities } from '../ingest/raw-records.ts';
import type { Version } from './changes.ts';
import { createRawReader, type RawPlace } from './raw-blocks.ts';
import { kindName } from './raw-read.ts';
import type { WritableDb } from './sqlite.ts';

/** Two versions of an entity, of which one differs from the other. */
export interface Compared {
  readonly old: Version;
  readonly now: Version;
  readonly links: readonly FieldChange[];
}

/** Pairs that are in memory at a time. */
const AT_ONCE = 32;

/**
 * Tells which fields of the content differ, for pairs of one database. Records are read in the order in which they lie, so that a
 * block is unpacked once, and many at a time, in one document.
 */
export function compareContents(
  db: WritableDb,
  pairs: readonly Compared[],
  tell: (pair: Compared, fields: readonly FieldChange[]) => void,
): void {
  const raws = { old: createRawReader(db, 2), now: createRawReader(db) };
  const sorted = pairs.toSorted((a, b) => a.now.kind - b.now.kind || byPlace(a.old.raw, b.old.raw));
  for (let start = 0; start < sorted.length;) {
    const kind = sorted[start]?.now.kind ?? 0;
    const some = sorted.slice(start, start + AT_ONCE).filter(({ now }) => now.kind === kind);
    start += some.length;
    const older = readRawEntities(
      some.map(({ old }) => raws.old.readBytes(old.raw)),
      kindName(kind),
    );
    const newer = readRawEntities(
      some.map(({ now }) => raws.now.readBytes(now.raw)),
      kindName(kind),
    );
    some.forEach((pair, index) => tell(pair, fieldsOf(older[index], newer[index])));
  }
}

function byPlace(a: RawPlace, b: RawPlace): number {
  return a.block - b.block || a.start - b.start;
}

function fieldsOf(older: RorEntity | undefined, newer: RorEntity | undefined): readonly FieldChange[] {
  if (older === undefined || newer === undefined) throw new Error('a record was not read');
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
