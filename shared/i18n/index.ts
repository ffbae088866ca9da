import { en } from './en.ts';
import { format } from './format.ts';
import type { Values } from './format.ts';
import { fr } from './fr.ts';
import type { Lang } from './lang.ts';
import type { ErrorSentences, SameKeys } from './sentences.ts';
import type { ErrorCode } from '../errors.ts';

export type Texts = SameKeys<typeof fr>;

const TEXTS: Readonly<Record<Lang, Texts>> = { fr, en };

/** The texts of a language. */
export function textsOf(lang: Lang): Texts {
  return TEXTS[lang];
}

/** What people are told of an error, its values in place; a sentence that nothing is left of is absent. */
export function errorSentences(code: ErrorCode, values: Values, lang: Lang): ErrorSentences {
  const { what, why = '', todo, whom = '' }: ErrorSentences = TEXTS[lang].errors[code];
  const shown = code === 'region.incomplete' ? withWords(values, lang) : values;
  const reason = format(why, shown, lang);
  return {
    what: format(what, shown, lang),
    ...(reason !== '' && { why: reason }),
    todo: format(todo, shown, lang),
    ...(whom !== '' && { whom: format(whom, shown, lang) }),
  };
}

/** Settings that are missing by the words of their fields; values hold their names, which belong to no language. */
function withWords(values: Values, lang: Lang): Values {
  const { missing } = values;
  if (typeof missing !== 'string') return values;
  const words: Readonly<Record<string, string>> = TEXTS[lang].regions.lacking;
  return {
    ...values,
    missing: missing
      .split(', ')
      .map((name) => words[name] ?? name)
      .join(', '),
  };
}
