import type { EntityReference, EntityView } from '../../../../shared/contract/cache.ts';
import type { LabelledCode } from '../../../../shared/contract/common.ts';
import type { RorEntity } from '../../../../shared/domain/ror/model.ts';
import type { Code } from '../../../../shared/domain/ror/model-base.ts';
import type { EntityKind } from '../../../../shared/domain/ror/projection.ts';

export type ViewKind = EntityView['kind'];
export type Fields = Readonly<Record<string, unknown>>;

/** A code as the record gives it: with its label, and the document's own text where it says something else. */
export interface ShownCode extends LabelledCode {
  readonly scheme?: string;
  readonly text?: string;
}

/** A value of the model as the record gives it: what is not filled is absent, codes have their labels. */
export type Shown<V> = V extends Code
  ? ShownCode
  : V extends readonly (infer I)[]
    ? readonly Shown<I>[]
    : V extends object
      ? { readonly [F in keyof V]?: Shown<NonNullable<V[F]>> }
      : V;

type EntityOf<K extends EntityKind> = Extract<RorEntity, { kind: K }>;

/** An entity as the record gives it. */
export type ShownEntity<K extends EntityKind> = Shown<Omit<EntityOf<K>, 'kind'>>;

/** The kind in the model: a unit is an OI. */
export function modelKind(kind: ViewKind): EntityKind {
  return kind === 'ue' ? 'oi' : kind;
}

/** The fields of a record as those of a kind. Those that another kind would have are absent, whatever its kind. */
export function fieldsAs<K extends EntityKind>(view: EntityView): ShownEntity<K> {
  return view.fields as ShownEntity<K>;
}

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A code as the record gives it. */
export function isCode(value: unknown): value is ShownCode {
  return isObject(value) && typeof value['code'] === 'string' && typeof value['label'] === 'string';
}

export function isReference(value: unknown): value is { readonly entityId: string } {
  return isObject(value) && typeof value['entityId'] === 'string';
}

export function isIdentifier(value: unknown): value is { code: string; autorite: string; texte?: string } {
  return isObject(value) && typeof value['autorite'] === 'string' && typeof value['code'] === 'string';
}

/** A copy without some fields; undefined when nothing is left. */
export function without(object: Fields | undefined, fields: readonly string[]): Fields | undefined {
  if (object === undefined) return undefined;
  const left = Object.entries(object).filter(([field]) => !fields.includes(field));
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

/** What hangs below or beside the entity, of some kinds. */
export function childrenOf(view: EntityView, kinds: readonly ViewKind[]): readonly EntityReference[] {
  return view.children.filter(({ kind }) => kinds.includes(kind));
}

/** What the entity is called: never empty. */
export function nameOf(view: EntityView): string {
  const name = view.fields['name'];
  return typeof name === 'string' && name.trim() !== '' ? name : (view.children[0]?.name ?? view.id);
}

/** Where the tree of the entity starts: the EJ above it, else the highest structure there is; undefined outside any tree. */
export function treeRoot(view: EntityView): string | undefined {
  if (view.kind === 'activite' || view.kind === 'equipement') return undefined;
  if (view.kind === 'ej') return view.id;
  const top = view.parents.find(({ kind }) => kind === 'ej') ?? view.parents.find(({ kind }) => kind === 'eg');
  if (top !== undefined) return top.id;
  return view.kind === 'professionnel' ? view.parents[0]?.id : (view.parents[0]?.id ?? view.id);
}

/** EJ, EG, then the OI around it; an entity that several establishments have shows one of them, the others are told below. */
export function pathOf({ parents, kind }: EntityView): readonly EntityReference[] {
  if (kind === 'activite' || kind === 'equipement') return [];
  const first = (wanted: 'ej' | 'eg'): readonly EntityReference[] =>
    parents.filter((parent) => parent.kind === wanted).slice(0, 1);
  const around =
    kind === 'professionnel' ? [] : parents.filter((parent) => parent.kind === 'oi' || parent.kind === 'ue');
  return [...first('ej'), ...first('eg'), ...around];
}
