import type { FieldChange } from '../../../shared/contract/cache.ts';
import { compareContents, hashContents, type Kept, type Pair } from './contents.ts';
import { compareLinks, linkValuesReader } from './link-values.ts';
import { createRawReader } from './raw-blocks.ts';
import { whileReading, type ReadableDb, type WritableDb } from './sqlite.ts';
import {
  hasSameLinks,
  isSame,
  isSameRecord,
  linkHash,
  sideBySide,
  toVersion,
  VERSIONS,
  versionsInOrder,
  type Version,
  type VersionRow,
} from './versions.ts';

export type ChangeCounts = { readonly added: number; readonly changed: number; readonly removed: number };

export interface ChangeWriter {
  added(version: Version): void;
  /** `content` is the hash of what it said: once it is gone, that tells whether it came back as it was. */
  removed(version: Version, content: Uint8Array): void;
  /** Without fields nothing changed: the record was only written differently. */
  changed(version: Version, fields: readonly FieldChange[]): void;
  counts(): ChangeCounts;
}

export function createChangeWriter(db: WritableDb, loadSeq: number): ChangeWriter {
  const insert = db.prepare(
    'INSERT INTO change (load_seq, kind, identity, name, action, fields, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const counts = { added: 0, changed: 0, removed: 0 };
  const none = Buffer.alloc(0);
  const write = (version: Version, action: keyof ChangeCounts, fields: string, hash: Uint8Array): void => {
    insert.run(loadSeq, version.kind, version.identity, version.name, action, fields, hash);
    counts[action] += 1;
  };
  return {
    added: (version) => write(version, 'added', '', none),
    removed: (version, content) => write(version, 'removed', '', Buffer.concat([content, linkHash(version)])),
    changed: (version, fields) => {
      if (fields.length > 0) write(version, 'changed', JSON.stringify(fields), none);
    },
    counts: () => ({ ...counts }),
  };
}

/**
 * Records what a full load changed: both generations are gone through side by side in the order of their identities, so that
 * memory does not grow with them, and only what differs is read again, in the order in which it lies.
 */
export function recordReplacement(newer: WritableDb, older: ReadableDb, loadSeq: number): ChangeCounts {
  const writer = createChangeWriter(newer, loadSeq);
  whileReading(newer, () => {
    newer.exec(APART);
    setApart(newer, older, writer);
    settleChanged(newer, older, writer);
    settleRemoved(newer, older, writer);
    newer.exec('DROP TABLE temp.apart');
  });
  return writer.counts();
}

/** What is to be read again: two records that differ, or one that is gone. */
const APART = `
CREATE TEMP TABLE apart (kind INTEGER, old_id INTEGER, old_block INTEGER, old_start INTEGER, old_length INTEGER,
  now_id INTEGER, now_block INTEGER, now_start INTEGER, now_length INTEGER, has_new_links INTEGER)`;

type ApartRow = readonly [number, number, number, number, number, number, number, number, number, number];

const IN_PLACE = 'ORDER BY kind, old_block, old_start';

function setApart(newer: WritableDb, older: ReadableDb, writer: ChangeWriter): void {
  const add = newer.prepare(`INSERT INTO temp.apart VALUES (${Array(10).fill('?').join(', ')})`);
  const linksOf = linkComparer(older, newer);
  const before = versionsInOrder(older);
  const after = versionsInOrder(newer);
  try {
    for (const [old, now] of sideBySide(before, after)) {
      if (old === undefined) {
        if (now !== undefined) writer.added(now);
        continue;
      }
      if (now !== undefined && isSame(old, now)) continue;
      if (now !== undefined && isSameRecord(old, now)) writer.changed(now, linksOf(old.id, now.id));
      else {
        const gone = [old.kind, old.id, old.raw.block, old.raw.start, old.raw.length] as const;
        if (now === undefined) add.run(...gone, null, null, null, null, 0);
        else add.run(...gone, now.id, now.raw.block, now.raw.start, now.raw.length, hasSameLinks(old, now) ? 0 : 1);
      }
    }
  } finally {
    // A connection with a query half read cannot be closed.
    before.return();
    after.return();
  }
}

function linkComparer(older: ReadableDb, newer: ReadableDb): (old: number, now: number) => readonly FieldChange[] {
  const links = { old: linkValuesReader(older), now: linkValuesReader(newer) };
  return (old, now) => compareLinks(links.old(old), links.now(now));
}

interface ApartPair extends Pair {
  readonly ids: readonly [old: number, now: number];
  readonly hasNewLinks: boolean;
}

function settleChanged(newer: WritableDb, older: ReadableDb, writer: ChangeWriter): void {
  const versionOf = versionById(newer);
  const linksOf = linkComparer(older, newer);
  const rows = newer.prepare<[], ApartRow>(`SELECT * FROM temp.apart WHERE now_id IS NOT NULL ${IN_PLACE}`).raw();
  const raws = { old: createRawReader(older), now: createRawReader(newer) };
  compareContents(raws, mapped(rows.iterate(), toPair), ({ ids, hasNewLinks }, fields) => {
    const all = hasNewLinks ? [...fields, ...linksOf(...ids)] : fields;
    if (all.length > 0) writer.changed(versionOf(ids[1]), all);
  });
}

function toPair([kind, oldId, block, start, length, nowId, nowBlock, nowStart, nowLength, links]: ApartRow): ApartPair {
  return {
    old: { kind, raw: { block, start, length } },
    now: { kind, raw: { block: nowBlock, start: nowStart, length: nowLength } },
    ids: [oldId, nowId],
    hasNewLinks: links === 1,
  };
}

function settleRemoved(newer: WritableDb, older: ReadableDb, writer: ChangeWriter): void {
  const versionOf = versionById(older);
  const rows = newer.prepare<[], ApartRow>(`SELECT * FROM temp.apart WHERE now_id IS NULL ${IN_PLACE}`).raw();
  const toKept = ([kind, id, block, start, length]: ApartRow): Kept & { readonly id: number } => {
    return { kind, id, raw: { block, start, length } };
  };
  hashContents(createRawReader(older), mapped(rows.iterate(), toKept), ({ id }, hash) => {
    writer.removed(versionOf(id), hash);
  });
}

function* mapped<T, U>(items: Iterable<T>, to: (item: T) => U): Generator<U, void, undefined> {
  for (const item of items) yield to(item);
}

function versionById(db: ReadableDb): (id: number) => Version {
  const find = db.prepare<[number], VersionRow>(`${VERSIONS} WHERE id = ?`).raw();
  return (id) => {
    const row = find.get(id);
    if (row === undefined) throw new Error(`entity ${id} is gone`);
    return toVersion(row);
  };
}
