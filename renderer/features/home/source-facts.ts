import type { SourceSummary } from '../../../shared/contract/cache.ts';

/** Everything that the cache keeps of a source, its earlier loads included. */
export function bytesOf({ generations }: Pick<SourceSummary, 'generations'>): number {
  return generations.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Records of the current load; contacts, numbers and hours are parts of them. */
export function recordsOf({ counts }: Pick<SourceSummary, 'counts'>): number {
  const { entiteJuridique, entiteGeographique, organisationInterne, professionnel } = counts;
  const { activiteOperationnelle, equipementSpecifique } = counts;
  const structures = entiteJuridique + entiteGeographique + organisationInterne;
  return structures + professionnel + activiteOperationnelle + equipementSpecifique;
}
