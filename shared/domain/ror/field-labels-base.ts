import type { Code, Detail, Identifiant, Libelle, Mesure, Metadonnees, Reference } from './model-base.ts';

/** The name of a field as people read it, short, without a final full stop. */
export interface FieldWords {
  readonly fr: string;
  readonly en: string;
}

/** The name of a field, with those of the fields it holds when it is an object. */
export interface FieldLabel extends FieldWords {
  readonly of?: FieldLabels;
}

/** Names of the fields of one object, by the names of the model. */
export type FieldLabels = Readonly<Record<string, FieldLabel>>;

type Leaf = string | boolean | Code | Identifiant | Reference;

type LabelOf<V> = V extends readonly (infer I)[]
  ? LabelOf<I>
  : [V] extends [Leaf]
    ? FieldWords & { readonly of?: never }
    : FieldWords & { readonly of: LabelsOf<V> };

/** The names of a model type: the compiler asks one for each of its fields, and those of what it holds. */
export type LabelsOf<T> = { readonly [F in keyof T]-?: LabelOf<NonNullable<T[F]>> };

/** The name of a value. */
export function named(fr: string, en: string): FieldWords & { readonly of?: never } {
  return { fr, en };
}

/** The name of an object or of a list of objects. */
export function group<L>(fr: string, en: string, of: L): FieldWords & { readonly of: L } {
  return { fr, en, of };
}

export const METADONNEES_LABELS: LabelsOf<Metadonnees> = {
  dateCreation: named('Créée le', 'Created on'),
  dateMiseAJour: named('Mise à jour le', 'Updated on'),
  statut: named('Statut', 'Status'),
  repertoireSource: named('Répertoire source', 'Source directory'),
  cleReconciliation: named('Clé de réconciliation', 'Reconciliation key'),
  commentaires: named('Commentaires', 'Comments'),
};

export const METADONNEES = group('Métadonnées', 'Metadata', METADONNEES_LABELS);

export const LIBELLE_LABELS: LabelsOf<Libelle> = {
  texte: named('Texte', 'Text'),
  langue: named('Langue', 'Language'),
};

export const MESURE_LABELS: LabelsOf<Mesure> = {
  valeur: named('Valeur', 'Value'),
  unite: named('Unité', 'Unit'),
};

const DETAIL_LABELS: LabelsOf<Detail> = {
  path: named('Emplacement', 'Place'),
  value: named('Valeur', 'Value'),
};

/** What every entity has beside the rows of the mapping. */
export const ENTITE_LABELS = {
  cle: named('Clé locale', 'Local key'),
  details: group('Données non comprises', 'Data not understood', DETAIL_LABELS),
  metadonnees: METADONNEES,
} as const;
