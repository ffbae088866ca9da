import { IDENTITY } from './link.ts';
import type { RawPlace } from './raw-packer.ts';
import { guarded, type ReadableDb } from './sqlite.ts';

/** A version of an entity: what tells it from another version, and where to read it again. */
export interface Version {
  readonly kind: number;
  readonly identity: string;
  readonly id: number;
  readonly name: string;
  /** Of the record as it was written, then of what it refers to. */
  readonly hash: Uint8Array;
  readonly raw: RawPlace;
}

/** Versions by kind and identity. Several entities of one identity follow one another, the one that counts (last updated) last. */
export const VERSIONS = `
SELECT kind, ${IDENTITY('e')} AS identity, id, name, CAST(content_hash || link_hash AS BLOB) AS hash, raw_block, raw_start, raw_length
FROM main.entity e`;

export type VersionRow = readonly [number, string, number, string, Buffer, number, number, number];

export function toVersion([kind, identity, id, name, hash, block, start, length]: VersionRow): Version {
  return { kind, identity, id, name, hash, raw: { block, start, length } };
}

const CONTENT_BYTES = 16;

/** The part of the hash that tells what a version refers to. */
export function linkHash({ hash }: Pick<Version, 'hash'>): Uint8Array {
  return hash.subarray(CONTENT_BYTES);
}

/** Same record and same links. What is not the same record may still say the same, written differently. */
export function isSame(a: Pick<Version, 'hash'>, b: Pick<Version, 'hash'>): boolean {
  return Buffer.compare(a.hash, b.hash) === 0;
}

export function isSameRecord(a: Pick<Version, 'hash'>, b: Pick<Version, 'hash'>): boolean {
  return Buffer.compare(a.hash.subarray(0, CONTENT_BYTES), b.hash.subarray(0, CONTENT_BYTES)) === 0;
}

export function hasSameLinks(a: Pick<Version, 'hash'>, b: Pick<Version, 'hash'>): boolean {
  return Buffer.compare(linkHash(a), linkHash(b)) === 0;
}

/** Finds the versions of an identity, the one that counts first: by national identifier, or by key for what has none. */
export function versionFinder(db: ReadableDb): (kind: number, identity: string) => readonly Version[] {
  const prepare = (where: string) =>
    db
      .prepare<[number, string], VersionRow>(
        `${VERSIONS} WHERE kind = ? AND ${where} ORDER BY updated_ms DESC, id DESC`,
      )
      .raw();
  // The plus keeps the planner off the index of national identifiers, where '' stands for half of the rows.
  const byKey = prepare("key = ? AND +national_id = ''");
  const byNationalId = prepare('national_id = ?');
  return (kind, identity) => {
    const rows = identity.startsWith('#') ? byKey.all(kind, identity.slice(1)) : byNationalId.all(kind, identity);
    return rows.map(toVersion);
  };
}

export type Versions = Generator<Version, void, undefined>;

/** Pairs the versions of one identity; one of a pair is undefined when the other generation has no such entity. */
export function* sideBySide(
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

/** As SQLite sorts: kinds by number, identities by their UTF-8 bytes. */
function byIdentity(a: Version, b: Version): number {
  if (a.kind !== b.kind) return a.kind - b.kind;
  return a.identity === b.identity ? 0 : Buffer.compare(Buffer.from(a.identity), Buffer.from(b.identity));
}

/** One version for each identity, in the order of identities. To be returned when it is not gone through to its end. */
export function* versionsInOrder(db: ReadableDb): Versions {
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
