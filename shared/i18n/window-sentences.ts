import type { ErrorCode } from '../errors.ts';
import { windowAdvice as en } from './en/window.ts';
import { format } from './format.ts';
import type { Values } from './format.ts';
import { windowAdvice as fr } from './fr/window.ts';
import { errorSentences } from './index.ts';
import type { Lang } from './lang.ts';
import type { ErrorSentences } from './sentences.ts';

const ADVICE = { fr, en } as const;

/** Text written with straight apostrophes, as print has them. */
export function typographic(text: string): string {
  return text.replaceAll("'", '’');
}

/** What the window tells of an error: the sentences of its code, with advice that needs no command line. */
export function windowSentences(code: ErrorCode, values: Values, lang: Lang): ErrorSentences {
  const sentences = errorSentences(code, values, lang);
  const advice = ADVICE[lang][code];
  const told = advice === undefined ? sentences : { ...sentences, todo: format(advice, values, lang) };
  return {
    what: typographic(told.what),
    ...(told.why !== undefined && { why: typographic(told.why) }),
    todo: typographic(told.todo),
    ...(told.whom !== undefined && { whom: typographic(told.whom) }),
  };
}
