import type { Table } from './mapping-row.ts';
import type { ActiviteOperationnelle, EquipementSpecifique } from './model.ts';
import type { RattachementActivite } from './model-oi.ts';
import type { EntityTable } from './mapping-structure.ts';
import { RECORD } from './mapping-base.ts';
import { NOM } from './mapping-contact.ts';
import { HORAIRE } from './mapping-lieu.ts';
import { SCHEMES, SCHEMES_AT, VALUE_SETS } from './schemes.ts';

/** Activité opérationnelle: `service` (domain reference ROR §4.5). `otherID` and a second type are IHE's. */
export const ACTIVITE_OPERATIONNELLE: EntityTable<ActiviteOperationnelle> = {
  identifiants: { path: 'otherID', card: '0..*', type: 'identifier', dialect: 'ihe' },
  types: {
    path: 'codedType',
    card: '1..1',
    ihe: '1..*',
    list: true,
    type: 'code',
    nomenclatures: [SCHEMES.ACTIVITE_OPERATIONNELLE],
    valueSet: VALUE_SETS.ACTIVITE_OPERATIONNELLE,
  },
  familles: {
    path: 'extension/actFamily',
    card: '0..*',
    type: 'code',
    nomenclatures: SCHEMES_AT.ACT_FAMILY,
    valueSet: VALUE_SETS.FAMILLE_ACTIVITE_OPERATIONNELLE,
  },
  metadonnees: RECORD,
};

/** Équipement spécifique: `device`. */
export const EQUIPEMENT_SPECIFIQUE: EntityTable<EquipementSpecifique> = {
  identifiants: { path: 'otherID', card: '0..*', type: 'identifier' },
  type: {
    path: 'codedType',
    card: '1..1',
    type: 'code',
    nomenclatures: [SCHEMES.EQUIPEMENT],
    valueSet: VALUE_SETS.EQUIPEMENT_SPECIFIQUE,
  },
  nombreEnService: { path: 'extension/nbInService', card: '0..1', type: 'integer' },
  metadonnees: RECORD,
};

/** `service` inside a facility or a provider: a link, with what IHE tells of the activity there. */
export const RATTACHEMENT_ACTIVITE: Table<RattachementActivite> = {
  activite: { path: '@entityID', card: '1..1', type: 'reference', target: 'activite' },
  noms: { path: 'name', card: '0..*', type: 'object', table: NOM, dialect: 'ihe' },
  organisation: { path: 'organization/@entityID', card: '0..1', type: 'reference', target: 'eg', dialect: 'ihe' },
  langues: { path: 'language', card: '0..*', type: 'code', nomenclatures: [SCHEMES.LANGUE], dialect: 'ihe' },
  horaires: { path: 'operatingHours', card: '0..*', type: 'object', table: HORAIRE, dialect: 'ihe' },
  uriDisponibilite: { path: 'freeBusyURI', card: '0..1', type: 'uri', dialect: 'ihe' },
};
