import { FIELD_LABELS } from '../../../../shared/domain/ror/field-labels.ts';
import type { FieldLabels } from '../../../../shared/domain/ror/field-labels.ts';
import type { EntityView } from '../../../../shared/contract/cache.ts';
import type { Metadonnees } from '../../../../shared/domain/ror/model-base.ts';
import type { Language } from '../../../i18n/language.ts';
import { METADATA_FIELDS } from './content.ts';
import { isObject, isReference, modelKind } from './view.ts';
import type { Fields, Shown } from './view.ts';

export type ShownMetadata = Shown<Metadonnees>;

/** A part of a record with the metadata of its own. */
export interface Part {
  readonly label: string;
  readonly metadata: ShownMetadata;
}

/** A link as the file writes it. */
export interface LocalReference {
  readonly label: string;
  readonly key: string;
}

interface Walk {
  readonly language: Language;
  readonly visit: (value: Fields, label: string, field: string) => void;
}

function walk(walking: Walk, value: unknown, labels: FieldLabels, above: string): void {
  if (!isObject(value)) return;
  for (const [field, child] of Object.entries(value)) {
    const label = labels[field];
    if (label === undefined) continue;
    const name = above === '' ? label[walking.language] : `${above} › ${label[walking.language]}`;
    const items: readonly unknown[] = Array.isArray(child) ? child : [child];
    for (const [index, item] of items.entries()) {
      if (!isObject(item)) continue;
      const here = items.length > 1 ? `${name} (${index + 1})` : name;
      walking.visit(item, METADATA_FIELDS.includes(field) ? above : here, field);
      if (label.of !== undefined) walk(walking, item, label.of, here);
    }
  }
}

function labelsOf(view: EntityView): FieldLabels {
  return FIELD_LABELS[modelKind(view.kind)];
}

/** The metadata of every part of the record, in the order of the mapping; the record's own are left out. */
export function partsOf(view: EntityView, language: Language): readonly Part[] {
  const parts: Part[] = [];
  const visit: Walk['visit'] = (value, label, field) => {
    if (METADATA_FIELDS.includes(field) && label !== '') parts.push({ label, metadata: value as ShownMetadata });
  };
  walk({ language, visit }, view.fields, labelsOf(view), '');
  return parts;
}

/** Every link of the record by the key that the file gives it. */
export function referencesOf(view: EntityView, language: Language): readonly LocalReference[] {
  const references: LocalReference[] = [];
  const visit: Walk['visit'] = (value, label) => {
    if (isReference(value)) references.push({ label, key: value.entityId });
  };
  walk({ language, visit }, view.fields, labelsOf(view), '');
  return references;
}

const COMPARED = ['dateCreation', 'dateMiseAJour', 'statut', 'repertoireSource'] as const;

/** Whether a part's metadata say nothing that the record's do not. */
export function isSameMetadata(part: ShownMetadata, record: ShownMetadata | undefined): boolean {
  if (part.commentaires !== undefined || part.cleReconciliation !== undefined) return false;
  return COMPARED.every((field) => part[field] === record?.[field]);
}
