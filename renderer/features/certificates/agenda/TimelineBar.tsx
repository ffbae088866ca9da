import { placeOf } from './plan.ts';
import type { PlannedBar, Span } from './plan.ts';

/** The hatching of the delay of an authority. */
export function TimelineDefinitions() {
  return (
    <defs>
      <pattern id="timeline-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="8" height="8" className="timeline-hatch-ground" />
        <line x1="0" x2="0" y1="0" y2="8" className="timeline-hatch-line" />
      </pattern>
    </defs>
  );
}

interface TimelineBarProps {
  readonly bar: PlannedBar;
  readonly span: Span;
  readonly y: number;
  readonly height: number;
  readonly title: string;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
}

const MARK = 7;

/** One validity: its stretch, the delay before its end, and the day to order by. */
export function TimelineBar({ bar, span, y, height, title, isSelected, onSelect }: TimelineBarProps) {
  const from = placeOf(bar.notBefore, span);
  const to = placeOf(bar.notAfter, span);
  const order = placeOf(bar.orderBefore, span);
  const hasMark = bar.todo !== 'replaced' && Date.parse(bar.orderBefore) >= span.from;
  return (
    <g className={`timeline-bar timeline-${bar.todo}${isSelected ? ' timeline-selected' : ''}`} onClick={onSelect}>
      <title>{title}</title>
      <rect x={`${from}%`} y={y} width={`${Math.max(0.4, to - from)}%`} height={height} rx={4} />
      {bar.todo !== 'replaced' && (
        <rect
          className="timeline-lead"
          x={`${Math.max(order, from)}%`}
          y={y}
          width={`${Math.max(0, to - Math.max(order, from))}%`}
          height={height}
          rx={4}
        />
      )}
      {hasMark && (
        <svg x={`${order}%`} y={y + height / 2} overflow="visible">
          <path className="timeline-mark" d={`M0 ${-MARK}L${MARK} 0L0 ${MARK}L${-MARK} 0Z`} />
        </svg>
      )}
    </g>
  );
}
