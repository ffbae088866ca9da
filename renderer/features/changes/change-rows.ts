import type { DiffEntity, DiffReport, FieldChange } from '../../../shared/contract/cache.ts';
import { fieldPathLabel, stepsOfModelPath } from '../../../shared/domain/ror/field-labels.ts';
import type { FieldStep } from '../../../shared/domain/ror/field-labels.ts';
import { ENTITY_KINDS } from '../../../shared/domain/ror/projection.ts';
import type { EntityKind } from '../../../shared/domain/ror/projection.ts';
import type { Lang } from '../../../shared/i18n/lang.ts';

export type Entity = DiffEntity;

/** One field of one entity that changed. */
export interface ChangeRow {
  readonly entity: Entity;
  readonly change: FieldChange;
  /** The field without the ranks of lists, `contacts.nom`: what changes are gathered by. */
  readonly field: string;
}

/** What an entity refers to is compared as well; these fields are none of the model. */
export const LINK_FIELDS = ['parent', 'eg', 'oi', 'activites', 'equipements'] as const;
export type LinkField = (typeof LINK_FIELDS)[number];

export function linkField(field: string): LinkField | undefined {
  return LINK_FIELDS.find((one) => one === field);
}

/** Fields that say when a record was written, not what it says. */
const DATES = 'metadonnees';

function kindOf(kind: string): EntityKind | undefined {
  return ENTITY_KINDS.find((one) => one === kind);
}

function stepsOf(kind: string, path: string): readonly FieldStep[] {
  const known = kindOf(kind);
  return known === undefined || linkField(path) !== undefined ? [] : stepsOfModelPath(known, path);
}

/** Every field that changed, in the order of the report. */
export function rowsOf({ changed }: DiffReport): readonly ChangeRow[] {
  const fields = new Map<string, string>();
  const fieldOf = (kind: string, path: string): string => {
    const key = `${kind} ${path}`;
    const known = fields.get(key);
    if (known !== undefined) return known;
    const steps = stepsOf(kind, path);
    const field = steps.length === 0 ? path : steps.map((step) => step.field).join('.');
    fields.set(key, field);
    return field;
  };
  return changed.flatMap(({ fields: changes, ...entity }) =>
    changes.map((change) => ({ entity, change, field: fieldOf(entity.kind, change.path) })),
  );
}

export function isDate(field: string): boolean {
  return field === DATES || field.startsWith(`${DATES}.`);
}

interface Narrowing {
  readonly kind: string | undefined;
  readonly field: string | undefined;
  readonly withDates: boolean;
}

/** The rows of a kind and a field; those on dates only when they are wanted. */
export function narrowRows(rows: readonly ChangeRow[], { kind, field, withDates }: Narrowing): readonly ChangeRow[] {
  return rows.filter(
    (row) =>
      (kind === undefined || row.entity.kind === kind) &&
      (field === undefined ? withDates || !isDate(row.field) : row.field === field),
  );
}

/** Changed entities of which nothing but dates changed. */
export function onlyDates({ changed }: DiffReport): number {
  return changed.filter(({ fields }) => fields.every(({ path }) => isDate(path))).length;
}

/** The place of a change in words, `Contacts (2) › Nom`; '' where the model does not know it. */
export function placeOf(kind: string, path: string, language: Lang): string {
  return fieldPathLabel(stepsOf(kind, path), language);
}

export interface FieldCount {
  readonly field: string;
  /** Of an entity in which it changed: its words are those of that kind. */
  readonly kind: string;
  readonly path: string;
  readonly changes: number;
  readonly entities: number;
}

/** Which fields changed, and in how many entities, the most frequent first. */
export function countFields(rows: readonly ChangeRow[]): readonly FieldCount[] {
  const counts = new Map<string, FieldCount & { readonly seen: Set<Entity> }>();
  for (const { entity, change, field } of rows) {
    const known = counts.get(field);
    const seen = known?.seen ?? new Set<Entity>();
    seen.add(entity);
    const { kind, path } = known ?? { kind: entity.kind, path: change.path };
    counts.set(field, { field, kind, path, seen, changes: (known?.changes ?? 0) + 1, entities: 0 });
  }
  return [...counts.values()]
    .map(({ seen, ...count }) => ({ ...count, entities: seen.size }))
    .sort((a, b) => b.entities - a.entities || (a.field < b.field ? -1 : 1));
}

/** The words of a field without the ranks of lists. */
export function fieldWords({ kind, path }: Pick<FieldCount, 'kind' | 'path'>, language: Lang): string {
  return stepsOf(kind, path)
    .map(({ label }) => label[language])
    .join(' › ');
}

/** The identifier as people know it; what has none is named in its source only. */
export function identifierOf({ id }: Entity): string {
  return id.startsWith('#') ? '' : id;
}
