/** What fictional regions are made of: words, kinds of establishments and of services, codes and places, given as values. */

/** An age range: smallest value and its UCUM unit, greatest value and its unit. */
export type AgeRange = readonly [min: number, minUnit: string, max: number, maxUnit: string];

export interface Vocabulary {
  readonly saints: readonly string[];
  readonly lieux: readonly string[];
  readonly fleurs: readonly string[];
  readonly oeuvres: readonly string[];
  readonly rues: readonly string[];
  readonly voies: readonly string[];
  readonly batiments: readonly string[];
  readonly prenoms: readonly string[];
  readonly debutNom: readonly string[];
  readonly finNom: readonly string[];
  readonly secteurs: readonly string[];
  readonly poles: readonly string[];
  /** Behind the name of a service, by mode de prise en charge. */
  readonly suffixes: Readonly<Record<string, string>>;
  readonly ages: Readonly<Record<string, readonly AgeRange[]>>;
  readonly commentaires: readonly string[];
  readonly consignes: readonly string[];
}

/** A service as `resources/synthetic/services.json` describes it; see its description for the meaning of the fields. */
export interface ServiceSource {
  readonly nom: string;
  readonly activites?: readonly string[];
  /** Instead of `activites`: any activity whose label starts so. */
  readonly prefixe?: string;
  readonly modes: readonly string[];
  readonly specialite?: string;
  readonly equipements?: readonly string[];
  readonly actes?: string;
  readonly ages?: string;
  readonly public?: readonly string[];
  readonly categorie?: string;
  readonly professions?: readonly string[];
  readonly specialisations?: readonly string[];
  readonly familles?: readonly string[];
  readonly temporalite?: string;
  /** Letter of its psychiatric sectors: G (adults) or I (children). */
  readonly secteur?: string;
  readonly crise?: boolean;
  readonly maternite?: boolean;
  readonly chambres?: boolean;
  readonly domicile?: boolean;
  readonly gestion?: boolean;
  readonly mobile?: boolean;
  readonly sensible?: boolean;
  readonly adeli?: boolean;
}

export interface ServiceGroupSource {
  readonly champ: string;
  readonly services: readonly ServiceSource[];
}

/** A service ready for use: its champ, the activities of its prefix and the acts of its pattern are resolved. */
export interface Service extends ServiceSource {
  readonly champ: string;
  readonly activites: readonly string[];
  /** The activities of its prefix, each of which names the service; empty when it has none. */
  readonly famille: readonly { readonly activite: string; readonly nom: string }[];
  readonly codesActes: readonly string[];
}

export const TREE_SHAPES = ['profonde', 'moyenne', 'plate', 'cabinet'] as const;
export type TreeShape = (typeof TREE_SHAPES)[number];

export const PRICE_FORMS = [
  'hebergement',
  'dependance',
  'supplement-chambre',
  'supplement',
  'accueil-jour',
  'aide-humaine',
  'repas',
] as const;
export type PriceForm = (typeof PRICE_FORMS)[number];

export interface EstablishmentKind {
  readonly categorie: string;
  readonly espic?: string;
  readonly noms: readonly string[];
  readonly groupes: readonly string[];
  readonly forme: TreeShape;
  readonly tarifs?: readonly PriceForm[];
  readonly urgences?: boolean;
  readonly sansConsentement?: boolean;
}

export interface LegalPersonKind {
  readonly cle: string;
  readonly poids: number;
  readonly statut: string;
  readonly agregat: string;
  readonly identifiant: 'finess' | 'siren';
  readonly noms: readonly string[];
  readonly unites: readonly [number, number];
  readonly sites: readonly [number, number];
  readonly etablissements: readonly string[];
}

export interface Commune {
  readonly code: string;
  readonly nom: string;
}

export interface DepartementPlaces {
  readonly code: string;
  readonly communes: readonly Commune[];
  readonly latitude: number;
  readonly longitude: number;
  readonly spread: number;
}

/** Codes drawn at random, active ones only. */
export interface CodePools {
  readonly competences: readonly string[];
  readonly capacites: readonly string[];
  readonly desc: readonly string[];
  readonly droits: readonly string[];
  readonly competencesSpecifiques: readonly string[];
  readonly fonctions: readonly string[];
  readonly prestations: readonly string[];
  readonly territoires: readonly string[];
}

export interface Materials {
  /** TRE_R30 code, prefix of every identifiantOI. */
  readonly region: string;
  readonly vocabulary: Vocabulary;
  readonly legalPersons: readonly LegalPersonKind[];
  readonly establishments: Readonly<Record<string, EstablishmentKind>>;
  readonly services: Readonly<Record<string, readonly Service[]>>;
  readonly departements: readonly DepartementPlaces[];
  readonly pools: CodePools;
}
