import type { SearchKind } from '../../../shared/domain/search.ts';
import { SEARCH_KINDS } from '../../../shared/domain/search.ts';
import type { Row } from '../../../shared/contract/explore.ts';
import { AppError } from '../../../shared/errors.ts';
import { api } from '../../client/index.ts';
import { identifierOf } from './change-rows.ts';
import type { Entity } from './change-rows.ts';

/** An entity as the cache holds it now. */
export interface Found {
  readonly id: string;
  /** The EG it belongs to; an EG belongs to itself. */
  readonly etablissement: { readonly id: string; readonly name: string } | undefined;
}

/** Several entities may share words of an identifier. */
const MOST_FOUND = 20;

/** By the search, which knows the source and the kind; professionnels and a few others are found by their identifiers only. */
async function search(source: string, kind: SearchKind, nationalId: string): Promise<Found | undefined> {
  const filters = { source: [source], kind: [kind] };
  const { items } = await api.cache.search({ text: nationalId, filters, limit: MOST_FOUND });
  const item = items.find((one) => one.nationalId === nationalId);
  if (item === undefined) return undefined;
  const own = item.kind === 'eg' ? { id: item.id, name: item.name } : item.etablissement;
  return { id: item.id, etablissement: item.kind === 'ej' ? undefined : (own ?? undefined) };
}

async function show(source: string, nationalId: string): Promise<Found | undefined> {
  try {
    const view = await api.cache.show({ id: nationalId });
    if (view.source !== source) return undefined;
    return { id: view.id, etablissement: view.parents.find(({ kind }) => kind === 'eg') };
  } catch (error) {
    // Gone, or shared by several: then there is no record to open.
    const isNegative = error instanceof AppError && ['cache.entity-unknown', 'input.invalid'].includes(error.code);
    if (isNegative) return undefined;
    throw error;
  }
}

/** Finds the entity of a change in its source; undefined when it is there no more, or has no national identifier. */
export async function findRecord(source: string, entity: Entity): Promise<Found | undefined> {
  const nationalId = identifierOf(entity);
  const kind = SEARCH_KINDS.find((one) => one === entity.kind);
  if (nationalId === '' || kind === undefined) return undefined;
  return (await search(source, kind, nationalId)) ?? show(source, nationalId);
}

/** Rows of one request, as many as the contract allows. */
const ROWS = 500;

function keyOf(kind: string, nationalId: string): string {
  return `${kind === 'ue' ? 'oi' : kind} ${nationalId}`;
}

function establishmentOf({ kind, id, name, etablissement }: Row): Found['etablissement'] {
  if (kind === 'ej') return undefined;
  return kind === 'eg' ? { id, name } : (etablissement ?? undefined);
}

interface Reading {
  readonly onRead: (done: number, total: number) => void;
  readonly isStale: () => boolean;
}

/** Reads through a source: where many entities are to be found, this is sooner done than looking for each. */
export async function establishmentsOf(
  source: string,
  entities: readonly Entity[],
  { onRead, isStale }: Reading,
): Promise<(entity: Entity) => Found['etablissement']> {
  const kind = SEARCH_KINDS.filter((one) => entities.some((entity) => entity.kind === one));
  // No kind would mean the usual ones.
  if (kind.length === 0) return () => undefined;
  const found = new Map<string, Found['etablissement']>();
  const { resultId, total } = await api.explore.open({ filters: { source: [source], kind } });
  for (let from = 0; from < total && !isStale(); from += ROWS) {
    const { rows } = await api.explore.rows({ resultId, from, count: Math.min(ROWS, total - from) });
    for (const row of rows) {
      if (row.nationalId !== null) found.set(keyOf(row.kind, row.nationalId), establishmentOf(row));
    }
    onRead(from + rows.length, total);
  }
  await api.explore.close({ resultId });
  return (entity) => found.get(keyOf(entity.kind, identifierOf(entity)));
}
