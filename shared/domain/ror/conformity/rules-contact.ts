import type { Code } from '../model-base.ts';
import type { Contact, Telecommunication } from '../model-contact.ts';
import type { RorEntity } from '../model.ts';
import type { Place, Rule, Sink } from './rule.ts';
import { CONTACT } from '../mapping-contact.ts';
import { isUniteElementaire } from './offer.ts';
import { objectTest } from './rule.ts';

function levelOf(code: Code | undefined): number | undefined {
  const level = Number(code?.code.trim() ?? '');
  return level === 1 || level === 2 || level === 3 ? level : undefined;
}

/** Values shown are codes and levels: names and numbers of persons stay out of reports. */
function checkNature({ nature, nom, fonction }: Contact, { path }: Place, sink: Sink): void {
  if (nature === undefined) return;
  if (nom === undefined && fonction === undefined) sink.ok();
  else sink.fail(`${path}/${nom === undefined ? 'function' : 'name'}`, nature.code);
}

function checkFonction({ nom, fonction }: Contact, { path }: Place, sink: Sink): void {
  if (fonction === undefined) return;
  if (nom !== undefined && nom.trim() !== '') sink.ok();
  else sink.fail(`${path}/function`, fonction.code);
}

function isLower(telecommunication: Telecommunication, contact: number): boolean {
  const level = levelOf(telecommunication.niveauConfidentialite);
  return level !== undefined && level < contact;
}

function checkLevels({ niveauConfidentialite, telecommunications }: Contact, { path }: Place, sink: Sink): void {
  const contact = levelOf(niveauConfidentialite);
  if (contact === undefined || telecommunications.length === 0) return;
  const wrong = telecommunications.findIndex((one) => isLower(one, contact));
  if (wrong === -1) return sink.ok();
  const own = telecommunications[wrong]?.niveauConfidentialite?.code ?? '';
  const number = wrong === 0 ? '' : `[${wrong + 1}]`;
  sink.fail(`${path}/contactPoint${number}/extension/confidentialityLevel/@code`, `${own} < ${contact}`);
}

function checkSensitive(entity: RorEntity, sink: Sink): void {
  if (!isUniteElementaire(entity) || entity.uniteSensible !== true) return;
  const wrong = entity.contacts.findIndex(({ niveauConfidentialite }) => levelOf(niveauConfidentialite) !== 3);
  if (wrong === -1) return sink.ok();
  const path = `extension/contact${wrong === 0 ? '' : `[${wrong + 1}]`}/confidentialityLevel/@code`;
  sink.fail(path, entity.contacts[wrong]?.niveauConfidentialite?.code ?? '');
}

/** Contacts (domain reference ROR §4.7). */
export const CONTACT_RULES: readonly Rule[] = [
  {
    id: 'rg-exp-034',
    severity: 'error',
    source: 'RG_EXP_034, domain reference ROR §4.7',
    label: {
      fr: 'Télécommunication au moins aussi confidentielle que son contact',
      en: 'Telecommunication at least as confidential as its contact',
    },
    explanation: {
      fr: 'Un numéro moins confidentiel que le contact qui le porte serait montré à des personnes à qui le contact est caché.',
      en: 'A number less confidential than the contact that holds it would be shown to people from whom the contact is hidden.',
    },
    scope: 'object',
    test: objectTest<Contact>(CONTACT, checkLevels),
  },
  {
    id: 'rg-exp-039',
    severity: 'error',
    source: 'RG_EXP_039, domain reference ROR §4.5',
    label: { fr: 'UE sensible : contacts de niveau 3', en: 'Sensitive UE: contacts of level 3' },
    explanation: {
      fr: 'Les contacts d’une unité sensible sont d’accès très restreint, sans exception.',
      en: 'The contacts of a sensitive unit are very restricted, without exception.',
    },
    scope: 'record',
    test: { on: 'entity', check: checkSensitive },
  },
  {
    id: 'rg-exp-040',
    severity: 'error',
    source: 'RG_EXP_040, domain reference ROR §4.7',
    label: { fr: 'Contact : nature, ou nom et fonction', en: 'Contact: nature, or name and function' },
    explanation: {
      fr: 'La nature d’un contact exclut son nom et sa fonction : un service ou une personne, pas les deux.',
      en: 'The nature of a contact excludes its name and function: a service or a person, not both.',
    },
    scope: 'object',
    test: objectTest<Contact>(CONTACT, checkNature),
  },
  {
    id: 'rg-exp-041',
    severity: 'error',
    source: 'RG_EXP_041, domain reference ROR §4.7',
    label: { fr: 'Contact : une fonction va avec un nom', en: 'Contact: a function goes with a name' },
    explanation: {
      fr: 'La fonction est celle d’une personne : le nom est alors obligatoire.',
      en: 'A function is that of a person: the name is then mandatory.',
    },
    scope: 'object',
    test: objectTest<Contact>(CONTACT, checkFonction),
  },
];
