import type { CsdElement } from '../csd/model.ts';
import type { ContentDefect, Table } from './mapping-row.ts';
import type { Libelle } from './model-base.ts';
import type {
  Adresse,
  BoiteMss,
  Contact,
  ContactIhe,
  LigneAdresse,
  Nom,
  Personne,
  Telecommunication,
} from './model-contact.ts';
import { EXTENSION_RECORD, RECORD } from './mapping-base.ts';
import { SCHEMES } from './schemes.ts';

/** `contactPoint` (domain reference ROR §4.7). */
export const TELECOMMUNICATION: Table<Telecommunication> = {
  canal: { path: 'codedType', card: '1..1', type: 'code', nomenclatures: [SCHEMES.CANAL_COMMUNICATION] },
  adresse: { path: 'equipment', card: '0..1', type: 'text' },
  usage: { path: 'purpose', card: '0..1', type: 'text', free: true },
  certificat: { path: 'certificate', card: '0..1', type: 'text', free: true },
  niveauConfidentialite: {
    path: 'extension/confidentialityLevel',
    card: '1..1',
    type: 'code',
    nomenclatures: [SCHEMES.NIVEAU_CONFIDENTIALITE],
  },
  metadonnees: EXTENSION_RECORD,
};

/** `extension/contact`. */
export const CONTACT: Table<Contact> = {
  nom: { path: 'name', card: '0..1', type: 'text' },
  fonction: { path: 'function', card: '0..1', type: 'code', nomenclatures: [SCHEMES.FONCTION_CONTACT] },
  nature: { path: 'nature', card: '0..1', type: 'code', nomenclatures: [SCHEMES.NATURE_CONTACT] },
  description: { path: 'description', card: '0..1', type: 'text', free: true },
  niveauConfidentialite: {
    path: 'confidentialityLevel',
    card: '1..1',
    type: 'code',
    nomenclatures: [SCHEMES.NIVEAU_CONFIDENTIALITE],
  },
  telecommunications: { path: 'contactPoint', card: '0..*', type: 'object', table: TELECOMMUNICATION },
  metadonnees: RECORD,
};

/** RG_EXP_040: the nature of a contact excludes its name and its function. */
function checkContact(element: CsdElement): readonly ContentDefect[] {
  const nature = element.children.find((child) => child.name === 'nature');
  const other = element.children.find((child) => child.name === 'name' || child.name === 'function');
  if (nature === undefined || other === undefined) return [];
  return [
    { code: 'contact-nature-exclusive', path: other.name, value: other.text || (other.attributes['code'] ?? '') },
  ];
}

/** The row of the ROR contacts of an EJ, EG or OI. */
export const CONTACTS = {
  path: 'extension/contact',
  card: '0..*',
  type: 'object',
  table: CONTACT,
  check: checkContact,
} as const;

/** `mailBoxMSS`. */
export const BOITE_MSS: Table<BoiteMss> = {
  telecommunication: { path: 'contactPoint', card: '0..1', type: 'object', table: TELECOMMUNICATION },
  metadonnees: RECORD,
};

