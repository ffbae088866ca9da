import type { CsdElement } from '../csd/model.ts';

/** An element of the record and where it is. Its path is only made when something has to be said of it, which is seldom. */
export interface Place {
  readonly element: CsdElement;
  /** Undefined for the element of the record. */
  readonly parent: Place | undefined;
  /** Rank among the children of the parent. */
  readonly rank: number;
  /** Those that are read: without what an earlier `extension` already has. */
  readonly children: readonly CsdElement[];
  /** Paths of the children, once one of them was asked for. */
  paths: readonly string[] | undefined;
}

export function createPlace(
  element: CsdElement,
  parent: Place | undefined,
  rank: number,
  children: readonly CsdElement[] = element.children,
): Place {
  return { element, parent, rank, children, paths: undefined };
}

/** Joins two parts of a path, either of which may be empty. */
export function join(parent: string, step: string): string {
  if (parent === '') return step;
  return step === '' ? parent : `${parent}/${step}`;
}

/** The paths of the children of an element: the second of a name is `name[2]`. */
export function childPaths(parent: string, children: readonly CsdElement[]): readonly string[] {
  const seen = new Map<string, number>();
  return children.map(({ name }) => {
    const rank = (seen.get(name) ?? 0) + 1;
    seen.set(name, rank);
    return join(parent, rank === 1 ? name : `${name}[${rank}]`);
  });
}

/** The path of a child, by its rank. */
export function childPath(place: Place, rank: number): string {
  place.paths ??= childPaths(pathOf(place), place.children);
  return place.paths[rank] ?? '';
}

/** The path of a place from the element of the record, or of what is at `step` from it. */
export function pathOf({ parent, rank }: Place, step = ''): string {
  return parent === undefined ? step : join(childPath(parent, rank), step);
}
