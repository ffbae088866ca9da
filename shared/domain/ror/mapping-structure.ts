import type { Table } from './mapping-row.ts';
import type { EntiteGeographique, EntiteJuridique } from './model.ts';
import type { Code } from './model-base.ts';
import { LIBELLE, RECORD } from './mapping-base.ts';
import { ADRESSE, CONTACTS, CONTACT_IHE, TELECOMMUNICATION } from './mapping-contact.ts';
import { DIPLOME } from './mapping-diplome.ts';
import { DIVISION_TERRITORIALE, LIEU } from './mapping-lieu.ts';
import { REGULATION_ONLY } from './mapping-profiles.ts';
import { TARIFS } from './mapping-tarif.ts';
import { SCHEMES, SCHEMES_AT, VALUE_SETS } from './schemes.ts';

/** The fields of an entity that rows fill; the others come from the record as a whole. */
export type EntityTable<T> = Table<Omit<T, 'kind' | 'cle' | 'details'>>;

const IDENTIFIERS = { identifiants: { path: 'otherID', card: '0..*', type: 'identifier' } } as const;

const NAMES = {
  raisonSociale: { path: 'primaryName', card: '1..1', type: 'text' },
  autresNoms: { path: 'otherName', card: '0..*', type: 'object', table: LIBELLE },
} as const;

/** The base of IHE CSD; the ROR schema says "Ne pas utiliser" (domain reference ROR §4.3). */
const IHE_BASE = {
  adresses: { path: 'address', card: '0..*', type: 'object', table: ADRESSE, dialect: 'ihe' },
  contactsIhe: { path: 'contact', card: '0..*', type: 'object', table: CONTACT_IHE, dialect: 'ihe' },
  diplomes: { path: 'credential', card: '0..*', type: 'object', table: DIPLOME, dialect: 'ihe' },
  langues: { path: 'language', card: '0..*', type: 'code', nomenclatures: [SCHEMES.LANGUE], dialect: 'ihe' },
  specialisations: { path: 'specialization', card: '0..*', type: 'code', nomenclatures: [], dialect: 'ihe' },
  telecommunications: {
    path: 'contactPoint',
    card: '0..*',
    type: 'object',
    table: TELECOMMUNICATION,
    dialect: 'ihe',
  },
} as const;

const PLACE = { lieu: { path: 'extension/location', card: '0..1', type: 'object', table: LIEU } } as const;

const DATES = {
  dateCreation: { path: 'extension/creationDate', card: '0..1', type: 'date' },
  dateFermeture: { path: 'extension/closingDate', card: '0..1', type: 'date' },
  typeFermeture: {
    path: 'extension/closingReason',
    card: '0..1',
    type: 'code',
    nomenclatures: SCHEMES_AT.CLOSING_REASON,
  },
} as const;

/** EJ: `organization` without `parent` (domain reference ROR §4.3). */
export const ENTITE_JURIDIQUE: EntityTable<EntiteJuridique> = {
  ...IDENTIFIERS,
  sousEnsemblesAgregat: {
    path: 'codedType',
    card: '0..*',
    type: 'code',
    nomenclatures: SCHEMES_AT.EJ_TYPE,
    accepts: ({ scheme }) => scheme === SCHEMES.FINESS_SOUS_ENSEMBLE_AGREGAT_STATUT_JURIDIQUE,
  },
  statutsJuridiques: { path: 'codedType', card: '1..*', type: 'code', nomenclatures: SCHEMES_AT.EJ_TYPE },
  ...NAMES,
  ...IHE_BASE,
  contacts: CONTACTS,
  ...PLACE,
  ...DATES,
  metadonnees: RECORD,
};

/** ESPIC codes have one character: a longer one under that OID is an EG category (seen in a real answer, §3.4). */
function isEspic({ code, scheme }: Code): boolean {
  return scheme === SCHEMES.ESPIC && code.trim().length <= 1;
}

/** EG: `organization` with a `parent` (domain reference ROR §4.4). */
export const ENTITE_GEOGRAPHIQUE: EntityTable<EntiteGeographique> = {
  ...IDENTIFIERS,
  espic: { path: 'codedType', card: '0..*', type: 'code', nomenclatures: [SCHEMES.ESPIC], accepts: isEspic },
  categories: {
    path: 'codedType',
    card: '1..*',
    type: 'code',
    nomenclatures: SCHEMES_AT.EG_TYPE,
    valueSet: VALUE_SETS.CATEGORIE_EG,
  },
  ...NAMES,
  ...IHE_BASE,
  entiteJuridique: { path: 'parent/@entityID', card: '0..1', type: 'reference', target: 'ej' },
  contacts: CONTACTS,
  nomOperationnel: { path: 'extension/useName', card: '0..1', type: 'text' },
  territoiresSante: {
    path: 'extension/healthCareTerritorial',
    also: ['extension/heathCareTerritorial'],
    card: '0..*',
    type: 'object',
    table: DIVISION_TERRITORIALE,
  },
  ...PLACE,
  tarifs: TARIFS,
  zonePoser: { path: 'extension/dropZone', card: '0..1', type: 'boolean', visibility: REGULATION_ONLY },
  aidesFinancieres: {
    path: 'extension/financialHelpType',
    card: '0..*',
    type: 'code',
    nomenclatures: [SCHEMES.AIDE_FINANCIERE],
    valueSet: VALUE_SETS.AIDE_FINANCIERE,
  },
  hebergementFamille: {
    path: 'extension/accomodationFamily',
    also: ['extension/accomodationFamilly', 'extension/accommodationFamily'],
    card: '0..1',
    type: 'boolean',
  },
  placesTemporairesAideSociale: {
    path: 'extension/nbTemporarySocialeHelpPlace',
    also: ['extension/nbTemporarySocialHelpPlace'],
    card: '0..1',
    type: 'integer',
  },
  placesPermanentesAideSociale: { path: 'extension/nbPermanentSocialHelpPlace', card: '0..1', type: 'integer' },
  soinsSansConsentement: { path: 'extension/careWithoutPatientApproval', card: '0..1', type: 'boolean' },
  ...DATES,
  accessibiliteLieu: {
    path: 'extension/accessibilityLocation',
    card: '0..1',
    type: 'code',
    nomenclatures: [SCHEMES.ACCESSIBILITE_LIEU],
    valueSet: VALUE_SETS.ACCESSIBILITE_LIEU,
  },
  niveauRecoursOrsan: {
    path: 'extension/levelRecourseORSAN',
    card: '0..1',
    type: 'code',
    nomenclatures: [SCHEMES.NIVEAU_RECOURS_ORSAN],
    visibility: REGULATION_ONLY,
  },
  metadonnees: RECORD,
};