/** `addressLine`: everything in attributes (ROR, §4.8), or one text a component (IHE). */
export const LIGNE_ADRESSE: Table<LigneAdresse> = {
  composant: { path: '@component', card: '0..1', type: 'token' },
  texte: { path: '.', card: '0..1', type: 'text' },
  courrierInterne: { path: '@inHouseMail', card: '0..1', type: 'text' },
  piece: { path: '@room', card: '0..1', type: 'text' },
  etage: { path: '@floor', card: '0..1', type: 'text' },
  escalier: { path: '@stair', card: '0..1', type: 'text' },
  nomBatiment: { path: '@buildingName', card: '0..1', type: 'text' },
  numeroVoie: { path: '@buildingNumber', card: '0..1', type: 'text' },
  nomIlot: { path: '@blockName', card: '0..1', type: 'text' },
  prefixeVoie: { path: '@streetPrefix', card: '0..1', type: 'text' },
  typeVoie: { path: '@streetType', card: '0..1', type: 'token', nomenclatures: [SCHEMES.TYPE_VOIE] },
  suffixeVoie: { path: '@streetSuffix', card: '0..1', type: 'text' },
  nomVoie: { path: '@streetName', card: '0..1', type: 'text' },
  parcelle: { path: '@plotIdentification', card: '0..1', type: 'text' },
  boitePostale: { path: '@postOfficeBox', card: '0..1', type: 'text' },
  codePostal: { path: '@postCode', card: '0..1', type: 'text' },
  commune: { path: '@cityName', card: '0..1', type: 'text' },
  quartier: { path: '@citySubDivisionName', card: '0..1', type: 'text' },
  subdivisionPays: { path: '@countrySubDivisionName', card: '0..1', type: 'text' },
  ligne1: { path: '@lineOne', card: '0..1', type: 'text' },
  ligne2: { path: '@lineTwo', card: '0..1', type: 'text' },
  ligne3: { path: '@lineThree', card: '0..1', type: 'text' },
  ligne4: { path: '@lineFour', card: '0..1', type: 'text' },
  ligne5: { path: '@lineFive', card: '0..1', type: 'text' },
  ligne6: { path: '@lineSix', card: '0..1', type: 'text' },
  pays: { path: '@countryName', card: '0..1', type: 'text' },
};

/** `address`. */
export const ADRESSE: Table<Adresse> = {
  type: { path: '@type', card: '0..1', type: 'token' },
  langue: { path: '@language', card: '0..1', type: 'token' },
  lignes: { path: 'addressLine', card: '1..*', type: 'object', table: LIGNE_ADRESSE },
  metadonnees: EXTENSION_RECORD,
};

/** `commonName`; the drafts of 2013 put the language on it, the schema on `name` (domain reference CSD §8.6). */
const NOM_EXERCICE: Table<Libelle> = {
  texte: { path: '.', card: '1..1', type: 'text' },
  langue: { path: '@language', card: '0..1', type: 'token' },
};

function checkCommonName(element: CsdElement): readonly ContentDefect[] {
  const language = element.attributes['language'];
  return language === undefined ? [] : [{ code: 'commonname-language', path: '@language', value: language }];
}

/** `name` of a person, in the order of the schema (§4.12.8). */
export const NOM: Table<Nom> = {
  langue: { path: '@xml:lang', card: '0..1', type: 'token' },
  nomsExercice: { path: 'commonName', card: '1..*', type: 'object', table: NOM_EXERCICE, check: checkCommonName },
  civiliteExercice: {
    path: 'honorific',
    card: '0..1',
    type: 'code',
    nomenclatures: [SCHEMES.CIVILITE_EXERCICE],
    textual: true,
  },
  prenoms: { path: 'forename', card: '0..1', list: true, type: 'text' },
  autresNoms: { path: 'otherName', card: '0..*', type: 'code', nomenclatures: [] },
  nomFamille: { path: 'surname', card: '0..1', type: 'text' },
  suffixe: { path: 'suffix', card: '0..1', type: 'text' },
  civilite: { path: 'extension/title', card: '0..1', type: 'code', nomenclatures: [SCHEMES.CIVILITE] },
};

/** `person` of IHE CSD. */
export const PERSONNE: Table<Personne> = {
  noms: { path: 'name', card: '1..*', type: 'object', table: NOM },
  telecommunications: { path: 'contactPoint', card: '0..*', type: 'object', table: TELECOMMUNICATION },
  adresses: { path: 'address', card: '0..*', type: 'object', table: ADRESSE },
  sexe: { path: 'gender', card: '0..1', type: 'token' },
  dateNaissance: { path: 'dateOfBirth', card: '0..1', type: 'date' },
};

/** `contact` of IHE CSD. */
export const CONTACT_IHE: Table<ContactIhe> = {
  professionnel: { path: 'provider/@entityID', card: '0..1', type: 'reference', target: 'professionnel' },
  personne: { path: 'person', card: '0..1', type: 'object', table: PERSONNE },
};
