import { fillText, type Texts, type TextValues } from '../certificates/texts.ts';
import type { Cause } from './cause.ts';
import { CLIENT_CAUSES } from './cause-catalogue-client.ts';
import { CONTENT_CAUSES } from './cause-catalogue-content.ts';
import type { CauseEntry } from './cause-catalogue-entry.ts';
import { HTTP_CAUSES } from './cause-catalogue-http.ts';
import { SERVER_CAUSES } from './cause-catalogue-server.ts';
import { WAY_CAUSES } from './cause-catalogue-way.ts';

export type { CauseEntry } from './cause-catalogue-entry.ts';

/** Every cause with its side and its sentences. */
export const CAUSE_CATALOGUE: Readonly<Record<Cause, CauseEntry>> = {
  ...WAY_CAUSES,
  ...SERVER_CAUSES,
  ...CLIENT_CAUSES,
  ...HTTP_CAUSES,
  ...CONTENT_CAUSES,
};

/** A cause in one language, ready to be read. */
export interface CauseSentences {
  readonly title: string;
  readonly why: string;
  readonly todo: string;
  readonly whom: string;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/u;
const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;

/** An instant as people write it, in UTC as certificates say it; anything else as it is. */
function readable(value: string | number, lang: keyof Texts): string | number {
  if (typeof value !== 'string' || !INSTANT.test(value) || Number.isNaN(Date.parse(value))) return value;
  const format = new Intl.DateTimeFormat(LOCALES[lang], { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return `${format.format(new Date(value))} UTC`;
}

/** The sentences of a cause with its values. */
export function causeSentences(cause: Cause, values: TextValues, lang: keyof Texts): CauseSentences {
  const { title, why, todo, whom } = CAUSE_CATALOGUE[cause];
  const shown = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, readable(value, lang)]));
  const fill = (text: Texts): string => fillText(text[lang], shown).replaceAll(/ {2,}/gu, ' ').trim();
  return { title: fill(title), why: fill(why), todo: fill(todo), whom: whom[lang] };
}
