/** How the values of an entity are told apart when it is compared with another version of itself (flatten.ts, content-text.ts). */
export type Fields = Readonly<Record<string, unknown>>;

/** What names an item of a list best, first found first: codes of what it is, then words. */
const KEY_FIELDS = [
  'code',
  'nature',
  'fonction',
  'canal',
  'type',
  'numero',
  'nom',
  'composant',
  'langue',
  'path',
  'jours',
];

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A link is local to its source: no part of the content. */
export function isReference(value: Fields): boolean {
  return 'entityId' in value;
}

/** A code is one leaf: its table, and the text the document gives it, belong together. */
export function isCode(value: Fields): boolean {
  return typeof value['code'] === 'string' && typeof value['scheme'] === 'string';
}

export function codeText(value: Fields): string {
  const text = typeof value['text'] === 'string' ? ` ${value['text']}` : '';
  return `${String(value['code'])}|${String(value['scheme'])}${text}`;
}

function keyText(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join('+');
  if (isFields(value)) return isCode(value) ? String(value['code']) : '';
  return value === undefined || typeof value === 'boolean' ? '' : String(value);
}

/** The key of an item of a list, by which it is named; '' when it has none. */
export function keyOf(item: unknown): string {
  if (!isFields(item)) return '';
  for (const field of KEY_FIELDS) {
    const text = keyText(item[field]);
    if (text !== '') return text;
  }
  return '';
}
