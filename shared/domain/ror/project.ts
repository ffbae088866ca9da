import type { Facet } from '../search.ts';
import type { OrganisationInterne, Professionnel, RorEntity } from './model.ts';
import type { Code, Libelle, Mesure, Reference } from './model-base.ts';
import type { RattachementActivite } from './model-oi.ts';
import type { Projection, References } from './projection.ts';
import { fold } from '../search.ts';
import { digitsOf, trimmed } from '../texts.ts';
import { distinct } from './distinct.ts';
import type { LevelledTelecommunication } from './confidentiality.ts';
import { highestLevel, telecommunicationsOf } from './confidentiality.ts';
import { phoneForms } from './phone.ts';
import { identifiersOf, nationalIdOf } from './project-identifiers.ts';
import { placeOf } from './project-place.ts';

/** Channels of TRE_R200 that are numbers to call or fax (mobile, fixe, télécopie, alerte), and those of IHE. */
const PHONE_CHANNELS = ['1', '2', '6', '8', 'BP', 'FAX'];
/** Months in a unit of UCUM; shorter units are less than a month. */
const MONTHS: Readonly<Record<string, number>> = { a: 12, mo: 1, wk: 12 / 52.1775, d: 12 / 365.25, h: 0, min: 0, s: 0 };
/** How a field without a mode is written (domain reference ROR §4.5). */
const NO_MODE = ['', 'null'];

const NONE: readonly string[] = [];

function codesOf(codes: readonly Code[]): readonly string[] {
  if (codes.length === 0) return NONE;
  const values: string[] = [];
  for (const { code } of codes) {
    const value = trimmed(code);
    if (value !== '') values.push(value);
  }
  return distinct(values);
}

function codesOfOne(code: Code | undefined): readonly string[] {
  const value = code === undefined ? '' : trimmed(code.code);
  return value === '' ? NONE : [value];
}

function textsOf(labels: readonly Libelle[]): readonly string[] {
  if (labels.length === 0) return NONE;
  const texts: string[] = [];
  for (const { texte } of labels) if (texte !== undefined) texts.push(texte);
  return texts;
}

/** What items of a list refer to, without those that refer to nothing. */
function idsOf<T>(items: readonly T[], referenceOf: (item: T) => Reference | undefined): readonly string[] {
  if (items.length === 0) return NONE;
  const ids: string[] = [];
  for (const item of items) {
    const reference = referenceOf(item);
    if (reference !== undefined) ids.push(reference.entityId);
  }
  return distinct(ids);
}

/** Name then first name; IHE's common name often holds both already. */
function personName({ noms }: Professionnel): string {
  const [nom] = noms;
  const common = nom?.nomsExercice[0]?.texte ?? nom?.nomFamille ?? '';
  const words = fold(common).split(' ');
  const missing = (nom?.prenoms ?? []).filter(
    (prenom) =>
      !fold(prenom)
        .split(' ')
        .every((word) => words.includes(word)),
  );
  return [common, ...missing.slice(0, 1)].filter((part) => part !== '').join(' ');
}

function personOtherNames({ noms }: Professionnel): readonly string[] {
  const names: string[] = [];
  for (const { nomsExercice, nomFamille, prenoms, autresNoms } of noms) {
    for (const { texte } of nomsExercice) if (texte !== undefined) names.push(texte);
    if (nomFamille !== undefined) names.push(nomFamille);
    for (const prenom of prenoms) names.push(prenom);
    for (const { text } of autresNoms) if (text !== undefined) names.push(text);
  }
  return names;
}

function namesOf(entity: RorEntity): { readonly name: string; readonly otherNames: readonly string[] } {
  switch (entity.kind) {
    case 'ej':
      return { name: entity.raisonSociale ?? '', otherNames: textsOf(entity.autresNoms) };
    case 'eg': {
      const use = entity.nomOperationnel === undefined ? [] : [entity.nomOperationnel];
      return { name: entity.raisonSociale ?? use[0] ?? '', otherNames: [...use, ...textsOf(entity.autresNoms)] };
    }
    case 'oi':
      return { name: entity.nom ?? '', otherNames: textsOf(entity.autresNoms) };
    case 'activite':
      return { name: entity.types[0]?.text ?? '', otherNames: [] };
    case 'equipement':
      return { name: entity.type?.text ?? '', otherNames: [] };
    case 'professionnel':
      return { name: personName(entity), otherNames: personOtherNames(entity) };
  }
}

const NO_REFERENCES: References = { parent: undefined, eg: NONE, oi: NONE, activites: NONE, equipements: NONE };

/** What an OI does in each of its places. */
function activitesOf({ rattachements }: OrganisationInterne): readonly RattachementActivite[] {
  const [first] = rattachements;
  if (rattachements.length === 1 && first !== undefined) return first.activites;
  return rattachements.flatMap(({ activites }) => activites);
}

function referencesOf(entity: RorEntity): References {
  switch (entity.kind) {
    case 'eg':
      return { parent: entity.entiteJuridique?.entityId, eg: NONE, oi: NONE, activites: NONE, equipements: NONE };
    case 'oi':
      return {
        parent: entity.parente?.entityId,
        eg: idsOf(entity.rattachements, ({ entiteGeographique }) => entiteGeographique),
        oi: NONE,
        activites: idsOf(activitesOf(entity), ({ activite }) => activite),
        equipements: idsOf(entity.equipements, (equipement) => equipement),
      };
    case 'professionnel':
      return {
        parent: undefined,
        eg: idsOf(entity.exercicesEg, ({ entiteGeographique }) => entiteGeographique),
        oi: idsOf(entity.exercicesOi, ({ organisationInterne }) => organisationInterne),
        activites: NONE,
        equipements: NONE,
      };
    case 'ej':
    case 'activite':
    case 'equipement':
      return NO_REFERENCES;
  }
}

