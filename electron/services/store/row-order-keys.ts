import type { Sort } from '../../../shared/contract/explore.ts';
import { assertNever } from '../../../shared/errors.ts';
import { fold } from '../../../shared/domain/search.ts';
import { facetNumber } from './filters-sql.ts';
import { comparePositions, positionOf } from './page-position.ts';
import type { Labels } from './reader-labels.ts';
import type { SourceHandle } from './reader-source.ts';
import { toIdList } from './search-ids.ts';
import { kindNumber } from './staged-rows.ts';

/** A sort that display order does not give. */
export type KeyedSort = Exclude<Sort, 'name'>;

/** Rows by key, then in display order; rows that have none are left out. The number of a group changes where the key does. */
export interface Groups {
  readonly ids: readonly number[];
  readonly groups: readonly number[];
}

/** What one row is sorted by; undefined when it has nothing of the kind. */
export function keyOf(by: KeyedSort, handle: SourceHandle, id: number, labels: Labels): string | number | undefined {
  switch (by) {
    case 'updated':
      return handle.get<{ ms: number | null }>('SELECT updated_ms AS ms FROM entity WHERE id = ?', id)?.ms ?? undefined;
    case 'commune':
      return communeKey(handle, id, labels);
    case 'etablissement':
      return etablissementKey(handle, id);
    default:
      return assertNever(by);
  }
}

/** Every row of a source by what `by` says, read from indexes. */
export function groupsOf(by: KeyedSort, handle: SourceHandle, labels: Labels): Groups {
  switch (by) {
    case 'updated':
      return byUpdated(handle);
    case 'commune':
      return byCommune(handle, labels);
    case 'etablissement':
      return byEtablissement(handle);
    default:
      return assertNever(by);
  }
}

const UPDATED = 'FROM entity INDEXED BY entity_by_updated WHERE updated_ms IS NOT NULL ORDER BY updated_ms, id';

function byUpdated(handle: SourceHandle): Groups {
  return {
    ids: handle.column<number>(`SELECT id ${UPDATED}`),
    groups: numbered(handle.column<number>(`SELECT updated_ms ${UPDATED}`)),
  };
}

/** Instants outgrow 32 bits: groups are numbered from 0. */
function numbered(sortedKeys: readonly number[]): readonly number[] {
  let group = 0;
  return sortedKeys.map((key, index) => {
    if (index > 0 && key !== sortedKeys[index - 1]) group += 1;
    return group;
  });
}

const EG = kindNumber('eg');

/** As shown: the EG of a unit, the EJ of an EG. */
const ABOVE = `FROM (
  SELECT eg_id AS above, id FROM entity WHERE eg_id IS NOT NULL AND eg_id <> id
  UNION ALL SELECT ej_id, id FROM entity WHERE kind = ${EG} AND eg_id = id AND ej_id IS NOT NULL AND ej_id <> id
) ORDER BY above, id`;

/** Structures are in display order themselves, so that their ids sort what hangs below them. */
function byEtablissement(handle: SourceHandle): Groups {
  const above = handle.column<number>(`SELECT above ${ABOVE}`);
  const groups: number[] = [];
  let last: { readonly id: number; readonly key: string; readonly group: number } | undefined;
  for (const id of above) {
    if (last === undefined || id !== last.id) {
      const key = structureKey(handle, id);
      // Two structures of the same name and identifier are one to people, and to the merge with other sources.
      last = { id, key, group: (last?.group ?? 0) + (key === last?.key ? 0 : 1) };
    }
    groups.push(last.group);
  }
  return { ids: handle.column<number>(`SELECT id ${ABOVE}`), groups };
}

function etablissementKey(handle: SourceHandle, id: number): string | undefined {
  const row = handle.get<{ eg: number | null; ej: number | null }>(
    'SELECT eg_id AS eg, ej_id AS ej FROM entity WHERE id = ?',
    id,
  );
  const above = row?.eg === id ? row.ej : row?.eg;
  return above === undefined || above === null || above === id ? undefined : structureKey(handle, above);
}

function structureKey(handle: SourceHandle, id: number): string {
  const { name, identity } = positionOf(handle, id) ?? { name: '', identity: '' };
  // No folded name holds a NUL, which sorts before everything: a name still comes before a longer one.
  return `${name}\u0000${identity}`;
}

const COMMUNE = facetNumber('commune');
const COMMUNES = 'SELECT DISTINCT code FROM summary WHERE facet = ?';
const OF_COMMUNE = 'SELECT id FROM entity_code WHERE facet = ? AND code = ? ORDER BY id';
const CITIES = `SELECT e.id, e.city FROM entity_code c JOIN entity e ON e.id = c.id WHERE c.facet = ? AND c.code = ?`;

/** By the label of the commune, as a list shows it; a document's own name for what the tables do not know. */
function byCommune(handle: SourceHandle, labels: Labels): Groups {
  const idsByKey = new Map<string, number[]>();
  const add = (key: string, ids: readonly number[]): void => {
    const held = idsByKey.get(key) ?? [];
    if (held.length === 0) idsByKey.set(key, held);
    for (const id of ids) held.push(id);
  };
  for (const code of handle.column<string>(COMMUNES, COMMUNE)) {
    const label = knownLabel(code, labels);
    if (label !== undefined) add(label, handle.column<number>(OF_COMMUNE, COMMUNE, code));
    else {
      for (const { id, city } of handle.all<{ id: number; city: string }>(CITIES, COMMUNE, code)) {
        const key = cityKey(code, city);
        if (key !== undefined) add(key, [id]);
      }
    }
  }
  return concatenated(idsByKey);
}

function concatenated(idsByKey: ReadonlyMap<string, readonly number[]>): Groups {
  const ids: number[] = [];
  const groups: number[] = [];
  const keys = [...idsByKey.keys()].sort((a, b) =>
    comparePositions({ name: a, identity: '' }, { name: b, identity: '' }),
  );
  keys.forEach((key, group) => {
    for (const id of toIdList(idsByKey.get(key) ?? [])) {
      ids.push(id);
      groups.push(group);
    }
  });
  return { ids, groups };
}

function communeKey(handle: SourceHandle, id: number, labels: Labels): string | undefined {
  const row = handle.get<{ commune: string; city: string }>('SELECT commune, city FROM entity WHERE id = ?', id);
  if (row === undefined) return undefined;
  return knownLabel(row.commune, labels) ?? cityKey(row.commune, row.city);
}

/** The folded label of a commune that the tables know. */
function knownLabel(code: string, labels: Labels): string | undefined {
  if (code === '') return undefined;
  const { label, status } = labels.facet('commune', code, 'fr');
  return status === 'unknown' ? undefined : fold(label);
}

/** What is shown of any other: the name in the document, else the code. */
function cityKey(code: string, city: string): string | undefined {
  const shown = city === '' ? code : city;
  return shown === '' ? undefined : fold(shown);
}
