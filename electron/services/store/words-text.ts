import { FACETS, fold, type Facet } from '../../../shared/domain/search.ts';
import { kindNumber } from './staged-rows.ts';

/** The label of a facet's code, in the language of the documents. */
export type LabelOf = (facet: Facet, code: string) => string;

/** What full text knows of an entity, in the order of the columns of `words`. */
export const WORD_COLUMNS = ['name', 'above', 'place', 'offer', 'identifiers', 'phones'] as const;

/** What the words of an entity are made of. Lists are texts with SEPARATOR between their values; null when empty. */
export type WordsOfRow = readonly [
  id: number,
  kind: number,
  name: string,
  /** JSON array, '' when none. */
  otherNames: string,
  eg: number | null,
  ej: number | null,
  city: string,
  departement: string,
  /** Facet number, blank, code. */
  codes: string | null,
  identifiers: string | null,
  phones: string,
];

const PROFESSIONNEL = kindNumber('professionnel');
/** Cannot stand in a document of XML 1.0. */
const SEPARATOR = '\u001f';
/** Shorter ones are parts of names and codes; the query goes by the same length (search-words.ts). */
const SHORTEST_NUMBER = 7;

/**
 * What writes the words of entities: the id, then a text for each column. What many entities share (the establishment, the
 * place, what is offered) is made once. words-staged.ts makes the same words of what is staged.
 * @param nameOf the name of what is above.
 */
export function wordWriter(
  labelOf: LabelOf,
  nameOf: (above: number) => string,
): (row: WordsOfRow) => readonly (string | number)[] {
  const label = remembering((facetAndCode) => {
    const blank = facetAndCode.indexOf(' ');
    return labelWords(labelOf, Number(facetAndCode.slice(0, blank)), facetAndCode.slice(blank + 1));
  });
  const offer = remembering((codes) => distinctWords(codes.split(SEPARATOR).map(label).join(' ')));
  const above = remembering((rows) =>
    distinctWords(
      rows
        .split(' ')
        .map((row) => (row === '' ? '' : fold(nameOf(Number(row)))))
        .join(' '),
    ),
  );
  const place = placeWriter(labelOf);
  return ([id, kind, name, otherNames, eg, ej, city, departement, codes, identifiers, phones]) => [
    id,
    otherNames === '' ? fold(name) : `${fold(name)} ${otherNameWords(otherNames)}`,
    above(`${eg ?? ''} ${ej ?? ''}`),
    place(city, departement),
    codes === null ? '' : offer(codes),
    // A professional is found by name, or by exact identifier outside of full text.
    kind === PROFESSIONNEL || identifiers === null ? '' : identifiers.split(SEPARATOR).map(identifierWords).join(' '),
    kind === PROFESSIONNEL ? '' : phones,
  ];
}

/** What writes the words of a place: its city, and the label of its département. */
export function placeWriter(labelOf: LabelOf): (city: string, departement: string) => string {
  const facet = FACETS.indexOf('departement') + 1;
  const place = remembering((key) => {
    const [departement = '', city = ''] = key.split(SEPARATOR);
    return distinctWords(`${fold(city)} ${labelWords(labelOf, facet, departement)}`);
  });
  return (city, departement) => place(departement + SEPARATOR + city);
}

/** The words of a code; none when it is empty. */
export function labelWords(labelOf: LabelOf, facetNumber: number, code: string): string {
  const facet = FACETS[facetNumber - 1];
  return facet === undefined || code === '' ? '' : fold(labelOf(facet, code));
}

/** @param json the names as a JSON array. Its own signs fold to blanks, as long as it has no escapes. */
export function otherNameWords(json: string): string {
  return json.includes('\\') ? (JSON.parse(json) as readonly string[]).map(fold).join(' ') : fold(json);
}

/** As separate words, and when it is long as one: people write numbers in groups. */
export function identifierWords(identifier: string): string {
  const folded = fold(identifier);
  const compact = folded.replaceAll(' ', '');
  return compact === folded || compact.length < SHORTEST_NUMBER ? folded : `${folded} ${compact}`;
}

/**
 * Words once each. The index holds a word once for each column anyway, so this pays only for a text that many entities share.
 */
export function distinctWords(text: string): string {
  return [...new Set(text.split(' '))].join(' ').trim();
}

/** Texts kept by each; a load has more of them only when it is larger than a region. */
const MOST_KEPT = 30_000;

/** `make`, asked once for what is asked again soon. */
function remembering(make: (key: string) => string): (key: string) => string {
  const made = new Map<string, string>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    if (made.size >= MOST_KEPT) made.clear();
    made.set(key, value);
    return value;
  };
}
