import type { Place } from '../../../shared/domain/geography.ts';
import type { Projection } from '../../../shared/domain/ror/projection.ts';
import { FACETS, type Facet } from '../../../shared/domain/search.ts';
import { rankOf, type RowWriter } from './row-writer.ts';

type Codes = Projection['codes'];

const [CODE, LIST, PLACE] = [rankOf('code'), rankOf('list'), rankOf('place')];

/** Facets that are searched as words: their codes are one list, of which there are few. */
export const OFFER_FACETS = ['champ', 'activite', 'mode', 'equipement'] as const satisfies readonly Facet[];
/** Those that follow from the place. */
export const PLACE_FACETS = ['region', 'departement', 'commune'] as const satisfies readonly Facet[];
/** All others: another list, of which there are many. */
export const OTHER_FACETS = FACETS.filter(
  (facet) => !(OFFER_FACETS as readonly Facet[]).includes(facet) && !(PLACE_FACETS as readonly Facet[]).includes(facet),
);

/** The number by which a facet is stored. */
export function facetNumber(facet: Facet): number {
  return FACETS.indexOf(facet) + 1;
}

/**
 * Lists of codes and places by number. Each is staged once, with the first record that has it; rows hold its number. One that is
 * met again after a long while may get another number: numbers stand for values, values not for numbers.
 */
export interface SharedValues {
  /** The number of the list that these codes are; null when there are none. */
  list(rows: RowWriter, codes: Codes, facets: readonly Facet[]): number | null;
  /** The number of a place: below zero when all that is known of it is a city's name, 0 when nothing is. */
  place(rows: RowWriter, place: Place): number;
}

/** Of each sort, so many are known at a time: documents may hold more of them than there is memory. */
const MOST_KEPT = 30_000;

/** Which numbers are given: one in `of`, from `index` + 1 on, so that several threads never give the same one. */
export interface Numbering {
  readonly index: number;
  readonly of: number;
}

export function createSharedValues({ index, of }: Numbering): SharedValues {
  let last = index + 1 - of;
  const next = (): number => (last += of);
  return { list: listNumbers(next), place: placeNumbers(next) };
}

interface List {
  readonly number: number;
  readonly codes: readonly number[];
}

function listNumbers(next: () => number): SharedValues['list'] {
  const numberOf = codeNumbers(next);
  /** By a sum of their codes; of two lists with one sum the last one is known. */
  const lists = new Map<number, List>();
  const codes: number[] = [];
  return (rows, all, facets) => {
    let length = 0;
    let sum = 0;
    for (let index = 0; index < facets.length; index += 1) {
      const facet = facets[index] as Facet;
      const ofFacet = all[facet];
      if (ofFacet === undefined) continue;
      for (let each = 0; each < ofFacet.length; each += 1) {
        const number = numberOf(rows, facet, ofFacet[each] as string);
        codes[length] = number;
        length += 1;
        sum = (Math.imul(sum, 31) + number) | 0;
      }
    }
    if (length === 0) return null;
    const known = lists.get(sum);
    if (known !== undefined && isSame(known.codes, codes, length)) return known.number;
    const list: List = { number: next(), codes: codes.slice(0, length) };
    if (lists.size >= MOST_KEPT) lists.clear();
    lists.set(sum, list);
    rows.begin(LIST);
    for (const code of list.codes) {
      rows.add(list.number);
      rows.add(code);
    }
    return list.number;
  };
}

function isSame(list: readonly number[], codes: readonly number[], length: number): boolean {
  if (list.length !== length) return false;
  for (let index = 0; index < length; index += 1) if (list[index] !== codes[index]) return false;
  return true;
}

function codeNumbers(next: () => number): (rows: RowWriter, facet: Facet, code: string) => number {
  const known = new Map(FACETS.map((facet) => [facet, new Map<string, number>()]));
  return (rows, facet, code) => {
    const ofFacet = known.get(facet) as Map<string, number>;
    const before = ofFacet.get(code);
    if (before !== undefined) return before;
    const number = next();
    if (ofFacet.size >= MOST_KEPT) ofFacet.clear();
    ofFacet.set(ownText(code), number);
    rows.begin(CODE);
    rows.add(number);
    rows.add(facetNumber(facet));
    rows.add(code);
    return number;
  };
}

/** A text that was cut out of a larger one keeps that one in memory as long as it lasts: a copy does not. */
function ownText(text: string): string {
  return ` ${text}`.slice(1);
}

function placeNumbers(next: () => number): SharedValues['place'] {
  /** What the locator gives again and again is the same object. */
  const met = new WeakMap<Place, number>();
  const known = new Map<string, number>();
  return (rows, place) => {
    const { commune, departement, region } = place;
    if (commune === undefined && departement === undefined) return 0;
    const before = met.get(place);
    if (before !== undefined) return before;
    const values = [commune?.code ?? '', commune?.label ?? '', departement?.code ?? '', region?.code ?? ''] as const;
    const key = JSON.stringify(values);
    const number = known.get(key) ?? signed(next(), values);
    if (!known.has(key)) {
      if (known.size >= MOST_KEPT) known.clear();
      known.set(key, number);
      rows.begin(PLACE);
      rows.add(number);
      for (const value of values) rows.add(value);
    }
    met.set(place, number);
    return number;
  };
}

function signed(number: number, [commune, , departement]: readonly [string, string, string, string]): number {
  return commune === '' && departement === '' ? -number : number;
}
