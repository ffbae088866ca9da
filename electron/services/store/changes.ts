import type { FieldChange } from '../../../shared/contract/cache.ts';
import { compareEntities } from '../../../shared/domain/ror/flatten.ts';
import { readRawEntity } from '../ingest/raw-record.ts';
import { IDENTITY } from './link.ts';
import { compareLinks, linkValuesReader } from './link-values.ts';
import { createRawReader, type RawPlace } from './raw-blocks.ts';
import { kindName } from './raw-read.ts';
import { guarded, whileReading, type ReadableDb, type WritableDb } from './sqlite.ts';

/** A version of an entity: what tells it from another version, and where to read it again. */
export interface Version {
  readonly kind: number;
  readonly identity: string;
  readonly id: number;
  readonly name: string;
  /** Content and links. */
  readonly hash: Uint8Array;
  readonly raw: RawPlace;
}

export type ChangeCounts = { readonly added: number; readonly changed: number; readonly removed: number };

export interface ChangeWriter {
  added(version: Version): void;
  removed(version: Version): void;
  changed(version: Version, fields: readonly FieldChange[]): void;
  counts(): ChangeCounts;
}

/** Versions by kind and identity. Several entities of one identity follow one another, the one that counts (last updated) last. */
export const VERSIONS = `
SELECT kind, ${IDENTITY('e')} AS identity, id, name, CAST(content_hash || link_hash AS BLOB) AS hash, raw_block, raw_start, raw_length
FROM main.entity e`;

export type VersionRow = readonly [number, string, number, string, Buffer, number, number, number];

export function toVersion([kind, identity, id, name, hash, block, start, length]: VersionRow): Version {
  return { kind, identity, id, name, hash, raw: { block, start, length } };
}

export function createChangeWriter(db: WritableDb, loadSeq: number): ChangeWriter {
  const insert = db.prepare(
    'INSERT INTO change (load_seq, kind, identity, name, action, fields, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const counts = { added: 0, changed: 0, removed: 0 };
  const write = ({ kind, identity, name, hash }: Version, action: keyof ChangeCounts, fields: string): void => {
    insert.run(loadSeq, kind, identity, name, action, fields, hash);
    counts[action] += 1;
  };
  return {
    added: (version) => write(version, 'added', ''),
    removed: (version) => write(version, 'removed', ''),
    // Hashes of a later version of the program may differ where nothing else does.
    changed: (version, fields) => {
      if (fields.length > 0) write(version, 'changed', JSON.stringify(fields));
    },
    counts: () => ({ ...counts }),
  };
}

export interface FieldComparer {
  /** Fields of the content, read again from the raw records. */
  content(old: Version, now: Version): readonly FieldChange[];
  /** What they refer to. */
  links(old: Version, now: Version): readonly FieldChange[];
}

/** Tells which fields differ between two versions of an entity, each in its own database. */
export function fieldComparer(older: ReadableDb, newer: ReadableDb): FieldComparer {
  const raws = { old: createRawReader(older), now: createRawReader(newer) };
  const links = { old: linkValuesReader(older), now: linkValuesReader(newer) };
  return {
    content: (old, now) => {
      const before = readRawEntity(raws.old.read(old.raw), kindName(old.kind));
      const after = readRawEntity(raws.now.read(now.raw), kindName(now.kind));
      return compareEntities(before, after).map(({ path, old: was, new: is }) => ({
        path,
        old: was === '' ? null : was,
        new: is === '' ? null : is,
      }));
    },
    links: (old, now) => compareLinks(links.old(old.id), links.now(now.id)),
  };
}

/**
 * Records what a full load changed: both generations are gone through side by side in the order of their identities, so that
 * memory does not grow with them, and only what differs is read again.
 */
export function recordReplacement(newer: WritableDb, older: ReadableDb, loadSeq: number): ChangeCounts {
  const writer = createChangeWriter(newer, loadSeq);
  whileReading(newer, () => {
    const compare = fieldComparer(older, newer);
    const before = versions(older);
    const after = versions(newer);
    try {
      for (const [old, now] of sideBySide(before, after)) {
        if (old === undefined && now !== undefined) writer.added(now);
        else if (now === undefined && old !== undefined) writer.removed(old);
        else if (old !== undefined && now !== undefined && !isSame(old, now)) {
          writer.changed(now, [...compare.content(old, now), ...compare.links(old, now)]);
        }
      }
    } finally {
      // A connection with a query half read cannot be closed.
      before.return();
      after.return();
    }
  });
  return writer.counts();
}

type Versions = Generator<Version, void, undefined>;

/** Pairs the versions of one identity; one of a pair is undefined when the other generation has no such entity. */
function* sideBySide(
  before: Versions,
  after: Versions,
): Generator<readonly [Version | undefined, Version | undefined], void, undefined> {
  let old = before.next();
  let now = after.next();
  while (old.done !== true || now.done !== true) {
    const order = old.done === true ? 1 : now.done === true ? -1 : byIdentity(old.value, now.value);
    yield [order <= 0 ? (old.value ?? undefined) : undefined, order >= 0 ? (now.value ?? undefined) : undefined];
    if (order <= 0) old = before.next();
    if (order >= 0) now = after.next();
  }
}

export function isSame(a: Pick<Version, 'hash'>, b: Pick<Version, 'hash'>): boolean {
  return Buffer.compare(a.hash, b.hash) === 0;
}

/** As SQLite sorts: kinds by number, identities by their UTF-8 bytes. */
function byIdentity(a: Version, b: Version): number {
  if (a.kind !== b.kind) return a.kind - b.kind;
  return a.identity === b.identity ? 0 : Buffer.compare(Buffer.from(a.identity), Buffer.from(b.identity));
}

/** One version for each identity. */
function* versions(db: ReadableDb): Versions {
  const rows = guarded(db.name, () =>
    db.prepare<[], VersionRow>(`${VERSIONS} ORDER BY kind, identity, updated_ms, id`).raw().iterate(),
  );
  let last: Version | undefined;
  for (const row of rows) {
    const version = toVersion(row);
    if (last !== undefined && (last.kind !== version.kind || last.identity !== version.identity)) yield last;
    last = version;
  }
  if (last !== undefined) yield last;
}
