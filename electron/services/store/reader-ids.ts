/** Ids of the cache: the source and the row, `93:2k5c`. They last as long as the generation. */

const CACHE_ID = /^([A-Za-z0-9][A-Za-z0-9._-]{0,63}):([0-9a-z]{1,11})$/;

export function cacheId(source: string, row: number): string {
  return `${source}:${row.toString(36)}`;
}

/** Reads an id of the cache; undefined for any other text, a national identifier for one. */
export function parseCacheId(text: string): { readonly source: string; readonly row: number } | undefined {
  const [, source, row] = CACHE_ID.exec(text.trim()) ?? [];
  if (source === undefined || row === undefined) return undefined;
  const id = Number.parseInt(row, 36);
  return Number.isSafeInteger(id) ? { source, row: id } : undefined;
}
