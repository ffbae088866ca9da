import { DEFAULT_KINDS } from '../../../shared/domain/search.ts';
import type { Filters, SearchKind } from '../../../shared/domain/search.ts';

export const CONTENTS = ['unites', 'etablissements', 'professionnels'] as const;
export type Content = (typeof CONTENTS)[number];

const KINDS: Readonly<Record<Content, readonly SearchKind[]>> = {
  unites: ['ue', 'oi'],
  etablissements: ['eg', 'ej'],
  professionnels: ['professionnel'],
};

/** The filters of what is shown that one content of an export holds; undefined when it holds none of it. */
export function filtersFor(content: Content, filters: Filters): Filters | undefined {
  const shown = filters.kind === undefined || filters.kind.length === 0 ? DEFAULT_KINDS : filters.kind;
  const kind = KINDS[content].filter((one) => shown.includes(one));
  return kind.length === 0 ? undefined : { ...filters, kind };
}
