import { isCode, isObject, isReference } from './view.ts';

/** Told elsewhere for the whole record: dates of the parts. */
export const METADATA_FIELDS: readonly string[] = ['metadonnees', 'metadonneesExtension'];

/** Whether a value has something to show; references are keys that only the source understands. */
export function hasContent(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (Array.isArray(value)) return value.some(hasContent);
  if (isReference(value)) return false;
  if (isCode(value)) return value.code !== '' || value.label !== '';
  if (!isObject(value)) return true;
  return Object.entries(value).some(([field, child]) => !METADATA_FIELDS.includes(field) && hasContent(child));
}
