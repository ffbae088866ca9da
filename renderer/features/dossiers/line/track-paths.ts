import type { Spot, Track } from './line-layout.ts';

/** Where the spots of a line are on the screen, in pixels. */
export interface Metrics {
  readonly columnWidth: number;
  /** Where the middle of the stations of each lane is. */
  readonly laneMiddles: readonly number[];
  /** Of the bends. */
  readonly radius: number;
}

function place({ column, lane }: Spot, { columnWidth, laneMiddles }: Metrics): readonly [x: number, y: number] {
  return [(column + 0.5) * columnWidth, laneMiddles[lane] ?? 0];
}

/** The path of a track: it changes lanes between two columns, where no station and no words are. */
export function trackPath({ spots }: Track, metrics: Metrics): string {
  const [first, ...others] = spots;
  if (first === undefined) return '';
  let [x, y] = place(first, metrics);
  let path = `M${x} ${y}`;
  for (const spot of others) {
    const [nextX, nextY] = place(spot, metrics);
    if (nextY !== y) {
      const way = Math.sign(nextY - y);
      const bend = (x + nextX) / 2;
      const { radius } = metrics;
      path += ` H${bend - radius} Q${bend} ${y} ${bend} ${y + way * radius}`;
      path += ` V${nextY - way * radius} Q${bend} ${nextY} ${bend + radius} ${nextY}`;
    }
    path += ` H${nextX}`;
    [x, y] = [nextX, nextY];
  }
  return path;
}

/** What a row of the line drawn as a list shows beside its words; `step` is the one that a track leaves from. */
export interface RowTracks<W> {
  /** From a lane of the row above to a lane of this one. */
  readonly arriving: readonly { readonly from: number; readonly to: number; readonly step: string; readonly way: W }[];
  /** Lanes that go on to the row below. */
  readonly leaving: readonly { readonly lane: number; readonly step: string; readonly way: W }[];
}

/** What runs beside a row. Tracks of one step run together until they part: what was travelled most is what is seen. */
export function rowTracks<W extends string>(
  tracks: readonly Track[],
  row: number,
  wayOf: (from: string, to: string) => W,
): RowTracks<W> {
  const arriving = new Map<string, RowTracks<W>['arriving'][number]>();
  const leaving = new Map<string, RowTracks<W>['leaving'][number]>();
  for (const { from: step, to: target, spots } of tracks) {
    const here = spots.find(({ column }) => column === row);
    if (here === undefined) continue;
    const { lane } = here;
    const way = wayOf(step, target);
    const above = spots.find(({ column }) => column === row - 1);
    const goesOn = spots.some(({ column }) => column === row + 1);
    const [into, out] = [`${step} ${above?.lane} ${lane}`, `${step} ${lane}`];
    if (above !== undefined && arriving.get(into)?.way !== 'behind') {
      arriving.set(into, { from: above.lane, to: lane, step, way });
    }
    if (goesOn && leaving.get(out)?.way !== 'behind') leaving.set(out, { lane, step, way });
  }
  return { arriving: [...arriving.values()], leaving: [...leaving.values()] };
}
