import { AppError } from '../../shared/errors.ts';
import { format } from '../../shared/i18n/format.ts';
import type { Values } from '../../shared/i18n/format.ts';
import { textsOf } from '../../shared/i18n/index.ts';
import type { Texts } from '../../shared/i18n/index.ts';
import { LANGS } from '../../shared/i18n/lang.ts';
import type { Lang } from '../../shared/i18n/lang.ts';
import { closest } from './closest.ts';

type Reason = keyof { [K in keyof Texts['cli'] as Texts['cli'][K] extends string ? K : never]: true };

/** What was wrong with the words typed, as texts to be shown in the language that the same words may choose. */
export class UsageError extends AppError {
  readonly reason: Reason;
  readonly reasonValues: Values;
  readonly suggestion: string | undefined;

  constructor(reason: Reason, values: Values = {}, suggestion?: string) {
    super(
      reason === 'unknownCommand' ? 'input.unknown-command' : 'input.invalid',
      format(textsOf('en').cli[reason], values, 'en'),
    );
    this.reason = reason;
    this.reasonValues = values;
    this.suggestion = suggestion;
  }
}

/** The sentence of a wrong use, with the closest right word when there is one. */
export function usageSentence(error: UsageError, lang: Lang): { readonly reason: string; readonly advice: string[] } {
  const { cli } = textsOf(lang);
  const advice = error.suggestion === undefined ? [] : [format(cli.suggestion, { closest: error.suggestion }, lang)];
  return { reason: format(cli[error.reason], error.reasonValues, lang), advice };
}

/** A value that must be one of a list. */
export function oneOf<T extends string>(value: string, choices: readonly T[], option: string): T {
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  throw new UsageError('badChoice', { value, option, choices: choices.join(', ') }, closest(value, choices));
}

/** The language asked for on the command line, if it is one. */
export function knownLang(value: string | undefined): Lang | undefined {
  return LANGS.find((lang) => lang === value);
}
