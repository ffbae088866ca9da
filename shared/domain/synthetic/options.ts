import { REFERENCE_DAY, dateOf } from './days.ts';
import type { FaultName } from './fault-names.ts';
import type { Profil } from './visibility.ts';

/** Which region to make. The same options always give the same bytes. */
export interface RegionOptions {
  /** Number of unités élémentaires, before what the profile hides. */
  readonly units: number;
  readonly seed: number | string;
  /** TRE_R30 code of the region. */
  readonly region: string;
  /** Access profile of the extraction; 1, which sees everything, when absent. */
  readonly profil?: Profil;
  /** Number of XML documents that share the extraction; 1 when absent. References cross them. */
  readonly files?: number;
  /** 0, or a later state of the same region: a known small set differs from revision 0. */
  readonly revision?: number;
  /** How many times each fault is planted. */
  readonly faults?: Readonly<Partial<Record<FaultName, number>>>;
}

/** Day of an extraction: each revision is a week later. */
export function extractionDay(revision: number): number {
  return REFERENCE_DAY + 7 * revision;
}

/** Name without suffix of an extraction: `ExtractionOffresSante_Profil1_202601150600` (domain reference ROR §2.7). */
export function extractionName(profil: Profil, revision: number): string {
  return `ExtractionOffresSante_Profil${String(profil)}_${dateOf(extractionDay(revision)).replaceAll('-', '')}0600`;
}
