import { AppError } from '../../errors.ts';

function numberText(value: number): string {
  if (!Number.isSafeInteger(value)) throw new AppError('internal', 'Only whole numbers have a canonical form here.');
  return String(value);
}

function objectText(value: object): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/**
 * The one JSON text of a value (RFC 8785): no blanks, members sorted by the UTF-16 units of their names. For texts, whole
 * numbers, booleans, null, arrays and plain objects; members that are undefined are left out, as JSON does. Half of a
 * surrogate pair, which RFC 8785 forbids, is written escaped, so that a text that somebody typed always has its form.
 * Throws `internal` for anything else: a fraction, a function, undefined itself.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return numberText(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new AppError('internal', `A ${typeof value} has no canonical form.`);
  const made: unknown = Object.getPrototypeOf(value);
  if (made !== Object.prototype && made !== null) throw new AppError('internal', 'Only plain objects have one.');
  return objectText(value);
}
