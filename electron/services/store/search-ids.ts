/**
 * Sorted lists of rowids without repetition: the currency of a search. Rowids follow display order (design architecture §3.7), so
 * that a page is a slice of a list and a filter an intersection. Doubles, because rowids with their gaps outgrow 32 bits.
 */
export type IdList = Float64Array;

export const NO_IDS: IdList = new Float64Array(0);

/** Makes a sorted list of rows as SQLite gave them, in whatever order. */
export function toIdList(rows: readonly number[]): IdList {
  const list = Float64Array.from(rows);
  for (let i = 1; i < list.length; i += 1) {
    if ((list[i] ?? 0) <= (list[i - 1] ?? 0)) return withoutRepetition(list.sort());
  }
  return list;
}

function withoutRepetition(sorted: IdList): IdList {
  let kept = 0;
  for (let i = 0; i < sorted.length; i += 1) {
    const id = sorted[i] ?? 0;
    if (i > 0 && id === sorted[kept - 1]) continue;
    sorted[kept] = id;
    kept += 1;
  }
  return sorted.slice(0, kept);
}

/** Index of the first element that is `id` or above it; the length when there is none. */
export function lowerBound(list: IdList, id: number, from = 0, to = list.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function includes(list: IdList, id: number): boolean {
  return list[lowerBound(list, id)] === id;
}

/** Steps over `list` by doubling from `from`: cheap when the answer is near, logarithmic when it is far. */
export function gallop(list: IdList, id: number, from: number): number {
  let step = 1;
  let low = from;
  while (low + step < list.length && (list[low + step] ?? 0) < id) {
    low += step;
    step *= 2;
  }
  return lowerBound(list, id, low, Math.min(low + step + 1, list.length));
}

/** What is in both lists. */
export function intersect(a: IdList, b: IdList): IdList {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const found = new Float64Array(few.length);
  let count = 0;
  let at = 0;
  for (let i = 0; i < few.length && at < many.length; i += 1) {
    const id = few[i] ?? 0;
    at = gallop(many, id, at);
    if (many[at] === id) {
      found[count] = id;
      count += 1;
    }
  }
  return found.slice(0, count);
}

/** What is in any of the lists. Halves are merged, which costs a tenth of sorting the whole anew. */
export function union(lists: readonly IdList[]): IdList {
  const filled = lists.filter((list) => list.length > 0);
  const [first = NO_IDS, second] = filled;
  if (second === undefined) return first;
  if (filled.length === 2) return merge(first, second);
  const half = filled.length >>> 1;
  return merge(union(filled.slice(0, half)), union(filled.slice(half)));
}

function merge(a: IdList, b: IdList): IdList {
  const merged = new Float64Array(a.length + b.length);
  let inA = 0;
  let inB = 0;
  let count = 0;
  while (inA < a.length && inB < b.length) {
    const fromA = a[inA] ?? 0;
    const fromB = b[inB] ?? 0;
    merged[count] = fromA < fromB ? fromA : fromB;
    count += 1;
    if (fromA <= fromB) inA += 1;
    if (fromB <= fromA) inB += 1;
  }
  const rest = inA < a.length ? a.subarray(inA) : b.subarray(inB);
  merged.set(rest, count);
  return merged.slice(0, count + rest.length);
}
