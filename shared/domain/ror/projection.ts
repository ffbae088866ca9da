import type { Facet } from '../search.ts';

/** The kinds of entities kept, in the order of the model: EJ → EG → OI, then what OI refer to. */
export const ENTITY_KINDS = ['ej', 'eg', 'oi', 'activite', 'equipement', 'professionnel'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** References by `entityID`, local to one source, each once; resolved after the last file was read. */
export interface References {
  /** EG → its EJ; OI → its parent OI. */
  readonly parent: string | undefined;
  /** OI and professionnel → their EG. */
  readonly eg: readonly string[];
  /** Professionnel → the OI where he or she practises. */
  readonly oi: readonly string[];
  /** OI → its activités opérationnelles (service) and its équipements (device). */
  readonly activites: readonly string[];
  readonly equipements: readonly string[];
}

/** Where an entity says it is; codes as found. */
export interface PlaceHint {
  readonly commune: string | undefined;
  readonly postCode: string | undefined;
  readonly cityName: string | undefined;
}

/**
 * What the cache must know of an entity to list, filter, sort and link it; everything else is read again from the raw record.
 * Texts are as found; codes keep their leading zeros. `ageMin` and `ageMax` are in months.
 */
export interface Projection {
  readonly kind: EntityKind;
  /** `entityID` in its source; '' when the document has none. */
  readonly key: string;
  /** idNat_Struct, identifiantOI or idNat_PS; '' when the entity has none. */
  readonly nationalId: string;
  /** Every identifier by which a person may look for it exactly (FINESS, SIREN, SIRET, RPPS…), `nationalId` included, each once. */
  readonly identifiers: readonly string[];
  readonly name: string;
  readonly otherNames: readonly string[];
  /** TRE_R207: '1' pôle, '2' structure interne, '3' UF, '4' UE; '' when it is not an OI or has none. */
  readonly typeOi: string;
  readonly references: References;
  readonly place: PlaceHint;
  /** Codes of the entity's own facets; an `activite` or `equipement` entity carries its own code under that facet. */
  readonly codes: Readonly<Partial<Record<Facet, readonly string[]>>>;
  readonly ageMin: number | undefined;
  readonly ageMax: number | undefined;
  /** `record/@updated` as written; '' when absent. */
  readonly updated: string;
  /** Numbers of level 1 only and never a professional's: what full text may hold. */
  readonly phones: readonly string[];
  readonly counts: { readonly contact: number; readonly telecommunication: number; readonly horaire: number };
  /** Highest confidentiality level met (1 to 3), so that a list can say that more exists. */
  readonly confidentiality: 1 | 2 | 3;
}
