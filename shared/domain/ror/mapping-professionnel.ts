import type { Table } from './mapping-row.ts';
import type { Professionnel } from './model.ts';
import type { ExerciceEg, ExerciceOi, SituationOperationnelle } from './model-professionnel.ts';
import type { EntityTable } from './mapping-structure.ts';
import { RECORD } from './mapping-base.ts';
import { ADRESSE, BOITE_MSS, NOM, TELECOMMUNICATION } from './mapping-contact.ts';
import { DIPLOME } from './mapping-diplome.ts';
import { HORAIRE } from './mapping-lieu.ts';
import { RATTACHEMENT_ACTIVITE } from './mapping-offre.ts';
import { SCHEMES, SCHEMES_AT, VALUE_SETS } from './schemes.ts';

const EXERCICE_EG: Table<ExerciceEg> = {
  entiteGeographique: { path: '@entityID', card: '1..1', type: 'reference', target: 'eg' },
  adresses: { path: 'address', card: '0..*', type: 'object', table: ADRESSE, dialect: 'ihe' },
  telecommunications: {
    path: 'contactPoint',
    card: '0..*',
    type: 'object',
    table: TELECOMMUNICATION,
    dialect: 'ihe',
  },
};

const EXERCICE_OI: Table<ExerciceOi> = {
  organisationInterne: { path: '@entityID', card: '1..1', type: 'reference', target: 'oi' },
  activites: { path: 'service', card: '0..*', type: 'object', table: RATTACHEMENT_ACTIVITE, dialect: 'ihe' },
  horaires: { path: 'operatingHours', card: '0..*', type: 'object', table: HORAIRE, dialect: 'ihe' },
};

const SITUATION_OPERATIONNELLE: Table<SituationOperationnelle> = {
  modeExercice: { path: 'exerciceModeInUnit', card: '1..1', type: 'code', nomenclatures: [SCHEMES.MODE_EXERCICE] },
  telecommunication: { path: 'contactPoint', card: '0..1', type: 'object', table: TELECOMMUNICATION },
  competencesSpecifiques: {
    path: 'specificSkills',
    card: '0..*',
    type: 'code',
    nomenclatures: [SCHEMES.COMPETENCE_SPECIFIQUE],
    valueSet: VALUE_SETS.COMPETENCE_SPECIFIQUE,
  },
  horaire: { path: 'operatingHours', card: '0..1', type: 'object', table: HORAIRE },
  secteurConventionnement: {
    path: 'agreementSector',
    card: '0..1',
    type: 'code',
    nomenclatures: [SCHEMES.CNAM_AMELI_SECTEUR_CONVENTIONNEMENT],
  },
  optionAccesSoins: { path: 'contractOptionHealthCareAccess', card: '0..1', type: 'boolean' },
  carteVitaleAcceptee: { path: 'vitaleCardAccepted', card: '0..1', type: 'boolean' },
  visiteDomicile: { path: 'homeVisit', card: '0..1', type: 'boolean' },
  metadonnees: RECORD,
};

/** Professionnel, exercice and situation opérationnelle: `provider` (domain reference ROR §4.6). */
export const PROFESSIONNEL: EntityTable<Professionnel> = {
  identifiants: { path: 'otherID', card: '0..*', type: 'identifier' },
  professions: { path: 'codedType', card: '1..*', type: 'code', nomenclatures: SCHEMES_AT.PROFESSION },
  noms: { path: 'demographic/name', card: '1..*', type: 'object', table: NOM },
  telecommunications: {
    path: 'demographic/contactPoint',
    card: '0..*',
    type: 'object',
    table: TELECOMMUNICATION,
    dialect: 'ihe',
  },
  adresses: { path: 'demographic/address', card: '0..*', type: 'object', table: ADRESSE, dialect: 'ihe' },
  sexe: { path: 'demographic/gender', card: '0..1', type: 'token', dialect: 'ihe' },
  dateNaissance: { path: 'demographic/dateOfBirth', card: '0..1', type: 'date', dialect: 'ihe' },
  langues: { path: 'language', card: '0..*', type: 'code', nomenclatures: [SCHEMES.LANGUE] },
  exercicesEg: { path: 'organizations/organization', card: '0..*', type: 'object', table: EXERCICE_EG },
  exercicesOi: { path: 'facilities/facility', card: '0..*', type: 'object', table: EXERCICE_OI },
  diplomes: { path: 'credential', card: '0..*', type: 'object', table: DIPLOME },
  specialites: {
    path: 'specialty',
    card: '0..1',
    ihe: '0..*',
    list: true,
    type: 'code',
    nomenclatures: [SCHEMES.SPECIALITE_ORDINALE],
  },
  situationOperationnelle: {
    path: 'extension/operationalStatus',
    card: '1..1',
    type: 'object',
    table: SITUATION_OPERATIONNELLE,
  },
  boiteMss: { path: 'extension/mailBoxMSS', card: '0..1', type: 'object', table: BOITE_MSS },
  metadonnees: RECORD,
};
