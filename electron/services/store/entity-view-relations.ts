import type { EntityReference } from '../../../shared/contract/cache.ts';
import { SCHEMES } from '../../../shared/domain/ror/schemes.ts';
import { searchKindOf } from './filters-sql.ts';
import { readEntity, RAW_COLUMNS } from './raw-read.ts';
import type { RawColumns } from './raw-read.ts';
import { cacheId } from './reader-ids.ts';
import type { Labels } from './reader-labels.ts';
import type { SourceHandle } from './reader-source.ts';
import { kindNumber } from './staged-rows.ts';

/** A row with what it takes to name it. */
export interface NamedRow extends RawColumns {
  readonly id: number;
  readonly type_oi: string;
  readonly name: string;
  readonly national_id: string;
}

export const NAMED = `id, type_oi, name, national_id, ${RAW_COLUMNS}`;

const EG = kindNumber('eg');
const OI = kindNumber('oi');

/** What hangs directly below a row in the tree, its OI by EG apart: EG under an EJ, OI of an EJ without EG, OI under OI. */
const BELOW = [
  `SELECT ${NAMED} FROM entity WHERE parent_id = ? AND kind IN (${EG}, ${OI})`,
  `SELECT ${NAMED} FROM entity WHERE ej_id = ? AND ej_id IS NOT NULL AND eg_id IS NULL AND kind = ${OI} AND parent_id IS NULL`,
  `SELECT ${NAMED} FROM entity WHERE id IN (SELECT from_id FROM link WHERE to_id = ? AND relation = 'eg') AND kind = ${OI}`,
] as const;

const OF_EG = `SELECT ${NAMED}, parent_id FROM entity WHERE eg_id = ? AND kind = ${OI} ORDER BY id`;

const LINKED = [
  `SELECT ${NAMED} FROM entity WHERE id IN (SELECT to_id FROM link WHERE from_id = ? AND relation IN ('activite', 'equipement'))`,
  `SELECT ${NAMED} FROM entity WHERE id IN (SELECT from_id FROM link WHERE to_id = ? AND relation IN ('oi', 'eg')) AND kind <> ${OI}`,
] as const;

/** The structures directly below one, in display order. */
export function rowsBelow(handle: SourceHandle, id: number): readonly NamedRow[] {
  const direct = BELOW.flatMap((sql) => handle.all<NamedRow>(sql, id));
  return distinct([...direct, ...topmost(handle.all<NamedRow & { parent_id: number | null }>(OF_EG, id))], id);
}

/** The OI of an EG that are under no other of its OI. Where data make them parents of one another, the first of them stands at the top. */
function topmost<Row extends { readonly id: number; readonly parent_id: number | null }>(
  rows: readonly Row[],
): readonly Row[] {
  const ids = new Set(rows.map(({ id }) => id));
  const below = new Map<number | null, Row[]>();
  for (const row of rows) below.set(row.parent_id, [...(below.get(row.parent_id) ?? []), row]);
  const reached = new Set<number>();
  const reach = (top: Row): void => {
    const waiting = [top];
    for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
      if (reached.has(row.id)) continue;
      reached.add(row.id);
      waiting.push(...(below.get(row.id) ?? []));
    }
  };
  const top = rows.filter(({ parent_id }) => parent_id === null || !ids.has(parent_id));
  top.forEach(reach);
  for (const row of rows) {
    if (reached.has(row.id)) continue;
    top.push(row);
    reach(row);
  }
  return top;
}

/** What a row holds or refers to, in display order: structures, then activités and équipements, then professionnels. */
export function childrenOf(handle: SourceHandle, id: number): readonly NamedRow[] {
  const linked = LINKED.map((sql) => distinct(handle.all<NamedRow>(sql, id), id));
  return [...rowsBelow(handle, id), ...linked.flat()];
}

function distinct(rows: readonly NamedRow[], self: number): readonly NamedRow[] {
  const byId = new Map(rows.filter((row) => row.id !== self).map((row) => [row.id, row]));
  return [...byId.values()].sort((a, b) => a.id - b.id);
}

interface UpRow {
  readonly kind: number;
  readonly parent_id: number | null;
  readonly eg_id: number | null;
  readonly ej_id: number | null;
}

const UP = 'SELECT kind, parent_id, eg_id, ej_id FROM entity WHERE id = ?';
const REFERRING = 'SELECT from_id FROM link WHERE to_id = ? ORDER BY from_id';
const REFERRED = "SELECT to_id FROM link WHERE from_id = ? AND relation IN ('oi', 'eg') ORDER BY relation, to_id";

/** What is above a row, from the top: its EJ, its EG, the OI around it; for an activité or an équipement, the OI that have it. */
export function parentsOf(handle: SourceHandle, id: number): readonly NamedRow[] {
  const up = handle.get<UpRow>(UP, id);
  if (up === undefined) return [];
  const chain = [...chainOf(handle, id, up)].reverse();
  const kind = searchKindOf(up.kind, '');
  const refersTo = kind === 'activite' || kind === 'equipement' ? REFERRING : REFERRED;
  const others = handle.column<number>(refersTo, id);
  const ids = new Set([up.ej_id, up.eg_id, ...chain, ...others].filter((one) => one !== null && one !== id));
  return [...ids]
    .map((one) => handle.get<NamedRow>(`SELECT ${NAMED} FROM entity WHERE id = ?`, one))
    .filter((row) => row !== undefined);
}

/** Parents from the nearest up; a cycle in the data ends the chain. */
function chainOf(handle: SourceHandle, id: number, start: UpRow): ReadonlySet<number> {
  const chain = new Set<number>();
  let next = start.parent_id;
  while (next !== null && next !== id && !chain.has(next)) {
    chain.add(next);
    next = handle.get<UpRow>(UP, next)?.parent_id ?? null;
  }
  return chain;
}

/** How a row is named elsewhere. An activité or an équipement has no name of its own: the label of its code is shown. */
export function referenceTo(handle: SourceHandle, row: NamedRow, labels: Labels): EntityReference {
  return {
    id: cacheId(handle.source, row.id),
    kind: searchKindOf(row.kind, row.type_oi),
    name: nameOf(handle, row, labels),
    nationalId: row.national_id === '' ? null : row.national_id,
  };
}

export function nameOf(handle: SourceHandle, row: NamedRow, labels: Labels): string {
  const kind = searchKindOf(row.kind, row.type_oi);
  if (kind !== 'activite' && kind !== 'equipement') return row.name;
  const entity = readEntity(handle, row);
  const code = entity.kind === 'activite' ? entity.types[0] : entity.kind === 'equipement' ? entity.type : undefined;
  if (code === undefined) return row.name;
  const scheme = kind === 'activite' ? SCHEMES.ACTIVITE_OPERATIONNELLE : SCHEMES.EQUIPEMENT;
  const { label, status } = labels.code(code.scheme === '' ? scheme : code.scheme, code.code, [scheme]);
  return status === 'unknown' && row.name !== '' ? row.name : label;
}
