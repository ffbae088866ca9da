import type { Commune, DepartementPlaces, EstablishmentKind, Service } from './materials.ts';
import type { LegalPersonPlan } from './plan.ts';

/**
 * One legal person with everything that its entities say of one another: identifiers, tree, activities, equipment,
 * professionals. What an entity says of itself is drawn from its own `seed` when it is written.
 */
export interface Skeleton {
  readonly plan: LegalPersonPlan;
  readonly departement: DepartementPlaces;
  /** Seed of the legal person's own text. */
  readonly seed: number;
  readonly entityId: string;
  readonly nationalId: string;
  readonly finess: string | undefined;
  readonly siren: string;
  readonly name: string;
  /** `yyyy-mm-dd` when closed for good, its establishments with it. */
  readonly closedOn: string | undefined;
  /** Undefined when the legal person states no place. */
  readonly commune: Commune | undefined;
  /** Whether all its units are of the champ médico-social (04). */
  readonly isMedicoSocial: boolean;
  readonly establishments: Establishment[];
  readonly units: InternalOrganisation[];
  readonly professionals: Professional[];
}

export interface Establishment {
  readonly seed: number;
  readonly rank: number;
  readonly entityId: string;
  readonly nationalId: string;
  readonly finess: string | undefined;
  readonly siret: string;
  readonly kindKey: string;
  readonly kind: EstablishmentKind;
  readonly name: string;
  readonly commune: Commune | undefined;
  readonly isMedicoSocial: boolean;
  /** `yyyy-mm-dd` when closed for good, its units with it. */
  readonly closedOn: string | undefined;
  /** Set when a revision took away one of its units. */
  touched: boolean;
}

/** An organisation interne of any level. What a revision may change is not `readonly`. */
export interface InternalOrganisation {
  readonly seed: number;
  readonly id: string;
  /** TRE_R207: 1 pôle, 2 structure interne, 3 UF, 4 UE. */
  readonly type: '1' | '2' | '3' | '4';
  readonly establishment: Establishment;
  readonly parent: InternalOrganisation | undefined;
  /** Rank of the unit in the region, from 0; -1 above the UE, -2 for a unit added by a revision. */
  readonly rank: number;
  readonly service: Service | undefined;
  readonly mode: string;
  readonly champs: string[];
  readonly equipements: readonly string[];
  readonly isSensitive: boolean;
  readonly commune: Commune | undefined;
  name: string;
  activites: readonly string[];
  touched: boolean;
}

export interface Professional {
  readonly seed: number;
  readonly id: string;
  readonly nationalId: string;
  readonly profession: string;
  readonly unit: InternalOrganisation;
  second: InternalOrganisation | undefined;
  touched: boolean;
}
