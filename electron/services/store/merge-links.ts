import { createFinding } from '../../../shared/domain/ror/finding-catalogue.ts';
import { project } from '../../../shared/domain/ror/project.ts';
import type { Projection } from '../../../shared/domain/ror/projection.ts';
import { readRawEntity } from '../ingest/raw-record.ts';
import { emptyRows, relationNumber } from './batch.ts';
import { referrerFinder } from './merge-rows.ts';
import type { Applied, MergeState } from './merge-state.ts';
import { createRawReader } from './raw-blocks.ts';
import { kindName } from './raw-read.ts';
import type { WritableDb } from './sqlite.ts';
import { kindNumber, severityNumber, stageReferences, WAYS, type Way } from './staged-rows.ts';

const EJ = kindNumber('ej');
const EG = kindNumber('eg');
const OI = kindNumber('oi');
const PROFESSIONNEL = kindNumber('professionnel');

/** A reference as staged. */
interface Reference extends Way {
  readonly key: string;
}

interface Target {
  readonly id: number;
  readonly kind: number;
  readonly parent_id: number | null;
  readonly eg_id: number | null;
  readonly ej_id: number | null;
  readonly updated_ms: number | null;
}

/** Reads an entity of the cache again, for what is stored nowhere else. */
export function projectionReader(db: WritableDb): (id: number) => Projection {
  const raws = createRawReader(db);
  const find = db.prepare<[number], { kind: number; block: number; start: number; length: number }>(
    'SELECT kind, raw_block AS block, raw_start AS start, raw_length AS length FROM main.entity WHERE id = ?',
  );
  return (id) => {
    const row = find.get(id);
    if (row === undefined) throw new Error(`entity ${id} is gone`);
    return project(readRawEntity(raws.read(row), kindName(row.kind)));
  };
}

/**
 * Resolves the references of the applied rows, of others that are given, of the rows that waited for one of them, and of the
 * rows that hang on one whose EG or EJ is no more the same. Gives the ids of those whose links are new.
 */
export function relink(
  state: MergeState,
  applied: readonly Applied[],
  others: readonly number[] = [],
): ReadonlySet<number> {
  const { db } = state;
  const staged = new Map(applied.map(({ id, seq }) => [id, seq]));
  const stagedReferences = db.prepare<[number], Reference>(
    'SELECT relation, kind, or_kind, key, path FROM s.reference r CROSS JOIN s.way w ON w.way = r.way WHERE seq = ? ORDER BY r.way, ord',
  );
  const read = projectionReader(db);
  const linkOne = linker(state);
  const referrers = referrerFinder(db);
  const queue = [...staged.keys(), ...others, ...waiting(db, applied)];
  const visits = new Map<number, number>();
  const changed = new Set<number>();
  for (let at = 0; at < queue.length; at += 1) {
    const id = queue[at] ?? 0;
    const times = (visits.get(id) ?? 0) + 1;
    visits.set(id, times);
    // Parents in a circle would go on for ever.
    if (times > MOST_VISITS) continue;
    const seq = staged.get(id);
    const references = seq === undefined ? referencesOf(read(id)) : stagedReferences.all(seq);
    const { hasNewLinks, hangsElsewhere } = linkOne(id, references, seq !== undefined && times === 1);
    if (hasNewLinks) changed.add(id);
    if (hangsElsewhere) queue.push(...referrers(id));
  }
  return changed;
}

/** Deeper than any tree of the register (four levels of OI, an EG, an EJ). */
const MOST_VISITS = 12;

function referencesOf(projection: Projection): readonly Reference[] {
  const rows = emptyRows();
  stageReferences(rows, 0, projection);
  const references: Reference[] = [];
  for (let at = 0; at < rows.reference.length; at += 4) {
    const [, way, , key] = rows.reference.slice(at, at + 4);
    references.push({ ...(WAYS[Number(way) - 1] as Way), key: String(key) });
  }
  return references;
}

/** What waits for a key: its references led nowhere. */
export const WAITING = `
SELECT f.entity_id FROM main.finding f WHERE f.code = 'reference-orpheline' AND f.value = ? AND f.entity_id IS NOT NULL`;

