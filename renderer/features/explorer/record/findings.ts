import type { EntityView, FindingView } from '../../../../shared/contract/cache.ts';
import { fieldPathLabel, stepsOfCsdPath } from '../../../../shared/domain/ror/field-labels.ts';
import type { Language } from '../../../i18n/language.ts';
import { modelKind } from './view.ts';

/** A finding with the fields it falls on, `contacts`, `2`, `nom`: the rank of an item of a list comes after its field. */
export interface PlacedFinding {
  readonly finding: FindingView;
  readonly key: string;
  readonly place: readonly string[];
  /** The place in words; '' where the mapping does not know it. */
  readonly label: string;
}

/** The findings of a record, each at its field. */
export function placeFindings(view: EntityView, language: Language): readonly PlacedFinding[] {
  const kind = modelKind(view.kind);
  return view.findings.map((finding, index) => {
    const steps = stepsOfCsdPath(kind, finding.path);
    return {
      finding,
      key: `anomaly-${index}`,
      place: steps.flatMap(({ field, item }) => (item === undefined ? [field] : [field, item])),
      label: fieldPathLabel(steps, language),
    };
  });
}

/** The findings on a field or on anything in it. */
export function findingsAt(placed: readonly PlacedFinding[], place: readonly string[]): readonly PlacedFinding[] {
  if (place.length === 0) return [];
  return placed.filter((one) => place.every((step, index) => one.place[index] === step));
}

/** The code of a value that the source's access profile should hide. */
export const ABOVE_PROFILE = 'au-dessus-du-profil';
