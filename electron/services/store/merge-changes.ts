import type { FieldChange } from '../../../shared/contract/cache.ts';
import { createFinding } from '../../../shared/domain/ror/finding-catalogue.ts';
import { createChangeWriter, type ChangeCounts } from './changes.ts';
import { byPlace, compareContents, hashContents, type Pair } from './contents.ts';
import { compareLinks, linkValuesReader } from './link-values.ts';
import { PLACE, type Applied, type Before, type MergeState } from './merge-state.ts';
import { createRawReader } from './raw-blocks.ts';
import type { WritableDb } from './sqlite.ts';
import { kindNumber, severityNumber } from './staged-rows.ts';
import { isSame, isSameRecord, versionFinder, type Version } from './versions.ts';

/** Two records of one entity that differ, and what differs of their links. */
interface Compared extends Pair {
  readonly old: Version;
  readonly now: Version;
  readonly links: readonly FieldChange[];
}

/**
 * Records what a merge changed, by identity as a full load does (changes.ts): of several rows with one identity the last
 * updated counts, before as after, and an identity that passed from one row to another is neither removed nor added.
 * `fieldsOf` gives what was compared already.
 */
export function recordMerge(
  state: MergeState,
  loadSeq: number,
  fieldsOf: (pair: Pair) => readonly FieldChange[] | undefined = () => undefined,
): ChangeCounts {
  const { db } = state;
  const writer = createChangeWriter(db, loadSeq);
  const links = linkValuesReader(db);
  const changed: Compared[] = [];
  const removed: Version[] = [];
  for (const { now, before, isShared } of identities(state)) {
    if (now === undefined) {
      if (before !== undefined) removed.push(before.version);
    } else if (before === undefined) {
      if (!isShared) writer.added(now);
    } else if (state.touched.has(now.id) && !isSame(before.version, now)) {
      const newLinks = before.links === undefined ? [] : compareLinks(before.links, links(now.id));
      const pair = { old: before.version, now, links: newLinks };
      const fields = isSameRecord(before.version, now) ? [] : fieldsOf(pair);
      if (fields === undefined) changed.push(pair);
      else writer.changed(now, [...fields, ...newLinks]);
    }
  }
  const raws = { old: createRawReader(db, 2), now: createRawReader(db) };
  const pairs = changed.sort((a, b) => byPlace(a.old, b.old));
  compareContents(raws, pairs, ({ now, links: newLinks }, fields) => writer.changed(now, [...fields, ...newLinks]));
  hashContents(raws.old, removed.sort(byPlace), (version, hash) => writer.removed(version, hash));
  return writer.counts();
}

interface ConcernedIdentity {
  /** The version that counts. */
  readonly now: Version | undefined;
  /** What it was before the merge, among the rows touched. */
  before: Before | undefined;
  /** Whether a row that was not touched has it too: then it was there before. */
  readonly isShared: boolean;
}

/** Every identity that a touched row has or had. */
function identities({ db, before, touched }: MergeState): Iterable<ConcernedIdentity> {
  const found = new Map<string, ConcernedIdentity>();
  const find = db.prepare<[number], { kind: number; identity: string }>(
    `SELECT kind, ${PLACE} AS identity FROM main.entity WHERE id = ?`,
  );
  const versionsOf = versionFinder(db);
  const seen = new Set<number>();
  const concern = (kind: number, identity: string): ConcernedIdentity => {
    const key = `${kind} ${identity}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    const versions = versionsOf(kind, identity);
    for (const { id } of versions) seen.add(id);
    const isShared = versions.some(({ id }) => !touched.has(id));
    const one: ConcernedIdentity = { now: versions[0], before: undefined, isShared };
    found.set(key, one);
    return one;
  };
  for (const was of before.values()) {
    const one = concern(was.version.kind, was.version.identity);
    if (one.before === undefined || isLater(was, one.before)) one.before = was;
  }
  for (const id of touched) {
    const row = seen.has(id) ? undefined : find.get(id);
    if (row !== undefined) concern(row.kind, row.identity);
  }
  return found.values();
}

function isLater(a: Before, b: Before): boolean {
  return a.updated === b.updated ? a.version.id > b.version.id : a.updated > b.updated;
}

/** Says again which entities share a national identifier, where a merge may have changed that. */
export function reportDuplicates(state: MergeState, applied: readonly Applied[]): void {
  const { db } = state;
  const ids = new Map<string, readonly [number, string]>();
  for (const { kind, nationalId } of applied) {
    if (nationalId !== '') ids.set(`${kindNumber(kind)} ${nationalId}`, [kindNumber(kind), nationalId]);
  }
  for (const known of state.before.values()) {
    const { kind, identity: former } = known.version;
    if (!former.startsWith('#')) ids.set(`${kind} ${former}`, [kind, former]);
  }
  // Findings of what was written are gone with what it was.
  const fresh = new Set(applied.map(({ id }) => id));
  const sharing = db.prepare<[number, string], number>(SHARING).pluck();
  const forget = db.prepare("DELETE FROM main.finding WHERE entity_id = ? AND code = 'doublon-identifiant'");
  const insert = findingWriter(db);
  for (const [kind, nationalId] of ids.values()) {
    sharing.all(kind, nationalId).forEach((id, place) => {
      if (!fresh.has(id)) forget.run(id);
      if (place > 0) insert(id, createFinding('doublon-identifiant', 'otherID/@code', nationalId));
    });
  }
}

/** The entities of one national identifier, the one that counts first. */
export const SHARING =
  'SELECT id FROM main.entity WHERE kind = ? AND national_id = ? ORDER BY updated_ms DESC, id DESC';

/** Findings of the documents as a whole: one that is already there is not told twice. */
export function keepDocumentFindings(db: WritableDb): void {
  db.exec(`INSERT INTO main.finding (entity_id, code, severity, path, value)
    SELECT DISTINCT NULL, f.code, f.severity, f.path, f.value FROM s.finding f WHERE f.seq IS NULL AND NOT EXISTS (
      SELECT 1 FROM main.finding o WHERE o.code = f.code AND o.entity_id IS NULL AND o.path = f.path AND o.value = f.value)`);
}

function findingWriter(db: WritableDb): (id: number, finding: ReturnType<typeof createFinding>) => void {
  const insert = db.prepare('INSERT INTO main.finding (entity_id, code, severity, path, value) VALUES (?, ?, ?, ?, ?)');
  return (id, finding) => void insert.run(id, finding.code, severityNumber(finding), finding.path, finding.value);
}