/** Rows with a reference that led nowhere, to a key that has come. */
function waiting(db: WritableDb, applied: readonly Applied[]): readonly number[] {
  const find = db.prepare<[string], number>(WAITING).pluck();
  const keys = new Set(applied.flatMap(({ newKey }) => (newKey === undefined ? [] : [newKey])));
  return [...keys].flatMap((key) => find.all(key));
}

interface Links {
  readonly parent: number | null;
  readonly eg: number | null;
  readonly ej: number | null;
}

type Resolved = readonly (readonly [Reference, Target])[];

interface Linked {
  readonly hasNewLinks: boolean;
  /** Its EG or its EJ changed, which concerns all that hangs on it. */
  readonly hangsElsewhere: boolean;
}

type Linker = (id: number, references: readonly Reference[], hasNoOrphans: boolean) => Linked;

/** Writes the links of one row where they are not what they were. */
function linker(state: MergeState): Linker {
  const { db } = state;
  const targets = targetFinder(db);
  const update = db.prepare('UPDATE main.entity SET parent_id = ?, eg_id = ?, ej_id = ? WHERE id = ?');
  const links = linkWriter(db);
  const report = orphanReporter(db);
  return (id, references, hasNoOrphans) => {
    const row = targets.byId(id);
    if (row === undefined) return { hasNewLinks: false, hangsElsewhere: false };
    const resolved: [Reference, Target][] = [];
    const orphans: Reference[] = [];
    for (const reference of references) {
      const target = targets.of(id, reference);
      if (target === undefined) orphans.push(reference);
      else resolved.push([reference, target]);
    }
    report(id, orphans, hasNoOrphans);
    const { parent, eg, ej } = linksOf(row, resolved, targets.byId);
    const rows = new Set(linkRows(row.kind, { parent, eg, ej }, resolved).map((link) => link.join(' ')));
    const held = links.held(id);
    const hasNewRows = rows.size !== held.size || [...rows].some((link) => !held.has(link));
    const hangsElsewhere = eg !== row.eg_id || ej !== row.ej_id;
    if (!hasNewRows && !hangsElsewhere && parent === row.parent_id) return { hasNewLinks: false, hangsElsewhere };
    state.rememberLinks(id);
    if (hasNewRows) links.replace(id, held, rows);
    update.run(parent, eg, ej, id);
    targets.forget(id);
    return { hasNewLinks: true, hangsElsewhere };
  };
}

const TARGET_COLUMNS = 'id, kind, parent_id, eg_id, ej_id, updated_ms';
/** What looks for the row that a key means. */
export const TARGETS = {
  byId: `SELECT ${TARGET_COLUMNS} FROM main.entity WHERE id = ?`,
  byKey: `SELECT ${TARGET_COLUMNS} FROM main.entity WHERE kind = ? AND key = ?`,
};

interface TargetFinder {
  byId(id: number): Target | undefined;
  /** What a reference of a row leads to, another row always. */
  of(id: number, reference: Reference): Target | undefined;
  /** Its row was written. */
  forget(id: number): void;
}

/** Establishments are referred to by many, so that what was found is kept while links are made. */
function targetFinder(db: WritableDb): TargetFinder {
  const row = db.prepare<[number], Target>(TARGETS.byId);
  const find = db.prepare<[number, string], Target>(TARGETS.byKey);
  const rows = new Map<number, Target | undefined>();
  const ids = new Map<string, number | undefined>();
  const byId = (id: number): Target | undefined => {
    if (!rows.has(id)) rows.set(id, row.get(id));
    return rows.get(id);
  };
  const byKey = (kind: number, key: string): number | undefined => {
    const name = `${kind} ${key}`;
    if (ids.has(name)) return ids.get(name);
    const found = find.all(kind, key).reduce<Target | undefined>(latest, undefined);
    ids.set(name, found?.id);
    if (found !== undefined) rows.set(found.id, found);
    return found?.id;
  };
  return {
    byId,
    of(id, { kind, or_kind: or, key }) {
      const found = byKey(kind, key) ?? (or === null ? undefined : byKey(or, key));
      return found === undefined || found === id ? undefined : byId(found);
    },
    forget: (id) => void rows.delete(id),
  };
}

