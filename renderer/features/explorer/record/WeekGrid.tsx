import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { hourRange, shortTime } from './hours.ts';
import type { Block, ShownHours } from './hours.ts';
import { weekdays } from './hours-words.ts';
import './week-grid.css';

interface WeekGridProps {
  readonly hours: readonly ShownHours[];
  /** What is drawn of them. */
  readonly blocks: readonly Block[];
  /** A letter a type of hours, as the legend tells. */
  readonly letterOf: (hours: ShownHours) => string;
}

function blockStyle({ from, to, lane, lanes }: Block, first: number, last: number): CSSProperties {
  const length = (last - first) * 60;
  return {
    top: `${((from - first * 60) / length) * 100}%`,
    height: `${((to - from) / length) * 100}%`,
    left: `${(lane / lanes) * 100}%`,
    width: `${100 / lanes}%`,
  };
}

function WeekBlock({
  block,
  hours,
  letter,
  style,
}: {
  block: Block;
  hours: ShownHours;
  letter: string;
  style: CSSProperties;
}) {
  const { t } = useTranslation();
  const isOpen = hours.ouvert === true;
  const state = isOpen ? 'open' : hours.ouvert === false ? 'closed' : 'unknown';
  const { heureDebut, heureFin } = hours;
  const [from, to] = [shortTime(heureDebut ?? '00:00'), shortTime(heureFin ?? '24:00')];
  const isAllDay = heureDebut === undefined && heureFin === undefined;
  const times = isAllDay ? [t('record.hours.allDay')] : block.lanes > 1 ? [from, to] : [`${from} – ${to}`];
  return (
    <div
      className={`week-block week-block-${state}`}
      style={style}
      data-short={block.to - block.from < 90 || undefined}
    >
      {times.map((time) => (
        <span key={time}>{time}</span>
      ))}
      {!isOpen && <span>{t(`record.hours.${state}`)}</span>}
      {letter !== '' && <span className="week-letter">{letter}</span>}
    </div>
  );
}

/** The week at a glance, Monday first. It is a picture: the table below it tells the same to a screen reader. */
export function WeekGrid({ hours, blocks, letterOf }: WeekGridProps) {
  const language = useLanguage();
  const [first, last] = hourRange(blocks);
  const step = last - first > 14 ? 3 : 2;
  const marks = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (hour) => hour % step === 0,
  );
  return (
    <div className="week" aria-hidden="true" style={{ '--week-hours': last - first } as CSSProperties}>
      <div className="week-days">
        {weekdays(language, 'short').map((day) => (
          <span key={day}>{day}</span>
        ))}
      </div>
      <div className="week-body">
        {marks.map((hour) => (
          <span key={hour} className="week-hour" style={{ top: `${((hour - first) / (last - first)) * 100}%` }}>
            {String(hour).padStart(2, '0')}:00
          </span>
        ))}
        {weekdays(language, 'short').map((day, column) => (
          <div key={day} className="week-column">
            {blocks
              .filter((block) => block.column === column)
              .map((block) => {
                const one = hours[block.index] ?? {};
                const key = `${block.index} ${block.from}`;
                const style = blockStyle(block, first, last);
                return <WeekBlock key={key} block={block} hours={one} letter={letterOf(one)} style={style} />;
              })}
          </div>
        ))}
      </div>
    </div>
  );
}
