import { phoneForms } from '../../../shared/domain/ror/phone.ts';
import { queryWords } from '../../../shared/domain/search.ts';

/** Digits in groups, as people write phone and register numbers: `01 42 34 56 78`, `+33 (0)1.42…`, `2A 000 012 3`, `93/47045`. */
const NUMBER = /(?<![\p{L}\p{N}])\+?\(?(?:2[ab]|\d)[\d\s.()/-]*\d(?![\p{L}\p{N}])/giu;
/** Shorter numbers are codes or parts of names (`75 013`), and match word by word. */
const SHORTEST_NUMBER = 7;

/**
 * The fts5 query of what a person typed, or undefined when it holds no word. Every word is a prefix and all must be there; never a
 * phrase, which the index cannot answer (`detail=column`). A number in groups also matches as one word, in each of its usual forms.
 */
export function matchExpression(text: string): string | undefined {
  const parts: string[] = [];
  let end = 0;
  for (const { 0: written, index } of text.matchAll(NUMBER)) {
    parts.push(...words(text.slice(end, index)), numberPart(written));
    end = index + written.length;
  }
  parts.push(...words(text.slice(end)));
  const distinct = [...new Set(parts.filter((part) => part !== ''))];
  return distinct.length === 0 ? undefined : distinct.join(' AND ');
}

function prefix(word: string): string {
  return `"${word}"*`;
}

/** Letters for Unicode, separators for the tokenizer of SQLite: vowels and tones of New Tai Lue, two Vedic signs. */
const SEPARATORS_OF_SQLITE = /[\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]/g;

function words(text: string): string[] {
  return queryWords(text.replace(SEPARATORS_OF_SQLITE, ' ')).map(prefix);
}

function numberPart(written: string): string {
  const apart = words(written).join(' AND ');
  const forms = numberForms(written);
  if (forms.length === 0) return apart;
  return `((${[apart, ...forms.map(prefix)].join(') OR (')}))`;
}

/** One word for each way in which the index may hold the number: as typed without blanks, and the digits of a phone. */
export function numberForms(written: string): readonly string[] {
  const compact = written.replace(/[^\dab]/giu, '').toLowerCase();
  return compact.length < SHORTEST_NUMBER ? [] : [...new Set([compact, ...phoneForms(written)])];
}
