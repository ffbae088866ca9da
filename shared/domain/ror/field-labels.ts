import type { FieldLabel, FieldLabels, FieldWords } from './field-labels-base.ts';
import type { EntityKind } from './projection.ts';
import { ACTIVITE_LABELS, EQUIPEMENT_LABELS, ORGANISATION_INTERNE_LABELS } from './field-labels-offer.ts';
import { PROFESSIONNEL_LABELS } from './field-labels-person.ts';
import { ENTITE_GEOGRAPHIQUE_LABELS, ENTITE_JURIDIQUE_LABELS } from './field-labels-structure.ts';
import { parseCsdPath, parseModelPath } from './field-labels-path.ts';

export type { FieldLabel, FieldLabels, FieldWords } from './field-labels-base.ts';

/** The names of every field of the model in French and English, one tree a kind of entity. */
export const FIELD_LABELS: Readonly<Record<EntityKind, FieldLabels>> = {
  ej: ENTITE_JURIDIQUE_LABELS,
  eg: ENTITE_GEOGRAPHIQUE_LABELS,
  oi: ORGANISATION_INTERNE_LABELS,
  activite: ACTIVITE_LABELS,
  equipement: EQUIPEMENT_LABELS,
  professionnel: PROFESSIONNEL_LABELS,
};

/** One field on the way to a value; `item` names which one of a list. */
export interface FieldStep {
  readonly field: string;
  readonly label: FieldLabel;
  readonly item?: string;
}

function withLabels(
  labels: FieldLabels,
  parts: readonly { readonly field: string; readonly item?: string }[],
): readonly FieldStep[] {
  const steps: FieldStep[] = [];
  let of: FieldLabels | undefined = labels;
  for (const part of parts) {
    const label: FieldLabel | undefined = of?.[part.field];
    if (label === undefined) break;
    steps.push({ ...part, label });
    of = label.of;
  }
  return steps;
}

/**
 * The fields that a path of the model goes through (`contacts[01].telecommunications[2].adresse`, as `flatten` writes them); items
 * are named by their key. Empty when the path is none of this kind's.
 */
export function stepsOfModelPath(kind: EntityKind, path: string): readonly FieldStep[] {
  return withLabels(FIELD_LABELS[kind], parseModelPath(FIELD_LABELS[kind], path) ?? []);
}

/**
 * The fields that a CSD path goes through (`extension/contact[2]/name`, as findings write them), as far as the mapping knows it;
 * items are named by their rank, from 1. Empty when not even its first field is known.
 */
export function stepsOfCsdPath(kind: EntityKind, path: string): readonly FieldStep[] {
  return withLabels(FIELD_LABELS[kind], parseCsdPath(kind, path));
}

/** Names a place in one line: `Contacts (01) › Télécommunications (2) › Numéro ou adresse`. '' without a step. */
export function fieldPathLabel(steps: readonly FieldStep[], language: keyof FieldWords): string {
  return steps
    .map(({ label, item }) => (item === undefined ? label[language] : `${label[language]} (${item})`))
    .join(' › ');
}
