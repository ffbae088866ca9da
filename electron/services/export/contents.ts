import { kindsOf } from '../store/filters-sql.ts';
import type { EXPORT_CONTENTS } from '../../../shared/contract/cache.ts';
import type { Filters, SearchKind } from '../../../shared/domain/search.ts';
import { AppError } from '../../../shared/errors.ts';

export type ExportContent = (typeof EXPORT_CONTENTS)[number];

/** Kinds that a content may hold; the first is what it holds when no kind is asked. */
const KINDS: Readonly<Record<ExportContent, readonly [SearchKind, ...SearchKind[]]>> = {
  unites: ['ue', 'oi'],
  etablissements: ['eg', 'ej'],
  professionnels: ['professionnel'],
  anomalies: ['ej', 'eg', 'oi', 'professionnel'],
};

/**
 * The filters of an export: a filter on kinds chooses among those of the content (`etablissements` are EG, or EJ when asked).
 * @throws AppError `input.invalid` when the content holds none of the kinds asked for.
 */
export function filtersOf(content: ExportContent, filters: Filters): Filters {
  const possible = KINDS[content];
  const asked = filters.kind ?? [];
  if (asked.length === 0) return { ...filters, kind: content === 'anomalies' ? possible : [possible[0]] };
  const kind = asked.filter((one) => possible.includes(one) || (one === 'ue' && possible.includes('oi')));
  if (kind.length > 0) return { ...filters, kind: kindsOf(kind) };
  throw new AppError(
    'input.invalid',
    `An export of ${content} holds ${possible.join(', ')}, not ${asked.join(', ')}.`,
    {
      values: { reason: `${content}: ${asked.join(', ')}` },
    },
  );
}
