import { createFinding } from '../../../shared/domain/ror/finding-catalogue.ts';
import { project } from '../../../shared/domain/ror/project.ts';
import type { Projection } from '../../../shared/domain/ror/projection.ts';
import { readRawEntity } from '../ingest/raw-record.ts';
import { emptyRows, relationNumber } from './batch.ts';
import { referrerFinder, type Applied, type MergeState } from './merge-rows.ts';
import { createRawReader } from './raw-blocks.ts';
import { kindName } from './raw-read.ts';
import type { WritableDb } from './sqlite.ts';
import { kindNumber, severityNumber, stageReferences } from './staged-rows.ts';

const EJ = kindNumber('ej');
const EG = kindNumber('eg');
const OI = kindNumber('oi');
const PROFESSIONNEL = kindNumber('professionnel');

/** A reference as staged. */
interface Reference {
  readonly relation: number;
  readonly kind: number;
  readonly or_kind: number | null;
  readonly key: string;
  readonly path: string;
}

interface Target {
  readonly id: number;
  readonly kind: number;
  readonly eg_id: number | null;
  readonly ej_id: number | null;
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
 * rows that hang on one whose EG or EJ is no more the same. Gives the ids whose links were made again.
 */
export function relink(
  state: MergeState,
  applied: readonly Applied[],
  others: readonly number[] = [],
): ReadonlySet<number> {
  const { db } = state;
  const staged = new Map(applied.map(({ id, seq }) => [id, seq]));
  const stagedReferences = db.prepare<[number], Reference>(
    'SELECT relation, kind, or_kind, key, path FROM s.reference WHERE seq = ? ORDER BY relation, ord',
  );
  const read = projectionReader(db);
  const linkOne = linker(state);
  const referrers = referrerFinder(db);
  const queue = [...staged.keys(), ...others, ...waiting(db, applied)];
  const visits = new Map<number, number>();
  for (let at = 0; at < queue.length; at += 1) {
    const id = queue[at] ?? 0;
    const times = (visits.get(id) ?? 0) + 1;
    visits.set(id, times);
    // Parents in a circle would go on for ever.
    if (times > MOST_VISITS) continue;
    const seq = staged.get(id);
    const references = seq === undefined ? referencesOf(read(id)) : stagedReferences.all(seq);
    if (linkOne(id, references)) queue.push(...referrers(id));
  }
  return new Set(visits.keys());
}

/** Deeper than any tree of the register (four levels of OI, an EG, an EJ). */
const MOST_VISITS = 12;

function referencesOf(projection: Projection): readonly Reference[] {
  const rows = emptyRows();
  stageReferences(rows, 0, projection);
  const references: Reference[] = [];
  for (let at = 0; at < rows.reference.length; at += 7) {
    const [, relation, , kind, or, key, path] = rows.reference.slice(at, at + 7);
    references.push({
      relation: Number(relation),
      kind: Number(kind),
      or_kind: or === null ? null : Number(or),
      key: String(key),
      path: String(path),
    });
  }
  return references;
}

/** Rows with a reference that led nowhere, to a key that has come. */
function waiting(db: WritableDb, applied: readonly Applied[]): readonly number[] {
  const keyOf = db.prepare<[number], string>('SELECT key FROM main.entity WHERE id = ?').pluck();
  const keys = new Set(applied.map(({ id }) => keyOf.get(id)));
  return db
    .prepare<[], readonly [number, string]>(
      "SELECT entity_id, value FROM main.finding WHERE code = 'reference-orpheline' AND entity_id IS NOT NULL",
    )
    .raw()
    .all()
    .filter(([, key]) => keys.has(key))
    .map(([id]) => id);
}

interface Links {
  readonly parent: number | null;
  readonly eg: number | null;
  readonly ej: number | null;
}

type Resolved = readonly (readonly [Reference, Target])[];

/** Writes the links of one row; true when its EG or its EJ changed, which concerns all that hangs on it. */
function linker(state: MergeState): (id: number, references: readonly Reference[]) => boolean {
  const { db } = state;
  const above = db.prepare<[number], Target>('SELECT id, kind, eg_id, ej_id FROM main.entity WHERE id = ?');
  const byKey = db.prepare<[number, string], Target>(
    `SELECT id, kind, eg_id, ej_id FROM main.entity WHERE kind = ? AND key = ? ORDER BY updated_ms DESC, id DESC LIMIT 1`,
  );
  const update = db.prepare('UPDATE main.entity SET parent_id = ?, eg_id = ?, ej_id = ? WHERE id = ?');
  const unlink = db.prepare('DELETE FROM main.link WHERE from_id = ?');
  const link = db.prepare('INSERT OR IGNORE INTO main.link (relation, from_id, to_id) VALUES (?, ?, ?)');
  const forgive = db.prepare("DELETE FROM main.finding WHERE entity_id = ? AND code = 'reference-orpheline'");
  const orphan = db.prepare('INSERT INTO main.finding (entity_id, code, severity, path, value) VALUES (?, ?, ?, ?, ?)');
  const resolve = (id: number, { kind, or_kind: or, key }: Reference): Target | undefined => {
    const found = byKey.get(kind, key) ?? (or === null ? undefined : byKey.get(or, key));
    return found?.id === id ? undefined : found;
  };
  return (id, references) => {
    state.remember(id);
    const row = above.get(id);
    if (row === undefined) return false;
    forgive.run(id);
    const resolved: [Reference, Target][] = [];
    for (const reference of references) {
      const target = resolve(id, reference);
      if (target !== undefined) resolved.push([reference, target]);
      else {
        const finding = createFinding('reference-orpheline', reference.path, reference.key);
        orphan.run(id, finding.code, severityNumber(finding), finding.path, finding.value);
      }
    }
    const links = linksOf(row, resolved, (other) => above.get(other));
    unlink.run(id);
    for (const [relation, to] of linkRows(row.kind, links, resolved)) link.run(relation, id, to);
    update.run(links.parent, links.eg, links.ej, id);
    return links.eg !== row.eg_id || links.ej !== row.ej_id;
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
