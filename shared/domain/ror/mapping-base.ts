import type { Table } from './mapping-row.ts';
import type { Libelle, Mesure, Metadonnees } from './model-base.ts';
import { OFFER_DETAIL } from './mapping-profiles.ts';
import { SCHEMES, VALUE_SETS } from './schemes.ts';

/** `record` (domain reference ROR §4.2). */
export const METADONNEES: Table<Metadonnees> = {
  dateCreation: { path: '@created', card: '1..1', type: 'dateTime' },
  dateMiseAJour: { path: '@updated', card: '1..1', type: 'dateTime' },
  statut: { path: '@status', card: '1..1', type: 'text' },
  repertoireSource: { path: '@sourceDirectory', card: '0..1', type: 'uri' },
  cleReconciliation: { path: 'extension/recognation', card: '0..1', type: 'text' },
  commentaires: { path: 'extension/comments', card: '0..1', type: 'text', free: true, visibility: OFFER_DETAIL },
};

/** A mandatory `record`, as the last child of most objects. */
export const RECORD = { path: 'record', card: '1..1', type: 'object', table: METADONNEES } as const;
/** Where the schema leaves `record` out or optional (§4.12.3). */
export const OPTIONAL_RECORD = { path: 'record', card: '0..1', type: 'object', table: METADONNEES } as const;
/** `record` inside the `extension` of an IHE type. */
export const EXTENSION_RECORD = { path: 'extension/record', card: '1..1', type: 'object', table: METADONNEES } as const;

/** `otherName`: a text with its language. */
export const LIBELLE: Table<Libelle> = {
  texte: { path: '.', card: '1..1', type: 'text' },
  langue: { path: '@xml:lang', card: '0..1', type: 'token' },
};

/** `patientTypeAgeMin`, `patientTypeAgeMax`. */
export const MESURE: Table<Mesure> = {
  valeur: { path: 'value', card: '1..1', type: 'integer' },
  unite: {
    path: 'unit',
    card: '1..1',
    type: 'code',
    nomenclatures: [SCHEMES.UCUM_UNITE_MESURE],
    valueSet: VALUE_SETS.UCUM_UNITE_TEMPS,
  },
};
