import type { Fields } from './flat-value.ts';
import type { RorEntity } from './model.ts';
import { codeText, isCode, isFields, isReference, keyOf } from './flat-value.ts';

export { contentText } from './content-text.ts';

/** One leaf of an entity, by its path in the model: `contacts[01].telecommunications[2].adresse`. */
export interface FlatField {
  readonly path: string;
  readonly value: string;
}

/** A difference between two versions of one entity; '' where a version has no such leaf. */
export interface FieldChange {
  readonly path: string;
  readonly old: string;
  readonly new: string;
}

function flattenFields(value: Fields, path: string, into: FlatField[]): void {
  for (const field of Object.keys(value)) {
    const child = value[field];
    // Most fields of most entities are absent: no path is made for them.
    if (child !== undefined) flattenValue(child, path === '' ? field : `${path}.${field}`, into);
  }
}

function leavesOf(item: unknown): readonly FlatField[] {
  const leaves: FlatField[] = [];
  flattenValue(item, '', leaves);
  return leaves;
}

interface Item {
  readonly key: string;
  readonly leaves: readonly FlatField[];
  /** Content of the item, made when its key alone does not tell its place. */
  text: string | undefined;
}

function textOf(item: Item): string {
  item.text ??= contentOf(item.leaves);
  return item.text;
}

function byKeyThenText(a: Item, b: Item): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  const [first, second] = [textOf(a), textOf(b)];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

/** Items are named by their key, those of one key by their rank in the order of their content: a new order changes nothing. */
function flattenList(list: readonly unknown[], path: string, into: FlatField[]): void {
  if (list.length === 0) return;
  const items = list.map((item): Item => ({ key: keyOf(item), leaves: leavesOf(item), text: undefined }));
  let previous: string | undefined;
  let rank = 0;
  for (const { key, leaves } of items.sort(byKeyThenText)) {
    rank = key === previous ? rank + 1 : 1;
    previous = key;
    const name = key === '' ? String(rank) : rank === 1 ? key : `${key}#${rank}`;
    for (const leaf of leaves) {
      const separator = leaf.path === '' || leaf.path.startsWith('[') ? '' : '.';
      into.push({ path: `${path}[${name}]${separator}${leaf.path}`, value: leaf.value });
    }
  }
}

function flattenValue(value: unknown, path: string, into: FlatField[]): void {
  if (value === undefined) return;
  if (Array.isArray(value)) flattenList(value, path, into);
  else if (!isFields(value)) into.push({ path, value: String(value) });
  else if (isReference(value)) return;
  else if (isCode(value)) into.push({ path, value: codeText(value) });
  else flattenFields(value, path, into);
}

function contentOf(fields: readonly FlatField[]): string {
  let text = '';
  for (const { path, value } of fields) text += `${text === '' ? '' : '\n'}${path}\t${JSON.stringify(value)}`;
  return text;
}

/**
 * The leaves of an entity, in a stable order: fields in that of the mapping, items of a list by their key. Local references and
 * the local key are left out, so that the same entity read twice from one register gives the same list.
 */
export function flatten(entity: RorEntity): readonly FlatField[] {
  const into: FlatField[] = [];
  for (const [field, value] of Object.entries(entity)) {
    if (field !== 'kind' && field !== 'cle') flattenValue(value, field, into);
  }
  return into;
}

/** What changed from one version of an entity to another, in the order of the newer one, then what is gone. */
export function compareEntities(older: RorEntity, newer: RorEntity): readonly FieldChange[] {
  const before = new Map(flatten(older).map(({ path, value }) => [path, value]));
  const after = new Map(flatten(newer).map(({ path, value }) => [path, value]));
  const changes: FieldChange[] = [];
  for (const [path, value] of after) {
    const old = before.get(path);
    if (old !== value) changes.push({ path, old: old ?? '', new: value });
  }
  for (const [path, old] of before) if (!after.has(path)) changes.push({ path, old, new: '' });
  return changes;
}
