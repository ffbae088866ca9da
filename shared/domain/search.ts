import { unitAt, unitsIn } from './texts.ts';

/** What a list can be filtered and counted by. The order is the one in which the facets are stored (their number is their rank + 1). */
export const FACETS = [
  'region',
  'departement',
  'commune',
  'champ',
  'activite',
  'mode',
  'typeOi',
  'categorie',
  'public',
  'equipement',
  'profession',
  'acte',
] as const;
export type Facet = (typeof FACETS)[number];

/** What a person calls the kinds; `ue` are the OI of type 4, `oi` all OI. */
export const SEARCH_KINDS = ['ej', 'eg', 'oi', 'ue', 'professionnel'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Units and establishments: what a search without `kind` looks through. */
export const DEFAULT_KINDS: readonly SearchKind[] = ['ej', 'eg', 'ue'];

/** Filters of every list; the values of one filter are alternatives, different filters add up. */
export interface Filters {
  readonly source?: readonly string[] | undefined;
  readonly region?: readonly string[] | undefined;
  readonly departement?: readonly string[] | undefined;
  readonly commune?: readonly string[] | undefined;
  readonly champ?: readonly string[] | undefined;
  readonly activite?: readonly string[] | undefined;
  readonly mode?: readonly string[] | undefined;
  readonly type?: readonly string[] | undefined;
  readonly categorie?: readonly string[] | undefined;
  readonly public?: readonly string[] | undefined;
  readonly equipement?: readonly string[] | undefined;
  readonly acte?: readonly string[] | undefined;
  readonly profession?: readonly string[] | undefined;
  readonly kind?: readonly SearchKind[] | undefined;
  /** Ages in months, as parsed from `12` (years) or `6mo`: units whose patientèle includes one of them. */
  readonly age?: readonly number[] | undefined;
  /** ISO date or dateTime: entities whose record was updated at that instant or later. */
  readonly updatedSince?: string | undefined;
  /** Ids of exchanges, or of the jobs of loads: entities as these brought them. */
  readonly load?: readonly string[] | undefined;
}

const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' };

function foldByRules(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[œæßøłđ]/gu, (letter) => LIGATURES[letter] ?? letter)
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Where the letters of Latin writing end that nearly every French text is made of; none of them combines with its neighbours. */
const LATIN_END = 0x180;

/** What one character becomes amid letters: ' ' when it is neither a letter nor a digit. Undefined where blanks lean on it. */
function foldCharacter(character: string): string | undefined {
  const folded = foldByRules(`a${character}a`).slice(1, -1);
  return folded === ' ' || folded === folded.trim() ? folded : undefined;
}

const LATIN = Array.from({ length: LATIN_END }, (_, code) => foldCharacter(String.fromCharCode(code)));

/**
 * Folds a text for search and sorting: lower case, no accents, ligatures opened, everything that is neither a letter nor a digit
 * becomes one space. The index and the query go through this same function, so they always agree (design architecture §6).
 */
export function fold(text: string): string {
  let folded = '';
  let separator = '';
  const length = unitsIn(text);
  for (let index = 0; index < length; index += 1) {
    const piece = LATIN[unitAt(text, index)];
    if (piece === undefined) return foldByRules(text);
    if (piece === ' ') separator = folded === '' ? '' : ' ';
    else {
      folded += separator + piece;
      separator = '';
    }
  }
  return folded;
}

/** The words of a query, folded; every one must be the prefix of a word of the entity. */
export function queryWords(text: string): readonly string[] {
  const folded = fold(text);
  return folded === '' ? [] : folded.split(' ');
}
