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

/** What a row of the line drawn as a list shows beside its words. */
export interface RowTracks {
  /** From a lane of the row above to a lane of this one. */
  readonly arriving: readonly { readonly from: number; readonly to: number; readonly step: string }[];
  /** Lanes that go on to the row below. */
  readonly leaving: readonly { readonly lane: number; readonly step: string }[];
}

/** What runs beside a row; `step` is the one that the track leaves from. */
export function rowTracks(tracks: readonly Track[], row: number): RowTracks {
  const arriving = new Map<string, RowTracks['arriving'][number]>();
  const leaving = new Map<string, RowTracks['leaving'][number]>();
  for (const { from: step, spots } of tracks) {
    const here = spots.find(({ column }) => column === row);
    if (here === undefined) continue;
    const above = spots.find(({ column }) => column === row - 1);
    const { lane } = here;
    if (above !== undefined) arriving.set(`${step} ${above.lane} ${lane}`, { from: above.lane, to: lane, step });
    if (spots.some(({ column }) => column === row + 1)) leaving.set(`${step} ${lane}`, { lane, step });
  }
  return { arriving: [...arriving.values()], leaving: [...leaving.values()] };
}
