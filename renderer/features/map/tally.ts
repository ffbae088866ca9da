import type { FacetCount } from '../../../shared/contract/common.ts';
import { isOnMap, PLACES } from './places.ts';

/** One département with its number of units. */
export interface PlaceCount {
  readonly code: string;
  readonly name: string;
  readonly count: number;
}

export interface Tally {
  /** Every département, those without a unit included, then places that are not on the map and have units. */
  readonly places: readonly PlaceCount[];
  /** Places of `places` that are not on the map. */
  readonly elsewhere: readonly PlaceCount[];
  readonly total: number;
  readonly notLocated: number;
  readonly byCode: ReadonlyMap<string, number>;
}

/** What is known of every place: a département that the counts do not name has none. */
export function tallyOf(counts: readonly FacetCount[]): Tally {
  const byCode = new Map(counts.map(({ code, count }) => [code, count]));
  const elsewhere = counts
    .filter(({ code, count }) => code !== '' && count > 0 && !isOnMap(code))
    .map(({ code, label, count }) => ({ code, name: label === '' ? code : label, count }));
  const onMap = PLACES.map(({ code, name }) => ({ code, name, count: byCode.get(code) ?? 0 }));
  return {
    places: [...onMap, ...elsewhere],
    elsewhere,
    total: counts.reduce((sum, { count }) => sum + count, 0),
    notLocated: byCode.get('') ?? 0,
    byCode,
  };
}