type Codes = Partial<Record<Facet, readonly string[]>>;

/** Takes in the codes of a facet, when there are some. */
function addCodes(into: Codes, facet: Facet, values: readonly string[]): void {
  if (values.length > 0) into[facet] = values;
}

function addOiCodes(into: Codes, entity: OrganisationInterne): void {
  addCodes(into, 'champ', codesOf(entity.champsActivite));
  const mode = entity.modePriseEnCharge?.code.trim() ?? '';
  if (!NO_MODE.includes(mode)) into.mode = [mode];
  addCodes(into, 'typeOi', codesOf(entity.types));
  addCodes(into, 'categorie', codesOfOne(entity.categorieOrganisation));
  addCodes(into, 'public', codesOf(entity.patientele?.publics ?? []));
  addCodes(into, 'profession', codesOf(entity.competenceRessource?.professions ?? []));
  addCodes(into, 'acte', codesOf(entity.actesSpecifiques));
}

/** The codes of each facet of which an entity has some. */
function codes(entity: RorEntity): Codes {
  const all: Codes = {};
  switch (entity.kind) {
    case 'ej':
      break;
    case 'eg':
      addCodes(all, 'categorie', codesOf(entity.categories));
      break;
    case 'oi':
      addOiCodes(all, entity);
      break;
    case 'activite':
      addCodes(all, 'activite', codesOf(entity.types));
      break;
    case 'equipement':
      addCodes(all, 'equipement', codesOfOne(entity.type));
      break;
    case 'professionnel':
      addCodes(all, 'profession', codesOf(entity.professions));
  }
  return all;
}

/** An age in whole months; undefined when the value or the unit is not understood. */
function months(age: Mesure | undefined): number | undefined {
  const value =
    age?.valeur === undefined ? Number.NaN : digitsOf(age.valeur.startsWith('+') ? age.valeur.slice(1) : age.valeur);
  const unit = MONTHS[age?.unite?.code.trim() ?? ''];
  return Number.isNaN(value) || unit === undefined ? undefined : Math.floor(value * unit);
}

/** Numbers of level 1, in the form that queries take too; a person's are never among them. */
function phonesOf(entity: RorEntity, telecommunications: readonly LevelledTelecommunication[]): readonly string[] {
  if (entity.kind === 'professionnel' || telecommunications.length === 0) return NONE;
  const persons =
    'contactsIhe' in entity ? entity.contactsIhe.flatMap(({ personne }) => personne?.telecommunications ?? []) : [];
  const phones: string[] = [];
  for (const { telecommunication, level } of telecommunications) {
    if (level > 1 || persons.includes(telecommunication)) continue;
    const { adresse, canal } = telecommunication;
    if (!PHONE_CHANNELS.includes(canal?.code.trim() ?? '')) continue;
    // Connectathon documents write the number as the text of the channel.
    phones.push(...phoneForms(adresse ?? canal?.text ?? ''));
  }
  return distinct(phones);
}

function hoursIn(activites: readonly RattachementActivite[]): number {
  let hours = 0;
  for (const { horaires } of activites) hours += horaires.length;
  return hours;
}

function hoursOf(entity: RorEntity): number {
  if (entity.kind === 'oi') {
    return entity.horaires.length + hoursIn(activitesOf(entity));
  }
  if (entity.kind !== 'professionnel') return 0;
  let hours = entity.situationOperationnelle?.horaire === undefined ? 0 : 1;
  for (const { horaires, activites } of entity.exercicesOi) hours += horaires.length + hoursIn(activites);
  return hours;
}

function contactsOf(entity: RorEntity): number {
  return 'contacts' in entity ? entity.contacts.length + entity.contactsIhe.length : 0;
}

/** What the cache keeps of an entity to list, filter, sort and link it (projection.ts tells each field). */
export function project(entity: RorEntity): Projection {
  const { name, otherNames } = namesOf(entity);
  const nationalId = nationalIdOf(entity);
  const telecommunications = telecommunicationsOf(entity);
  return {
    kind: entity.kind,
    key: entity.cle,
    nationalId,
    identifiers: identifiersOf(entity, nationalId),
    name,
    otherNames: otherNames.length === 0 ? NONE : distinct(otherNames).filter((other) => other !== name),
    typeOi: entity.kind === 'oi' ? (codesOf(entity.types)[0] ?? '') : '',
    references: referencesOf(entity),
    place: placeOf(entity),
    codes: codes(entity),
    ageMin: entity.kind === 'oi' ? months(entity.patientele?.ageMinimum) : undefined,
    ageMax: entity.kind === 'oi' ? months(entity.patientele?.ageMaximum) : undefined,
    updated: entity.metadonnees?.dateMiseAJour ?? '',
    phones: phonesOf(entity, telecommunications),
    counts: {
      contact: contactsOf(entity),
      telecommunication: telecommunications.length,
      horaire: hoursOf(entity),
    },
    confidentiality: highestLevel(entity, telecommunications),
  };
}
