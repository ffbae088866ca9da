/** A code with its label; an empty label: none is known. */
export interface KnownCode {
  readonly code: string;
  readonly label: string;
}

/** The published codes in their order, then those of the cache that are not among them. */
export function mergedCodes(published: readonly KnownCode[], seen: readonly KnownCode[]): readonly KnownCode[] {
  const known = new Set(published.map(({ code }) => code));
  const others = seen.filter(({ code }) => code !== '' && !known.has(code));
  return [...published, ...others].map(({ code, label }) => ({ code, label }));
}
