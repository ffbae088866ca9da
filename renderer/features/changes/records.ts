import type { SearchKind } from '../../../shared/domain/search.ts';
import { SEARCH_KINDS } from '../../../shared/domain/search.ts';
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
