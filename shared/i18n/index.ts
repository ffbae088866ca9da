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
  const reason = format(why, values, lang);
  return {
    what: format(what, values, lang),
    ...(reason !== '' && { why: reason }),
    todo: format(todo, values, lang),
    ...(whom !== '' && { whom: format(whom, values, lang) }),
  };
}
