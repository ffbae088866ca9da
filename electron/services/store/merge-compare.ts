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
const AT_ONCE = 256;

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
      some.map(({ old }) => raws.old.read(old.raw)),
      kindName(kind),
    );
    const newer = readRawEntities(
      some.map(({ now }) => raws.now.read(now.raw)),
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
  return compareEntities(older, newer).map(({ path, old, new: now }) => ({
    path,
    old: old === '' ? null : old,
    new: now === '' ? null : now,
  }));
}
