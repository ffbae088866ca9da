import type { Facet, Filters, SearchKind } from '../../../shared/domain/search.ts';
import { countByLists } from './facets-lists.ts';
import { COUNTING_FACET, facetNumber, kindsOf, typesOf, valuesOn, withoutFacet } from './filters-sql.ts';
import type { SourceHandle } from './reader-source.ts';
import { toIds } from './search-rows.ts';
import type { RowSet } from './search-rows.ts';
import { createSelection, isOfKindsOnly, selectRows } from './search-select.ts';
import type { Selection } from './search-select.ts';
import type { ListCache } from './search-lists.ts';

/** Number of entities by code. */
export type Tally = Map<string, number>;

/** A list no longer than this is counted by looking up the codes of each of its ids. */
const FEW = 4000;
const CODES = 'SELECT code FROM entity_code WHERE id = ? AND facet = ?';

function add(tally: Tally, code: string, count: number): void {
  if (count > 0) tally.set(code, (tally.get(code) ?? 0) + count);
}

/** Counts kept at load: of everything, or of one département. */
function keptCounts(handle: SourceHandle, facet: Facet, kinds: readonly SearchKind[], departement?: string): Tally {
  const tally: Tally = new Map();
  const [table, first] = departement === undefined ? ['summary', []] : ['cube', [departement]];
  const where = departement === undefined ? 'facet = ?' : 'departement = ? AND facet = ?';
  for (const { kind, types } of kindsOf(kinds).map(typesOf)) {
    const rows = handle.all<{ code: string; count: number }>(
      `SELECT code, count FROM ${table} WHERE ${where} AND kind = ?${types === undefined ? '' : ' AND type_oi = ?'}`,
      ...first,
      facetNumber(facet),
      kind,
      ...(types ?? []),
    );
    for (const { code, count } of rows) add(tally, code, count);
  }
  return tally;
}

/** How many entities a selection has in one source, from the counts kept at load where they say it. */
export function countOf(handle: SourceHandle, selection: Selection, filters: Filters, lists: ListCache): number {
  const kept = keptTally(handle, COUNTING_FACET, selection, filters);
  if (kept === undefined) return selectRows(handle, selection, lists).length;
  return [...kept.values()].reduce((sum, count) => sum + count, 0);
}

/** Counts kept at load when nothing but the kinds, or one département with them, is asked. */
function keptTally(handle: SourceHandle, facet: Facet, selection: Selection, filters: Filters): Tally | undefined {
  const departement = onlyDepartement(filters);
  if (selection.parts === undefined && departement !== undefined) {
    return keptCounts(handle, facet, selection.kinds, departement);
  }
  return isOfKindsOnly(selection) ? keptCounts(handle, facet, selection.kinds) : undefined;
}

/**
 * Counts by one facet what the text and the filters select in one source. Counts kept at load answer when nothing but the kinds,
 * or one département with them, is asked; otherwise they are made from the list of ids.
 */
export function tallyFacet(
  handle: SourceHandle,
  facet: Facet,
  text: string | undefined,
  filters: Filters,
  lists: ListCache,
): Tally {
  const selection = createSelection(text, filters);
  return (
    keptTally(handle, facet, selection, filters) ??
    tallyRows(handle, facet, selectRows(handle, selection, lists), lists)
  );
}

/** The département when it is the only filter, and has one value. */
function onlyDepartement(filters: Filters): string | undefined {
  const values = valuesOn('departement', filters);
  if (values?.length !== 1) return undefined;
  const others = createSelection(undefined, withoutFacet('departement', filters));
  return others.conditions.length === 0 ? values[0] : undefined;
}

export function tallyRows(handle: SourceHandle, facet: Facet, rows: RowSet, lists: ListCache): Tally {
  if (rows.length > FEW) return countByLists(handle, facet, rows, lists);
  const tally: Tally = new Map();
  for (const id of toIds(rows)) {
    for (const code of handle.column<string>(CODES, id, facetNumber(facet))) add(tally, code, 1);
  }
  return tally;
}
