import type { Table } from './mapping-row.ts';
import type { Coordonnees, DivisionTerritoriale, Horaire, Lieu } from './model-lieu.ts';
import { EXTENSION_RECORD, OPTIONAL_RECORD, RECORD } from './mapping-base.ts';
import { ADRESSE } from './mapping-contact.ts';
import { SCHEMES, SCHEMES_AT, VALUE_SETS } from './schemes.ts';

/** `geoCoordinates` of the ROR: `record` is mandatory on it and again in its extension (§4.12.2). */
export const COORDONNEES: Table<Coordonnees> = {
  latitude: { path: 'latitude', card: '1..1', type: 'decimal', range: [-90, 90] },
  longitude: { path: 'longitude', card: '1..1', type: 'decimal', range: [-180, 180] },
  altitude: { path: 'altitude', card: '0..1', type: 'decimal', dialect: 'ihe' },
  systeme: { path: 'coordinateSystem', card: '1..1', type: 'token' },
  fiables: { path: 'extension/coordonneesFiables', card: '0..1', type: 'boolean' },
  metadonneesExtension: EXTENSION_RECORD,
  metadonnees: RECORD,
};

/** `geocode` of IHE CSD asks less: the ROR does not use it. */
export const GEOCODE: Table<Coordonnees> = {
  ...COORDONNEES,
  systeme: { path: 'coordinateSystem', card: '0..1', type: 'token' },
  metadonnees: OPTIONAL_RECORD,
};

/** `location` (domain reference ROR §4.8). */
export const LIEU: Table<Lieu> = {
  nom: { path: 'name', card: '0..1', type: 'text' },
  description: { path: 'description', card: '0..1', type: 'text', free: true },
  statut: { path: 'status', card: '0..1', type: 'code', nomenclatures: [SCHEMES.STATUT_LIEU] },
  adresse: { path: 'address', card: '0..1', type: 'object', table: ADRESSE },
  coordonnees: { path: 'geoCoordinates', card: '0..1', type: 'object', table: COORDONNEES },
  communeCog: { path: 'cityNumber', card: '1..1', type: 'code', nomenclatures: [SCHEMES.COMMUNE_OM] },
  distanceCalculee: { path: 'calculatedDistance', card: '0..1', type: 'decimal' },
  metadonnees: RECORD,
};

/** `operatingHours`: day 0 and day 7 are both Sunday. */
export const HORAIRE: Table<Horaire> = {
  ouvert: { path: 'openFlag', card: '1..1', type: 'boolean' },
  jours: { path: 'dayOfTheWeek', card: '0..*', type: 'integer', range: [0, 7] },
  heureDebut: { path: 'beginningHour', card: '0..1', type: 'time' },
  heureFin: { path: 'endingHour', card: '0..1', type: 'time' },
  dateDebut: { path: 'beginEffectiveDate', card: '1..1', type: 'date' },
  dateFin: { path: 'endEffectiveDate', card: '0..1', type: 'date' },
  typePlage: {
    path: 'extension/operatingHoursType',
    card: '0..1',
    type: 'code',
    nomenclatures: [SCHEMES.TYPE_HORAIRE],
    valueSet: VALUE_SETS.TYPE_HORAIRE,
  },
  metadonnees: EXTENSION_RECORD,
};

/** `territorialDivision`. */
export const DIVISION_TERRITORIALE: Table<DivisionTerritoriale> = {
  type: { path: 'type', card: '1..1', type: 'code', nomenclatures: [SCHEMES.TYPE_DIVISION_TERRITORIALE] },
  division: { path: 'codedType', card: '1..1', type: 'code', nomenclatures: SCHEMES_AT.TERRITORIAL_DIVISION },
  metadonnees: RECORD,
};
