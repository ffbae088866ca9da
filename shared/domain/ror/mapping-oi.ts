import type { Table } from './mapping-row.ts';
import type { OrganisationInterne } from './model.ts';
import type {
  CapaciteAccueil,
  CapaciteAccueilCrise,
  CapaciteHabitation,
  CompetenceRessource,
  Disponibilite,
  Patientele,
  RattachementEg,
} from './model-oi.ts';
import type { EntityTable } from './mapping-structure.ts';
import { LIBELLE, MESURE, OPTIONAL_RECORD, RECORD } from './mapping-base.ts';
import { ADRESSE, BOITE_MSS, CONTACTS, CONTACT_IHE, TELECOMMUNICATION } from './mapping-contact.ts';
import { DIVISION_TERRITORIALE, GEOCODE, HORAIRE, LIEU } from './mapping-lieu.ts';
import { RATTACHEMENT_ACTIVITE } from './mapping-offre.ts';
import { CAPACITY, OFFER_DETAIL, REGULATION_ONLY } from './mapping-profiles.ts';
import { SCHEMES, SCHEMES_AT, VALUE_SETS } from './schemes.ts';

const RATTACHEMENT_EG: Table<RattachementEg> = {
  entiteGeographique: { path: '@entityID', card: '1..1', type: 'reference', target: 'eg' },
  activites: { path: 'service', card: '0..*', type: 'object', table: RATTACHEMENT_ACTIVITE },
};

const PATIENTELE: Table<Patientele> = {
  publics: {
    path: 'supportedPatient',
    card: '0..*',
    type: 'code',
    nomenclatures: [SCHEMES.PUBLIC_PRIS_EN_CHARGE],
    valueSet: VALUE_SETS.PUBLIC_PRIS_EN_CHARGE,
  },
  ageMinimum: { path: 'patientTypeAgeMin', card: '1..1', type: 'object', table: MESURE },
  ageMaximum: { path: 'patientTypeAgeMax', card: '1..1', type: 'object', table: MESURE },
  metadonnees: RECORD,
};

const DISPONIBILITE: Table<Disponibilite> = {
  total: { path: '@total', card: '0..1', type: 'integer' },
  disponibles: { path: '@avaible', also: ['@available'], card: '0..1', type: 'integer', visibility: CAPACITY },
  dateMiseAJour: {
    path: '@updateDate',
    also: ['@updatedDate'],
    card: '0..1',
    type: 'dateTime',
    visibility: CAPACITY,
  },
};

const CAPACITE_ACCUEIL: Table<CapaciteAccueil> = {
  lits: { path: 'beds', card: '0..1', type: 'object', table: DISPONIBILITE },
  places: { path: 'space', also: ['spaces'], card: '0..1', type: 'object', table: DISPONIBILITE },
  metadonnees: RECORD,
};

const CAPACITE_CRISE: Table<CapaciteAccueilCrise> = {
  capaciteT0: { path: 'crisisCapacityT0', card: '1..1', type: 'integer' },
  capaciteT60: { path: 'crisisCapacityT60', card: '1..1', type: 'integer' },
  metadonnees: RECORD,
};

const CAPACITE_HABITATION: Table<CapaciteHabitation> = {
  type: {
    path: 'residentialType',
    card: '1..1',
    type: 'code',
    nomenclatures: [SCHEMES.TYPE_HABITATION],
    valueSet: VALUE_SETS.TYPE_HABITATION,
  },
  nombre: { path: 'residentialNumber', card: '0..1', type: 'integer' },
  metadonnees: RECORD,
};

const COMPETENCE_RESSOURCE: Table<CompetenceRessource> = {
  professions: {
    path: 'profession',
    card: '0..*',
    type: 'code',
    nomenclatures: SCHEMES_AT.PROFESSION,
    valueSet: VALUE_SETS.PROFESSION,
  },
  specialites: {
    path: 'medicalSpeciality',
    card: '0..*',
    type: 'code',
    nomenclatures: [SCHEMES.SPECIALITE_ORDINALE],
  },
  competencesSpecifiques: {
    path: 'specificSkills',
    card: '0..*',
    type: 'code',
    nomenclatures: [SCHEMES.COMPETENCE_SPECIFIQUE],
    valueSet: VALUE_SETS.COMPETENCE_SPECIFIQUE,
  },
  metadonnees: OPTIONAL_RECORD,
};

/** The base of IHE CSD, unused by the ROR, and the hours, which it uses. */
const BASE = {
  adresses: { path: 'address', card: '0..*', type: 'object', table: ADRESSE, dialect: 'ihe' },
  contactsIhe: { path: 'contact', card: '0..*', type: 'object', table: CONTACT_IHE, dialect: 'ihe' },
  coordonnees: { path: 'geocode', card: '0..1', type: 'object', table: GEOCODE, dialect: 'ihe' },
  langues: { path: 'language', card: '0..*', type: 'code', nomenclatures: [SCHEMES.LANGUE], dialect: 'ihe' },
  telecommunications: {
    path: 'contactPoint',
    card: '0..*',
    type: 'object',
    table: TELECOMMUNICATION,
    dialect: 'ihe',
  },
  rattachements: { path: 'organizations/organization', card: '0..*', type: 'object', table: RATTACHEMENT_EG },
  horaires: { path: 'operatingHours', card: '0..*', type: 'object', table: HORAIRE },
} as const;

