import type { Fields } from './flat-value.ts';
import type { RorEntity } from './model.ts';
import { codeText, isCode, isFields, isReference, keyOf } from './flat-value.ts';

/** A text preceded by its length: what follows it cannot be taken for a part of it. */
function sized(text: string): string {
  return `${text.length}:${text}`;
}

function textOfFields(value: Fields, leftOut?: string): string {
  let text = '';
  for (const field in value) {
    const child = value[field];
    // Most fields of most entities are absent.
    if (child === undefined || field === leftOut) continue;
    const content = textOf(child);
    if (content !== '') text += `${field}=${content}`;
  }
  return text === '' ? '' : `{${text}}`;
}

/** Items that say nothing are told beside others of their key only: they change the rank of those. */
function emptyItems(list: readonly unknown[]): readonly string[] {
  const told = new Set(list.filter((item) => textOf(item) !== '').map(keyOf));
  return list.filter((item) => textOf(item) === '' && told.has(keyOf(item))).map((item) => sized(keyOf(item)));
}

/** The items with their keys, in an order of their own: that of the document says nothing. */
function textOfList(list: readonly unknown[]): string {
  const items: string[] = [];
  for (const item of list) {
    const content = textOf(item);
    if (content !== '') items.push(sized(keyOf(item)) + content);
  }
  if (items.length === 0) return '';
  const all = items.length === list.length ? items : [...items, ...emptyItems(list)];
  return `[${all.length === 1 ? (all[0] ?? '') : all.sort().join(',')}]`;
}

/** '' when no leaf would be made of the value. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return sized(value);
  if (value === undefined) return '';
  if (Array.isArray(value)) return textOfList(value);
  if (!isFields(value)) return sized(String(value));
  if (isReference(value)) return '';
  return isCode(value) ? sized(codeText(value)) : textOfFields(value);
}

/**
 * Text that two versions of an entity share exactly when `flatten` gives the same: what the content hash is made of. Written
 * without the paths of the leaves, which are most of the work and of the length.
 */
export function contentText(entity: RorEntity): string {
  // The local key is no part of the content; the kind is.
  return textOfFields(entity as unknown as Fields, 'cle');
}
