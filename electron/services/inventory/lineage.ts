import type { Held, InventoryRows } from './rows.ts';

/** A certificate, those it renews and those that renew it, near and far, as they are found. */
export function lineageOf(all: readonly Held[], held: Held): readonly Held[] {
  const found = new Set([held.id]);
  let before = 0;
  while (found.size > before) {
    before = found.size;
    for (const { id, renews } of all) {
      if (renews === null) continue;
      if (found.has(renews)) found.add(id);
      else if (found.has(id)) found.add(renews);
    }
  }
  return all.filter(({ id }) => found.has(id));
}

/** The line that another one renews. */
export function formerOf({ rows }: { readonly rows: Pick<InventoryRows, 'get'> }, { renews }: Held): Held | undefined {
  return renews === null ? undefined : rows.get(renews);
}

/** The latest successor of each certificate; what lies in the bin replaces nothing. */
export function successorsOf(all: readonly Held[]): ReadonlyMap<string, Held> {
  return new Map(
    all.flatMap((held) => (held.renews === null || held.binUntil !== null ? [] : [[held.renews, held] as const])),
  );
}
