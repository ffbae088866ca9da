import { useMemo } from 'react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { columnsByDepth, columnsByOrder, layOut } from './line-layout.ts';
import type { LineLayout } from './line-layout.ts';
import { wayOf } from './line-steps.ts';
import type { LineStep, TrackWay } from './line-steps.ts';
import { StationButton } from './StationButton.tsx';
import { rowTracks, trackPath } from './track-paths.ts';
import { useWidth } from './use-width.ts';
import './line.css';

/** In rem; the style sheet has the same. */
/** Of a lane with stations: words take more lines where columns are narrow. */
const LANE_HEIGHTS = { narrow: 9.25, wide: 7.5 } as const;
const WIDE_COLUMN = 9;
/** Of a lane where nothing stops. */
const PASSING_HEIGHT = 1.5;
const MIDDLE = 1.9375;
const NARROWEST_COLUMN = 6.5;
const LANE_WIDTH = 1.25;

interface JourneyLineProps {
  readonly steps: readonly LineStep[];
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
}

interface DrawnProps extends JourneyLineProps {
  readonly layout: LineLayout;
}

const ORDER: readonly TrackWay[] = ['ahead', 'waiting', 'behind'];

/** How high each lane is, in rem, by the width of the columns. */
function laneHeights({ lanes, stations }: LineLayout, columnWidth: number): readonly number[] {
  const height = columnWidth >= WIDE_COLUMN ? LANE_HEIGHTS.wide : LANE_HEIGHTS.narrow;
  const served = new Set(stations.map(({ lane }) => lane));
  return Array.from({ length: lanes }, (_, lane) => (served.has(lane) ? height : PASSING_HEIGHT));
}

interface TracksProps extends Pick<DrawnProps, 'steps' | 'layout'> {
  readonly heights: readonly number[];
  readonly width: number;
  readonly rem: number;
}

/** The tracks of the line, under its stations. */
function Tracks({ steps, layout, heights, width, rem }: TracksProps) {
  const way = wayOf(steps);
  const tops = heights.map((_, lane) => heights.slice(0, lane).reduce((sum, height) => sum + height, 0));
  const laneMiddles = tops.map((top, lane) => (top + Math.min(MIDDLE, (heights[lane] ?? 0) / 2)) * rem);
  const metrics = { columnWidth: width / layout.columns, laneMiddles, radius: 14 };
  // What was travelled lies over what is ahead.
  const drawn = layout.tracks
    .map((track) => ({ ...track, way: way(track.from, track.to) }))
    .sort((a, b) => ORDER.indexOf(a.way) - ORDER.indexOf(b.way));
  return (
    <svg
      className="line-tracks"
      width={width}
      height={heights.reduce((sum, height) => sum + height, 0) * rem}
      aria-hidden="true"
    >
      {drawn.map((track) => (
        <path
          key={`${track.from} ${track.to}`}
          className={`line-track line-track-${track.way}`}
          d={trackPath(track, metrics)}
        />
      ))}
    </svg>
  );
}

/** From left to right, what goes on at the same time one below another. */
function Wide({ steps, layout, selected, onSelect, width, rem }: DrawnProps & { width: number; rem: number }) {
  const { t } = useTranslation();
  const { columns, stations } = layout;
  const heights = laneHeights(layout, width / columns / rem);
  return (
    <>
      <Tracks steps={steps} layout={layout} heights={heights} width={width} rem={rem} />
      <ol
        className="line-stations"
        aria-label={t('dossiers.line.label')}
        style={{
          gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
          gridTemplateRows: heights.map((height) => `${height}rem`).join(' '),
        }}
      >
        {steps.map((step, index) => (
          <li
            key={step.id}
            style={{ gridColumn: (stations[index]?.column ?? 0) + 1, gridRow: (stations[index]?.lane ?? 0) + 1 }}
          >
            <StationButton step={step} isSelected={step.id === selected} onSelect={onSelect} />
          </li>
        ))}
      </ol>
    </>
  );
}

interface GutterProps {
  readonly layout: LineLayout;
  readonly row: number;
  readonly way: (from: string, to: string) => TrackWay;
  readonly rem: number;
}

/** The tracks beside a row of the list. */
function Gutter({ layout, row, way, rem }: GutterProps) {
  const { arriving, leaving } = rowTracks(layout.tracks, row, way);
  const x = (lane: number): number => (lane * LANE_WIDTH + MIDDLE) * rem;
  const middle = MIDDLE * rem;
  return (
    <span className="line-gutter" aria-hidden="true">
      <svg width={(layout.lanes * LANE_WIDTH + MIDDLE) * rem} height={middle}>
        {arriving.map(({ from, to, step, way: kind }) => (
          <path
            key={`${step} ${from} ${to}`}
            className={`line-track line-track-${kind}`}
            d={`M${x(from)} 0 C${x(from)} ${middle * 0.6} ${x(to)} ${middle * 0.4} ${x(to)} ${middle}`}
          />
        ))}
      </svg>
      {leaving.map(({ lane, step, way: kind }) => (
        <span key={`${step} ${lane}`} className={`line-down line-down-${kind}`} style={{ left: x(lane) }} />
      ))}
    </span>
  );
}

/** From top to bottom, where there is no room for a line. */
function Narrow({ steps, layout, selected, onSelect, rem }: DrawnProps & { rem: number }) {
  const { t } = useTranslation();
  const way = wayOf(steps);
  return (
    <ol className="line-list" aria-label={t('dossiers.line.label')}>
      {steps.map((step, row) => (
        <li
          key={step.id}
          style={{ '--line-lane': layout.stations[row]?.lane ?? 0, '--line-lanes': layout.lanes } as CSSProperties}
        >
          <Gutter layout={layout} row={row} way={way} rem={rem} />
          <StationButton step={step} isSelected={step.id === selected} onSelect={onSelect} />
        </li>
      ))}
    </ol>
  );
}

/**
 * The journey as a line of the underground: what is done, where one stands, who is waited for. A list of buttons for the
 * screen reader and the keyboard; from top to bottom when the window is narrow or the text is large.
 */
export function JourneyLine(props: JourneyLineProps) {
  const { steps } = props;
  const [ref, measured] = useWidth();
  const wide = useMemo(() => layOut(steps, columnsByDepth(steps)), [steps]);
  const narrow = useMemo(() => layOut(steps, columnsByOrder(steps)), [steps]);
  const isWide = measured !== undefined && measured.width / wide.columns >= NARROWEST_COLUMN * measured.rem;
  return (
    <div ref={ref} className="line">
      {measured !== undefined &&
        (isWide ? (
          <Wide {...props} layout={wide} {...measured} />
        ) : (
          <Narrow {...props} layout={narrow} rem={measured.rem} />
        ))}
    </div>
  );
}
