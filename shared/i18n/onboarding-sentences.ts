import type { Refusal } from '../domain/onboarding/dossier.ts';
import type { Journey } from '../domain/onboarding/journey.ts';
import { onboarding as en } from './en/onboarding.ts';
import { format } from './format.ts';
import { onboarding as fr } from './fr/onboarding.ts';
import type { Lang } from './lang.ts';

const TEXTS = { fr, en } as const;

type Table = Readonly<Record<string, string>>;

function word(table: Table, code: string): string {
  return Object.hasOwn(table, code) ? (table[code] ?? code) : code;
}

/** Which words the values of a refusal are codes of; those that are not named here are shown as they are. */
function tableOf(refusal: Refusal, name: string, lang: Lang): Table {
  const { states, events, kinds, roles, environments, accounts, whitelist, collected } = TEXTS[lang];
  switch (refusal.refused) {
    case 'certificate-environment':
      return environments;
    case 'certificate-role':
      return roles;
    case 'account-state':
      return accounts;
    case 'whitelist-state':
      return whitelist;
    default:
      break;
  }
  const tables: Readonly<Record<string, Table>> = { state: states, event: events, kind: kinds, value: collected };
  return tables[name] ?? {};
}

/** A day as people write it; a text that is none stays as it is. */
function dayText(date: string, lang: Lang): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/u.exec(date) ?? [];
  if (year === undefined || month === undefined || day === undefined) return date;
  return lang === 'fr' ? `${day}/${month}/${year}` : `${year}-${month}-${day}`;
}

const DAYS = ['date', 'today', 'since', 'notAfter'];

/** Titles of steps for their identifiers, which may be several. */
function titles(ids: string, journey: Journey | undefined, lang: Lang): string {
  return ids
    .split(', ')
    .map((id) => journey?.steps.find((step) => step.id === id)?.title[lang] ?? id)
    .join(', ');
}

/**
 * Why nothing was recorded, in a sentence: steps by their titles when the journey is given, states and events in words.
 */
export function refusalSentence(refusal: Refusal, lang: Lang, journey?: Journey): string {
  const values = Object.entries(refusal.values).map(([name, value]): [string, string] => {
    if (name === 'step' || name === 'missing' || name === 'steps') return [name, titles(value, journey, lang)];
    if (DAYS.includes(name) && refusal.refused !== 'date-invalid') return [name, dayText(value, lang)];
    return [name, word(tableOf(refusal, name, lang), value)];
  });
  return format(TEXTS[lang].refusals[refusal.refused], Object.fromEntries(values), lang);
}
