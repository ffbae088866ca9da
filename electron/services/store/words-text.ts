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
  moreCodes: string | null,
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
 * place, what is offered) is made once.
 * @param nameOf the name of what is above.
 */
export function wordWriter(
  labelOf: LabelOf,
  nameOf: (above: number) => string,
): (row: WordsOfRow) => readonly (string | number)[] {
  const label = remembering((facetAndCode) => {
    const blank = facetAndCode.indexOf(' ');
    const facet = FACETS[Number(facetAndCode.slice(0, blank)) - 1];
    const code = facetAndCode.slice(blank + 1);
    return facet === undefined || code === '' ? '' : fold(labelOf(facet, code));
  });
  const departementLabel = (code: string): string => label(`${FACETS.indexOf('departement') + 1} ${code}`);
  const offer = remembering((codes) => distinctWords(codes.split(SEPARATOR).map(label)));
  const names = remembering((name) => distinctWords([fold(name)]));
  const above = remembering((rows) =>
    distinctWords(rows.split(' ').map((row) => (row === '' ? '' : fold(nameOf(Number(row)))))),
  );
  const place = remembering((place) => {
    const [departement = '', city = ''] = place.split(SEPARATOR);
    return distinctWords([fold(city), departementLabel(departement)]);
  });
  return ([id, kind, name, otherNames, eg, ej, city, departement, codes, moreCodes, identifiers, phones]) => [
    id,
    otherNames === '' ? names(name) : distinctWords([fold(name), ...otherNameWords(otherNames)]),
    above(`${eg ?? ''} ${ej ?? ''}`),
    place(departement + SEPARATOR + city),
    offer(listed(codes, moreCodes)),
    // A professional is found by name, or by exact identifier outside of full text.
    kind === PROFESSIONNEL || identifiers === null
      ? ''
      : distinctWords(identifiers.split(SEPARATOR).map(identifierWords)),
    kind === PROFESSIONNEL ? '' : phones,
  ];
}

function listed(list: string | null, more: string | null): string {
  if (list === null) return more ?? '';
  return more === null ? list : list + SEPARATOR + more;
}

function otherNameWords(json: string): readonly string[] {
  return (JSON.parse(json) as readonly string[]).map(fold);
}

/** As separate words, and when it is long as one: people write numbers in groups. */
function identifierWords(identifier: string): string {
  const folded = fold(identifier);
  const compact = folded.replaceAll(' ', '');
  return compact === folded || compact.length < SHORTEST_NUMBER ? folded : `${folded} ${compact}`;
}

/** The index holds a word once for each column, so a repeated one only costs. */
function distinctWords(texts: readonly string[]): string {
  const [first = ''] = texts;
  if (texts.length === 1 && !first.includes(' ')) return first;
  return [...new Set(texts.join(' ').split(' '))].join(' ').trim();
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