const CAPACITIES = {
  capaciteAccueil: {
    path: 'extension/accommodationCapacity',
    also: ['extension/accomodationCapacity'],
    card: '0..1',
    type: 'object',
    table: CAPACITE_ACCUEIL,
  },
  capaciteAccueilCrise: {
    path: 'extension/crisisAccomodationCapacity',
    also: ['extension/crisisAccommodationCapacity'],
    card: '0..1',
    type: 'object',
    table: CAPACITE_CRISE,
    visibility: REGULATION_ONLY,
  },
  capacitesHabitation: {
    path: 'extension/residentialCapactity',
    also: ['extension/residentialCapacity'],
    card: '0..*',
    type: 'object',
    table: CAPACITE_HABITATION,
  },
} as const;

/** OI: `facility` (domain reference ROR §4.5). */
export const ORGANISATION_INTERNE: EntityTable<OrganisationInterne> = {
  identifiants: { path: 'otherID', card: '0..*', type: 'identifier' },
  types: { path: 'codedType', card: '1..*', type: 'code', nomenclatures: [SCHEMES.TYPE_ORGANISATION_INTERNE] },
  nom: { path: 'primaryName', card: '1..1', type: 'text' },
  autresNoms: { path: 'otherName', card: '0..*', type: 'object', table: LIBELLE },
  ...BASE,
  contacts: CONTACTS,
  boitesMss: { path: 'extension/mailBoxMSS', card: '0..*', type: 'object', table: BOITE_MSS },
  dateFermetureDefinitive: { path: 'extension/finalClosingDate', card: '0..1', type: 'date' },
  dateCreation: { path: 'extension/creationDate', card: '0..1', type: 'date' },
  champsActivite: {
    path: 'extension/typeActivity',
    card: '1..*',
    type: 'code',
    nomenclatures: [SCHEMES.CHAMP_ACTIVITE],
    valueSet: VALUE_SETS.CHAMP_ACTIVITE,
  },
  modePriseEnCharge: {
    path: 'extension/careMode',
    card: '1..1',
    type: 'code',
    nomenclatures: [SCHEMES.MODE_PRISE_EN_CHARGE],
    valueSet: VALUE_SETS.MODE_PRISE_EN_CHARGE,
    none: ['', 'null'],
  },
  patientele: { path: 'extension/patientsType', card: '1..1', type: 'object', table: PATIENTELE },
  ...CAPACITIES,
  competenceRessource: {
    path: 'extension/resourcesSkills',
    also: ['extension/ressourcesSkills'],
    card: '0..1',
    type: 'object',
    table: COMPETENCE_RESSOURCE,
    visibility: OFFER_DETAIL,
  },
  equipements: {
    path: 'extension/equipment/@entityID',
    card: '0..*',
    type: 'reference',
    target: 'equipement',
    visibility: OFFER_DETAIL,
  },
  temporaliteAccueil: {
    path: 'extension/receptionType',
    card: '0..1',
    type: 'code',
    nomenclatures: [SCHEMES.TEMPORALITE_ACCUEIL],
    valueSet: VALUE_SETS.TEMPORALITE_ACCUEIL,
  },
  accueilSequentielAccepte: { path: 'extension/receptionMode', card: '0..1', type: 'boolean' },
  specialisationsPriseEnCharge: {
    path: 'extension/takingCareSpeciality',
    card: '0..*',
    type: 'code',
    nomenclatures: [SCHEMES.SPECIALISATION_DE_PRISE_EN_CHARGE],
    valueSet: VALUE_SETS.SPECIALISATION_DE_PRISE_EN_CHARGE,
    visibility: OFFER_DETAIL,
  },
  categorieOrganisation: {
    path: 'extension/facilityType',
    card: '0..1',
    type: 'code',
    nomenclatures: [SCHEMES.CATEGORIE_ORGANISATION],
    valueSet: VALUE_SETS.CATEGORIE_ORGANISATION,
  },
  lieu: { path: 'extension/location', card: '0..1', type: 'object', table: LIEU },
  zonesIntervention: {
    path: 'extension/interventionZone',
    card: '0..*',
    type: 'object',
    table: DIVISION_TERRITORIALE,
  },
  ouvertureAnnuelle: {
    path: 'extension/annualOpenning',
    also: ['extension/annualOpening'],
    card: '0..1',
    type: 'code',
    nomenclatures: [SCHEMES.OUVERTURE_ANNUELLE],
    valueSet: VALUE_SETS.OUVERTURE_ANNUELLE,
  },
  secteursPsychiatriques: { path: 'extension/psychiatricSector', card: '0..*', type: 'text' },
  actesSpecifiques: {
    path: 'extension/specificAct',
    card: '0..*',
    type: 'code',
    nomenclatures: [SCHEMES.ACTE_SPECIFIQUE],
    valueSet: VALUE_SETS.ACTE_SPECIFIQUE,
    visibility: OFFER_DETAIL,
  },
  parente: { path: 'extension/parentFacility/@entityID', card: '0..1', type: 'reference', target: 'oi' },
  modesGestion: {
    path: 'extension/managementType',
    card: '0..*',
    type: 'code',
    nomenclatures: [SCHEMES.MODE_GESTION],
    valueSet: VALUE_SETS.MODE_GESTION,
  },
  typeMaternite: {
    path: 'extension/maternityHospitalType',
    card: '0..1',
    type: 'code',
    nomenclatures: [SCHEMES.TYPE_MATERNITE],
    valueSet: VALUE_SETS.TYPE_MATERNITE,
  },
  uniteSensible: {
    path: 'extension/sensitiveUnit',
    card: '1..1',
    type: 'boolean',
    visibility: REGULATION_ONLY,
    hidesUnit: true,
  },
  metadonnees: RECORD,
};
