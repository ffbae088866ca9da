import { telecommunicationsOfOffer } from './confidentiality.ts';
import type { OrganisationInterne } from './model.ts';
import type { Code } from './model-base.ts';
import type { RattachementActivite } from './model-oi.ts';
import { projected } from './project-base.ts';
import { identifiantOiOf, identifiersOf } from './project-identifiers.ts';
import {
  codesOf,
  codesOfOne,
  hoursIn,
  idsOf,
  months,
  NONE,
  otherThan,
  personsOf,
  phonesOf,
  textsOf,
  type Codes,
} from './project-parts.ts';
import { placeOf } from './project-place.ts';
import type { Projection, References } from './projection.ts';

/** How a field without a mode is written (domain reference ROR §4.5). */
const NO_MODE = ['', 'null'];
const NO_CODES: readonly Code[] = [];

/** What an OI does in each of its places. */
function activitesOf({ rattachements }: OrganisationInterne): readonly RattachementActivite[] {
  const [first] = rattachements;
  if (rattachements.length === 1 && first !== undefined) return first.activites;
  return rattachements.flatMap(({ activites }) => activites);
}

function referencesOf(entity: OrganisationInterne, activites: readonly RattachementActivite[]): References {
  return {
    parent: entity.parente?.entityId,
    eg: idsOf(entity.rattachements, ({ entiteGeographique }) => entiteGeographique),
    oi: NONE,
    activites: idsOf(activites, ({ activite }) => activite),
    equipements: idsOf(entity.equipements, (equipement) => equipement),
  };
}

/** The codes of each facet of which it has some. */
function codes(entity: OrganisationInterne, types: readonly string[]): Codes {
  const all: Codes = {};
  const champs = codesOf(entity.champsActivite);
  if (champs.length > 0) all.champ = champs;
  const mode = entity.modePriseEnCharge?.code.trim() ?? '';
  if (!NO_MODE.includes(mode)) all.mode = [mode];
  if (types.length > 0) all.typeOi = types;
  const categories = codesOfOne(entity.categorieOrganisation);
  if (categories.length > 0) all.categorie = categories;
  const publics = codesOf(entity.patientele?.publics ?? NO_CODES);
  if (publics.length > 0) all.public = publics;
  const professions = codesOf(entity.competenceRessource?.professions ?? NO_CODES);
  if (professions.length > 0) all.profession = professions;
  const actes = codesOf(entity.actesSpecifiques);
  if (actes.length > 0) all.acte = actes;
  return all;
}

export function projectOi(entity: OrganisationInterne): Projection {
  const { identifiants, contacts, contactsIhe, patientele } = entity;
  const nationalId = identifiantOiOf(identifiants);
  const name = entity.nom ?? '';
  const types = codesOf(entity.types);
  const activites = activitesOf(entity);
  const telecommunications = telecommunicationsOfOffer(entity);
  return projected(entity, {
    nationalId,
    identifiers: identifiersOf(identifiants, nationalId),
    name,
    otherNames: otherThan(name, textsOf(entity.autresNoms)),
    typeOi: types[0] ?? '',
    references: referencesOf(entity, activites),
    place: placeOf(entity),
    codes: codes(entity, types),
    ageMin: months(patientele?.ageMinimum),
    ageMax: months(patientele?.ageMaximum),
    phones: phonesOf(telecommunications, personsOf(contactsIhe)),
    contacts: contacts.length + contactsIhe.length,
    hours: entity.horaires.length + hoursIn(activites),
    telecommunications,
  });
}
