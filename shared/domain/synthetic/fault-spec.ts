import type { Sheet } from './sheet.ts';
import type { Establishment, InternalOrganisation, Professional, Skeleton } from './skeleton.ts';
import type { Visibility } from './visibility.ts';

/** Where a fault is being planted. */
export interface FaultSite {
  readonly sheet: Sheet;
  readonly person: Skeleton;
}

/**
 * How a fault is planted in one entity. `suits` chooses an entity that the profile shows and where the fault means something;
 * `draw` changes what the entity says of itself, `write` its XML. Both keep the tally true.
 */
interface Spec<Target, Name extends string> {
  readonly on: Name;
  suits?(target: Target, person: Skeleton, visibility: Visibility): boolean;
  draw?(target: Target): void;
  write?(text: string, site: FaultSite, target: Target): string;
}

export type UnitFault = Spec<InternalOrganisation, 'unit'>;
export type ActivityFault = Spec<InternalOrganisation, 'activity'>;
export type EstablishmentFault = Spec<Establishment, 'establishment'>;
export type ProfessionalFault = Spec<Professional, 'professional'>;
export type FaultSpec = UnitFault | ActivityFault | EstablishmentFault | ProfessionalFault;
