/** A step of a journey, as far as the drawing is concerned. */
export interface LinkedStep {
  readonly id: string;
  /** Steps that come before it. */
  readonly after: readonly string[];
}

/** Where something stands on the line: columns go with time, lanes lie side by side. */
export interface Spot {
  readonly column: number;
  readonly lane: number;
}

export interface Station extends Spot {
  readonly id: string;
}

/** The way from a step to one that follows it, one spot a column. */
export interface Track {
  readonly from: string;
  readonly to: string;
  readonly spots: readonly Spot[];
}

export interface LineLayout {
  readonly columns: number;
  readonly lanes: number;
  /** In the order of the steps. */
  readonly stations: readonly Station[];
  readonly tracks: readonly Track[];
}

/** What comes before each step, without what another of them already says; a step that is not there is left out. */
function directly(steps: readonly LinkedStep[]): ReadonlyMap<string, readonly string[]> {
  const known = new Map(steps.map((step) => [step.id, step]));
  const before = new Map<string, ReadonlySet<string>>();
  const allBefore = (id: string): ReadonlySet<string> => {
    const held = before.get(id);
    if (held !== undefined) return held;
    const found = new Set<string>();
    // Steps that wait for one another would never end; a pack that has some is refused long before.
    before.set(id, found);
    for (const previous of known.get(id)?.after ?? []) {
      if (!known.has(previous)) continue;
      found.add(previous);
      for (const earlier of allBefore(previous)) found.add(earlier);
    }
    return found;
  };
  return new Map(
    steps.map(({ id, after }) => {
      const kept = after.filter((one) => known.has(one) && !after.some((other) => allBefore(other).has(one)));
      return [id, [...new Set(kept)]];
    }),
  );
}

/** The column of each step: one more than the latest of those before it. */
export function columnsByDepth(steps: readonly LinkedStep[]): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  for (const { id, after } of steps) {
    columns.set(id, Math.max(-1, ...after.map((previous) => columns.get(previous) ?? -1)) + 1);
  }
  return columns;
}

/** A column a step, in their order: the line as a list. */
export function columnsByOrder(steps: readonly LinkedStep[]): ReadonlyMap<string, number> {
  return new Map(steps.map(({ id }, index) => [id, index]));
}

/** How many steps follow each at most: the longest way keeps the first lane. */
function stepsAhead(steps: readonly LinkedStep[]): ReadonlyMap<string, number> {
  const ahead = new Map<string, number>();
  for (const { id, after } of [...steps].reverse()) {
    const own = ahead.get(id) ?? 0;
    ahead.set(id, own);
    for (const previous of after) ahead.set(previous, Math.max(ahead.get(previous) ?? 0, own + 1));
  }
  return ahead;
}

/** The free lane that is nearest to one; below rather than above. */
function nearestFree(taken: ReadonlySet<number>, wanted: number): number {
  for (let away = 0; ; away += 1) {
    if (!taken.has(wanted + away)) return wanted + away;
    if (wanted - away >= 0 && !taken.has(wanted - away)) return wanted - away;
  }
}

interface Running {
  /** Last column that the step's track must reach. */
  readonly until: number;
  /** One spot a column, from the step on. */
  readonly spots: Spot[];
}

/** Places the steps of a column, then the tracks that only pass through it. */
function placeColumn(
  column: number,
  ids: readonly string[],
  links: ReadonlyMap<string, readonly string[]>,
  running: ReadonlyMap<string, Running>,
): ReadonlyMap<string, number> {
  const taken = new Set<number>();
  const placed = new Map<string, number>();
  for (const id of ids) {
    const lanes = (links.get(id) ?? []).map((previous) => running.get(previous)?.spots.at(-1)?.lane ?? 0);
    const lane = nearestFree(taken, lanes.length === 0 ? 0 : Math.min(...lanes));
    taken.add(lane);
    placed.set(id, lane);
  }
  for (const { until, spots } of running.values()) {
    if (until <= column) continue;
    const lane = nearestFree(taken, spots.at(-1)?.lane ?? 0);
    taken.add(lane);
    spots.push({ column, lane });
  }
  return placed;
}

/**
 * Lays a journey out as a line of the underground: a column for each moment, a lane for what goes on at the same time. A
 * track never crosses a station that it does not serve. Steps come after those they wait for.
 */
export function layOut(steps: readonly LinkedStep[], columnOf = columnsByDepth(steps)): LineLayout {
  const links = directly(steps);
  const at = (id: string): number => columnOf.get(id) ?? 0;
  const lastUse = new Map<string, number>();
  for (const [id, previous] of links)
    for (const one of previous) lastUse.set(one, Math.max(lastUse.get(one) ?? 0, at(id)));
  const columns = steps.length === 0 ? 0 : Math.max(...steps.map(({ id }) => at(id))) + 1;
  const ahead = stepsAhead(steps);
  const running = new Map<string, Running>();
  for (let column = 0; column < columns; column += 1) {
    const here = steps.filter(({ id }) => at(id) === column).map(({ id }) => id);
    const ids = here.sort((a, b) => (ahead.get(b) ?? 0) - (ahead.get(a) ?? 0));
    for (const [id, lane] of placeColumn(column, ids, links, running))
      running.set(id, { until: lastUse.get(id) ?? column, spots: [{ column, lane }] });
  }
  const spotsOf = (id: string): readonly Spot[] => running.get(id)?.spots ?? [];
  const stations = steps.map(({ id }) => ({ id, ...(spotsOf(id)[0] ?? { column: 0, lane: 0 }) }));
  const tracks = steps.flatMap(({ id }) =>
    (links.get(id) ?? []).map((from) => {
      const [end = { column: 0, lane: 0 }] = spotsOf(id);
      return { from, to: id, spots: [...spotsOf(from).filter(({ column }) => column < end.column), end] };
    }),
  );
  const lanes = Math.max(0, ...[...running.values()].flatMap(({ spots }) => spots.map(({ lane }) => lane + 1)));
  return { columns, lanes, stations, tracks };
}
