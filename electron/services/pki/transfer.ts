/** A value whose bytes may be moved to another thread. */
export interface Packed<T> {
  readonly value: T;
  /** The buffers of its bytes, to give to `postMessage` as the list of what moves. */
  readonly buffers: readonly ArrayBuffer[];
}

/**
 * A copy of plain data of which every Uint8Array stands in a buffer of its own, so that moving it to another thread leaves no copy
 * behind and takes nothing away from whoever gave it.
 */
export function pack<T>(data: T): Packed<T> {
  const buffers: ArrayBuffer[] = [];
  const copy = (value: unknown): unknown => {
    if (value instanceof Uint8Array) {
      const bytes = new Uint8Array(value);
      buffers.push(bytes.buffer);
      return bytes;
    }
    if (Array.isArray(value)) return value.map(copy);
    if (typeof value !== 'object' || value === null || value instanceof Date) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copy(part)]));
  };
  return { value: copy(data) as T, buffers };
}

/** Overwrites every byte of plain data: what was secret in it stays in memory no longer than it serves. */
export function wipe(data: unknown): void {
  if (data instanceof Uint8Array) data.fill(0);
  else if (Array.isArray(data)) data.forEach(wipe);
  else if (typeof data === 'object' && data !== null) Object.values(data).forEach(wipe);
}
