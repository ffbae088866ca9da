import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { lanesOf, placeOf, spanOf, ticksOf } from './plan.ts';
import type { Lane, PlannedBar, Span } from './plan.ts';
import { TimelineBar, TimelineDefinitions } from './TimelineBar.tsx';
import './timeline.css';

const LANE = 56;
const AXIS = 32;

interface TimelineProps {
  readonly plan: readonly PlannedBar[];
  readonly now: string;
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
}

const MONTHS = { fr: new Intl.DateTimeFormat('fr-FR', MONTH()), en: new Intl.DateTimeFormat('en-GB', MONTH()) };

function MONTH(): Intl.DateTimeFormatOptions {
  return { month: 'short', year: '2-digit', timeZone: 'UTC' };
}

function Axis({ span, height }: { readonly span: Span; readonly height: number }) {
  const language = useLanguage();
  return (
    <g className="timeline-axis">
      {ticksOf(span).map((tick) => {
        const x = `${placeOf(tick, span)}%`;
        return (
          <g key={tick}>
            <line x1={x} x2={x} y1={AXIS} y2={height} />
            <text x={x} y={AXIS - 12} textAnchor="middle">
              {MONTHS[language].format(tick)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function Today({ x, height }: { readonly x: string; readonly height: number }) {
  const { t } = useTranslation();
  return (
    <g className="timeline-today">
      <line x1={x} x2={x} y1={AXIS - 6} y2={height} />
      <svg x={x} y={height - 4} overflow="visible">
        <text y={20} textAnchor="middle">
          {t('certificatesAgenda.timeline.today')}
        </text>
      </svg>
    </g>
  );
}

/** In one lane, what follows stands lower, so that an overlap is seen. */
function barsOf(
  lane: Lane,
  index: number,
): readonly { readonly bar: PlannedBar; readonly y: number; readonly height: number }[] {
  const top = AXIS + index * LANE + 8;
  const height = lane.length === 1 ? 24 : Math.max(10, Math.floor(40 / lane.length) - 2);
  const start = lane.length === 1 ? 8 : 0;
  return lane.map((bar, at) => ({ bar, y: top + start + at * (height + 3), height }));
}

interface LaneBarsProps extends Pick<TimelineProps, 'selected' | 'onSelect'> {
  readonly lane: Lane;
  readonly index: number;
  readonly span: Span;
}

function LaneBars({ lane, index, span, selected, onSelect }: LaneBarsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = ({ label, notBefore, notAfter, orderBefore }: PlannedBar): string =>
    t('certificatesAgenda.timeline.bar', {
      label: shownText(label),
      from: formatDate(notBefore, language),
      to: formatDate(notAfter, language),
      order: formatDate(orderBefore, language),
    });
  return barsOf(lane, index).map((place) => (
    <TimelineBar
      key={place.bar.id}
      {...place}
      span={span}
      isSelected={place.bar.id === selected}
      title={titleOf(place.bar)}
      onSelect={() => onSelect(place.bar.id)}
    />
  ));
}

function Legend() {
  const { t } = useTranslation();
  return (
    <ul className="timeline-legend" aria-hidden="true">
      {(['valid', 'lead', 'order', 'today'] as const).map((sign) => (
        <li key={sign}>
          <span className={`timeline-sign timeline-sign-${sign}`} />
          {t(`certificatesAgenda.timeline.legend.${sign}`)}
        </li>
      ))}
    </ul>
  );
}

/**
 * Validities side by side, with the delay of the authority hatched and the day to order by marked. A picture of the list above
 * it, which says the same in words: a screen reader is given the list alone.
 */
export function Timeline({ plan, now, selected, onSelect }: TimelineProps) {
  const { t } = useTranslation();
  const lanes = useMemo(() => lanesOf(plan), [plan]);
  const span = useMemo(() => spanOf(plan, Date.parse(now)), [plan, now]);
  const height = AXIS + lanes.length * LANE + 4;
  return (
    <Panel title={t('certificatesAgenda.timeline.title')} aside={<Legend />}>
      <div className="timeline" aria-hidden="true">
        <ul className="timeline-names" style={{ paddingBlockStart: AXIS }}>
          {lanes.map((lane) => (
            <li key={lane[0].id} style={{ blockSize: LANE }}>
              <span>{shownText(lane[lane.length - 1]?.label ?? '')}</span>
            </li>
          ))}
        </ul>
        <svg className="timeline-drawing" width="100%" height={height + 24} focusable="false">
          <TimelineDefinitions />
          <Axis span={span} height={height} />
          {lanes.map((lane, index) => (
            <LaneBars key={lane[0].id} {...{ lane, index, span, selected, onSelect }} />
          ))}
          <Today x={`${placeOf(now, span)}%`} height={height} />
        </svg>
      </div>
    </Panel>
  );
}
