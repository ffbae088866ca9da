import { onboarding as en } from '../../../../shared/i18n/en/onboarding.ts';
import { onboarding as fr } from '../../../../shared/i18n/fr/onboarding.ts';
import type { Lang } from '../../../../shared/i18n/lang.ts';
import { markup } from '../document/page.ts';
import type { Html } from '../document/page.ts';
import type { Evidence } from './gather.ts';
import { WORDS } from './words.ts';
import type { Words } from './words.ts';

/** A part of the page; one that has nothing to tell is not there. */
export interface Part {
  /** Of its heading, for links. */
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

/** What every part of the page is made with. */
export interface PageTools extends Evidence {
  readonly words: Words;
  readonly terms: typeof fr | typeof en;
  /** The title of a step by its id. */
  readonly stepTitle: (id: string) => string;
  /** Between a name and its value. */
  readonly colon: string;
}

export function pageTools(evidence: Evidence): PageTools {
  const { lang, state } = evidence;
  const { steps } = state.dossier.journey;
  const stepTitle = (id: string): string => steps.find((step) => step.id === id)?.title[lang] ?? id;
  const colon = lang === 'fr' ? ' : ' : ': ';
  return { ...evidence, colon, words: WORDS[lang], terms: lang === 'fr' ? fr : en, stepTitle };
}

/** A code in words; one that is not known stays as it is. */
export function worded(table: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(table, code) ? (table[code] ?? code) : code;
}

/** A link to a file of the dossier. */
export function link(name: string, text: string): Html {
  return markup`<a href="${name.split('/').map(encodeURIComponent).join('/')}">${text}</a>`;
}

/** Several on lines of their own. */
export function lines(items: readonly (Html | string)[]): Html {
  return markup`${items.map((item, at) => (at === 0 ? item : markup`<br>${item}`))}`;
}

/** A text that may be broken anywhere: a name without spaces, or what somebody typed. */
export function long(text: string): Html {
  return markup`<span class="long">${text}</span>`;
}

/** The beginning is enough to compare by eye; the whole is in the JSON. */
export function shortHash(hash: string): Html {
  return markup`<code>${hash.slice(0, 16)}…</code>`;
}

/** An instant as people read it, in universal time as it was kept. */
export function instantText(at: string | null, lang: Lang): string {
  if (at === null) return '';
  const [date = '', time = ''] = at.split('T');
  return `${dayText(date, lang)} ${time.slice(0, 5)} UTC`;
}

export function dayText(day: string | null, lang: Lang): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})/u.exec(day ?? '') ?? [];
  if (year === undefined || month === undefined || date === undefined) return day ?? '';
  return lang === 'fr' ? `${date}/${month}/${year}` : `${year}-${month}-${date}`;
}
