import { causeSentences } from '../domain/exchange/cause-catalogue.ts';
import type { Diagnosis } from '../domain/exchange/cause.ts';
import { fieldPathLabel, stepsOfModelPath } from '../domain/ror/field-labels.ts';
import { ENTITY_KINDS } from '../domain/ror/projection.ts';
import { format } from '../i18n/format.ts';
import { textsOf } from '../i18n/index.ts';
import type { Lang } from '../i18n/lang.ts';
import type { Seen, StepName } from './step.ts';

/** A fact of a sentence, in no language. */
export type Fact =
  | string
  | number
  | { readonly bytes: number }
  /** Path of the model in an entity of a kind. */
  | { readonly field: string; readonly kind: string }
  /** ISO 8601. */
  | { readonly instant: string }
  | { readonly diagnosis: Pick<Diagnosis, 'verdict' | 'values'> };

/** How a way in writes what depends on where it is read. */
export interface Words {
  readonly lang: Lang;
  size(bytes: number): string;
  instant(iso: string): string;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/u;

/** What a diagnosis says, in the words of its cause. */
function causeOf({ verdict, values }: Pick<Diagnosis, 'verdict' | 'values'>, { lang, instant }: Words): string {
  if (verdict === 'ok') return textsOf(lang).demo.works;
  const readable = Object.entries(values).map(([name, value]) => {
    return [name, typeof value === 'string' && INSTANT.test(value) ? instant(value) : value] as const;
  });
  return causeSentences(verdict, Object.fromEntries(readable), lang).title;
}

/** A field in words; '' where the model does not know it. */
export function fieldWords(kind: string, path: string, lang: Lang): string {
  const known = ENTITY_KINDS.find((one) => one === kind);
  return known === undefined ? '' : fieldPathLabel(stepsOfModelPath(known, path), lang);
}

function written(fact: Fact, words: Words): string | number {
  if (typeof fact !== 'object') return fact;
  if ('bytes' in fact) return words.size(fact.bytes);
  if ('field' in fact) return fieldWords(fact.kind, fact.field, words.lang) || fact.field;
  return 'instant' in fact ? words.instant(fact.instant) : causeOf(fact.diagnosis, words);
}

/** What was seen in a step, as a sentence without its full stop. */
export function sentenceOf(name: StepName, { facts }: Pick<Seen, 'facts'>, words: Words): string {
  const values = Object.entries(facts).map(([key, fact]) => [key, written(fact, words)] as const);
  return format(textsOf(words.lang).demo.steps[name].seen, Object.fromEntries(values), words.lang);
}
