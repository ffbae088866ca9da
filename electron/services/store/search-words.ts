import { phoneForms } from '../../../shared/domain/ror/phone.ts';
import { queryWords } from '../../../shared/domain/search.ts';

/** Digits in groups, as people write phone and register numbers: `01 42 34 56 78`, `+33 (0)1.42…`, `2A 000 012 3`, `93/47045`. */
const NUMBER = /(?<![\p{L}\p{N}])\+?\(?(?:2[ab]|\d)[\d\s.()/-]*\d(?![\p{L}\p{N}])/giu;
/** Shorter numbers are codes or parts of names (`75 013`), and match word by word. */
const SHORTEST_NUMBER = 7;

/** Alternatives, each of words that must all be there. */
export type QueryPart = readonly (readonly string[])[];

/** What a person typed, as parts that must all be found. Every word is a prefix. */
export function queryParts(text: string): readonly QueryPart[] {
  const parts: QueryPart[] = [];
  let end = 0;
  for (const { 0: written, index } of text.matchAll(NUMBER)) {
    parts.push(...plain(text.slice(end, index)), ...numberParts(written));
    end = index + written.length;
  }
  parts.push(...plain(text.slice(end)));
  return [...new Map(parts.map((part) => [partExpression(part), part])).values()];
}

/**
 * The fts5 query of what a person typed, or undefined when it holds no word. Never a phrase, which the index cannot answer
 * (`detail=column`). A number in groups also matches as one word, in each of its usual forms.
 */
export function matchExpression(text: string): string | undefined {
  const parts = queryParts(text);
  return parts.length === 0 ? undefined : parts.map(partExpression).join(' AND ');
}

function partExpression(part: QueryPart): string {
  const [first = [], ...others] = part.map((words) => words.map(prefixExpression).join(' AND '));
  return others.length === 0 ? String(first) : `((${[first, ...others].join(') OR (')}))`;
}

/** The fts5 query of one word, and of all that begin so. */
export function prefixExpression(word: string): string {
  return `"${word}"*`;
}

/** Letters for Unicode, separators for the tokenizer of SQLite: vowels and tones of New Tai Lue, two Vedic signs. */
const SEPARATORS_OF_SQLITE = /[\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]/g;

function words(text: string): readonly string[] {
  return queryWords(text.replace(SEPARATORS_OF_SQLITE, ' '));
}

function plain(text: string): readonly QueryPart[] {
  return words(text).map((word) => [[word]]);
}

function numberParts(written: string): readonly QueryPart[] {
  const forms = numberForms(written);
  return forms.length === 0 ? plain(written) : [[words(written), ...forms.map((form) => [form])]];
}

/** One word for each way in which the index may hold the number: as typed without blanks, and the digits of a phone. */
export function numberForms(written: string): readonly string[] {
  const compact = written.replace(/[^\dab]/giu, '').toLowerCase();
  return compact.length < SHORTEST_NUMBER ? [] : [...new Set([compact, ...phoneForms(written)])];
}
