import { z } from 'zod';
import type { SearchItem } from './cache.ts';
import { filters } from './common.ts';
import { method } from './define.ts';

/** What a list can be sorted by; `name` is the order in which everything is stored, so it costs nothing. */
export const SORTS = ['name', 'commune', 'etablissement', 'updated'] as const;
export type Sort = (typeof SORTS)[number];

/** One row of the explorer: a search item with what only columns show. */
export interface Row extends SearchItem {
  readonly source: string;
  readonly categorie: { readonly code: string; readonly label: string } | null;
  readonly ageMin: number | null;
  readonly ageMax: number | null;
  /** `record/@updated` as written. */
  readonly updated: string | null;
}

export interface OpenResult {
  /** Names the result set until it expires (ten minutes unused) or the cache changes. */
  readonly resultId: string;
  readonly total: number;
}

const sorting = z.strictObject({ by: z.enum(SORTS), descending: z.boolean().optional() }).optional();

export const explore = {
  open: method(
    'Runs a search whose rows can then be read from anywhere in it.',
    z.strictObject({ text: z.string().max(500).optional(), filters: filters.optional(), sort: sorting }),
  ).returns<OpenResult>(),
  rows: method(
    'Rows of a result set, from any place.',
    z.strictObject({
      resultId: z.string().max(64),
      from: z.number().int().min(0),
      count: z.number().int().min(1).max(500),
    }),
  ).returns<{ readonly rows: readonly Row[] }>(),
  close: method('Forgets a result set.', z.strictObject({ resultId: z.string().max(64) })).returns<{
    readonly closed: boolean;
  }>(),
};
