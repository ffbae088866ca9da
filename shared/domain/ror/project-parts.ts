import type { Facet } from '../search.ts';
import { digitsOf, trimmed } from '../texts.ts';
import type { LevelledTelecommunication } from './confidentiality.ts';
import { distinct } from './distinct.ts';
import type { Code, Libelle, Mesure, Reference } from './model-base.ts';
import type { ContactIhe, Telecommunication } from './model-contact.ts';
import type { RattachementActivite } from './model-oi.ts';
import { phoneForms } from './phone.ts';
import type { References } from './projection.ts';

/** Channels of TRE_R200 that are numbers to call or fax (mobile, fixe, télécopie, alerte), and those of IHE. */
const PHONE_CHANNELS = ['1', '2', '6', '8', 'BP', 'FAX'];
/** Months in a unit of UCUM; shorter units are less than a month. */
const MONTHS: Readonly<Record<string, number>> = { a: 12, mo: 1, wk: 12 / 52.1775, d: 12 / 365.25, h: 0, min: 0, s: 0 };

export type Codes = Partial<Record<Facet, readonly string[]>>;

export const NONE: readonly string[] = [];
export const NO_REFERENCES: References = { parent: undefined, eg: NONE, oi: NONE, activites: NONE, equipements: NONE };
const NOBODY: readonly Telecommunication[] = [];

export function codesOfOne(code: Code | undefined): readonly string[] {
  const value = code === undefined ? '' : trimmed(code.code);
  return value === '' ? NONE : [value];
}

export function codesOf(codes: readonly Code[]): readonly string[] {
  if (codes.length < 2) return codesOfOne(codes[0]);
  const values: string[] = [];
  for (const { code } of codes) {
    const value = trimmed(code);
    if (value !== '') values.push(value);
  }
  return distinct(values);
}

/** The codes of one facet, none when they are none. */
export function codesOfFacet(facet: Facet, values: readonly string[]): Codes {
  return values.length === 0 ? {} : { [facet]: values };
}

export function textsOf(labels: readonly Libelle[]): readonly string[] {
  if (labels.length === 0) return NONE;
  const texts: string[] = [];
  for (const { texte } of labels) if (texte !== undefined) texts.push(texte);
  return texts;
}

/** What items of a list refer to, without those that refer to nothing. */
export function idsOf<T>(items: readonly T[], referenceOf: (item: T) => Reference | undefined): readonly string[] {
  if (items.length === 0) return NONE;
  const ids: string[] = [];
  for (const item of items) {
    const reference = referenceOf(item);
    if (reference !== undefined) ids.push(reference.entityId);
  }
  return distinct(ids);
}

/** Each once, the name itself left out. */
export function otherThan(name: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? NONE : distinct(names).filter((other) => other !== name);
}

/** An age in whole months; undefined when the value or the unit is not understood. */
export function months(age: Mesure | undefined): number | undefined {
  if (age === undefined) return undefined;
  const value =
    age.valeur === undefined ? Number.NaN : digitsOf(age.valeur.startsWith('+') ? age.valeur.slice(1) : age.valeur);
  const unit = MONTHS[age.unite?.code.trim() ?? ''];
  return Number.isNaN(value) || unit === undefined ? undefined : Math.floor(value * unit);
}

/** What reaches the persons that are contacts of IHE. */
export function personsOf(contacts: readonly ContactIhe[]): readonly Telecommunication[] {
  return contacts.length === 0 ? NOBODY : contacts.flatMap(({ personne }) => personne?.telecommunications ?? []);
}

/** Numbers of level 1, in the form that queries take too; those of persons are never among them. */
export function phonesOf(
  telecommunications: readonly LevelledTelecommunication[],
  ofPersons: readonly Telecommunication[],
): readonly string[] {
  if (telecommunications.length === 0) return NONE;
  const phones: string[] = [];
  for (const { telecommunication, level } of telecommunications) {
    if (level > 1 || ofPersons.includes(telecommunication)) continue;
    const { adresse, canal } = telecommunication;
    if (!PHONE_CHANNELS.includes(canal?.code.trim() ?? '')) continue;
    // Connectathon documents write the number as the text of the channel.
    phones.push(...phoneForms(adresse ?? canal?.text ?? ''));
  }
  return distinct(phones);
}

export function hoursIn(activites: readonly RattachementActivite[]): number {
  let hours = 0;
  for (const { horaires } of activites) hours += horaires.length;
  return hours;
}