/** Of several rows of one key the last updated counts; one without a date is older than any. */
function latest(known: Target | undefined, row: Target): Target {
  if (known === undefined) return row;
  const [a, b] = [known.updated_ms ?? -Infinity, row.updated_ms ?? -Infinity];
  return b > a || (b === a && row.id > known.id) ? row : known;
}

interface LinkWriter {
  /** The links of a row, each as its relation and its target. */
  held(id: number): ReadonlySet<string>;
  replace(id: number, held: ReadonlySet<string>, now: ReadonlySet<string>): void;
}

function linkWriter(db: WritableDb): LinkWriter {
  const find = db.prepare<[number], string>("SELECT relation || ' ' || to_id FROM main.link WHERE from_id = ?").pluck();
  const forget = db.prepare('DELETE FROM main.link WHERE from_id = ? AND relation = ? AND to_id = ?');
  const add = db.prepare('INSERT INTO main.link (from_id, relation, to_id) VALUES (?, ?, ?)');
  const run = (statement: typeof add, id: number, link: string): void => {
    const [relation = '', to] = link.split(' ');
    statement.run(id, relation, Number(to));
  };
  return {
    held: (id) => new Set(find.all(id)),
    replace(id, held, now) {
      for (const link of held) if (!now.has(link)) run(forget, id, link);
      for (const link of now) if (!held.has(link)) run(add, id, link);
    },
  };
}

/** Says which references of a row lead nowhere, in place of what was said before. */
function orphanReporter(db: WritableDb): (id: number, orphans: readonly Reference[], hasNone: boolean) => void {
  const forgive = db.prepare("DELETE FROM main.finding WHERE entity_id = ? AND code = 'reference-orpheline'");
  const report = db.prepare('INSERT INTO main.finding (entity_id, code, severity, path, value) VALUES (?, ?, ?, ?, ?)');
  return (id, orphans, hasNone) => {
    if (!hasNone) forgive.run(id);
    for (const { path: where, key } of orphans) {
      const { code, path, value, ...finding } = createFinding('reference-orpheline', where, key);
      report.run(id, code, severityNumber(finding), path, value);
    }
  };
}

/** Where a row hangs, by the same rules as a full load (link.ts). */
function linksOf(row: Target, resolved: Resolved, above: (id: number) => Target | undefined): Links {
  const first = (relation: number, kind?: number): Target | undefined =>
    resolved.find(([reference, { kind: found }]) => reference.relation === relation && (kind ?? found) === found)?.[1];
  const parent = first(relationNumber('parent'));
  if (row.kind === EJ) return { parent: parent?.id ?? null, eg: null, ej: row.id };
  if (row.kind === EG) {
    const ej = first(relationNumber('parent'), EJ)?.id ?? parent?.ej_id ?? null;
    return { parent: parent?.id ?? null, eg: row.id, ej };
  }
  if (row.kind !== OI && row.kind !== PROFESSIONNEL) return { parent: null, eg: null, ej: null };
  const practice = resolved.find(
    ([reference, target]) => reference.relation === relationNumber('oi') && target.eg_id !== null,
  )?.[1];
  const inherited = row.kind === OI ? parent?.eg_id : practice?.eg_id;
  const eg = first(relationNumber('eg'), EG)?.id ?? inherited ?? null;
  const ej = first(relationNumber('eg'), EJ)?.id ?? (eg === null ? undefined : above(eg)?.ej_id) ?? null;
  return { parent: parent?.id ?? null, eg, ej };
}

function linkRows(kind: number, links: Links, resolved: Resolved): readonly (readonly [string, number])[] {
  const names = new Map([
    [relationNumber('oi'), 'oi'],
    [relationNumber('activite'), 'activite'],
    [relationNumber('equipement'), 'equipement'],
  ]);
  return resolved.flatMap(([{ relation }, { id }]) => {
    const name = names.get(relation);
    if (name !== undefined) return [[name, id] as const];
    const isBeyondFirst = kind === PROFESSIONNEL || (kind === OI && id !== (links.eg ?? links.ej));
    return relation === relationNumber('eg') && isBeyondFirst ? [['eg', id] as const] : [];
  });
}
