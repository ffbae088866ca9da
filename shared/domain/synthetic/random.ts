/** A reproducible source of numbers: the same seed always gives the same series, on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** An integer between both bounds, included. */
  between(low: number, high: number): number;
  isLikely(probability: number): boolean;
  /** One of the items; an empty list is a mistake of the caller. */
  pick<T>(items: readonly T[]): T;
}

/** Mixes a value into a 32-bit seed (the finaliser of MurmurHash3), so that near seeds give unrelated series. */
export function mixSeed(seed: number, value: number): number {
  let hash = (seed ^ Math.imul(value + 0x9e3779b9, 0x85ebca6b)) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A 32-bit seed from a text (FNV-1a over its UTF-16 units). */
export function seedFrom(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mixSeed(hash >>> 0, text.length);
}

/** Opens a series of numbers (mulberry32: 32 bits of state are enough, since each entity has its own seed). */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    isLikely: (probability) => next() < probability,
    pick: <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T,
  };
}
