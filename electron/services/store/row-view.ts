import type { Row } from '../../../shared/contract/explore.ts';
import type { Lang } from '../../../shared/i18n/lang.ts';
import { facetNumber } from './filters-sql.ts';
import { searchItem } from './page-items.ts';
import type { Place } from './page-merge.ts';
import type { Labels } from './reader-labels.ts';

interface MoreRow {
  readonly age_min: number | null;
  readonly age_max: number | null;
  readonly updated: string;
  readonly categorie: string | null;
}

const MORE = `SELECT age_min, age_max, updated,
  (SELECT code FROM entity_code WHERE id = entity.id AND facet = ${facetNumber('categorie')} ORDER BY code LIMIT 1) AS categorie
  FROM entity WHERE id = ?`;

/** A line of the explorer: the line of a search with what only its columns show. */
export function rowView(place: Place, labels: Labels, lang: Lang): Row | undefined {
  const item = searchItem(place, labels, lang);
  const more = place.handle.get<MoreRow>(MORE, place.id);
  if (item === undefined || more === undefined) return undefined;
  const { age_min: ageMin, age_max: ageMax, updated, categorie } = more;
  return {
    ...item,
    source: place.handle.source,
    categorie: categorie === null ? null : labels.facet('categorie', categorie, lang),
    ageMin,
    ageMax,
    updated: updated === '' ? null : updated,
  };
}
