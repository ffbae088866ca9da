import { useTranslation } from 'react-i18next';
import type { Timings } from '../../../../../shared/domain/exchange/facts.ts';
import { spansOf, TIMED_PHASES } from './timings.ts';
import type { PhaseSpan } from './timings.ts';
import { useExchangeWords } from './use-words.ts';
import './timings.css';

/** Thinner, a phase could not be seen. */
const LEAST_PERCENT = 0.6;

function Bar({ span, total }: { readonly span: PhaseSpan | undefined; readonly total: number }) {
  if (span === undefined || total === 0) return null;
  const percent = (value: number): number => (value / total) * 100;
  const width = Math.max(LEAST_PERCENT, percent(span.to - span.from));
  const left = Math.min(100 - LEAST_PERCENT, percent(span.from));
  return (
    <span
      className={`exchange-timing-bar exchange-timing-${span.phase}`}
      style={{ insetInlineStart: `${left}%`, inlineSize: `${width}%` }}
    />
  );
}

function Head() {
  const { t } = useTranslation();
  return (
    <thead className="visually-hidden">
      <tr>
        <th scope="col">{t('exchangesHistory.phases.phase')}</th>
        <th scope="col">{t('exchangesHistory.phases.duration')}</th>
      </tr>
    </thead>
  );
}

/** How long each phase took: the drawing is the table itself. */
export function TimingsDrawing({ timings }: { readonly timings: Timings }) {
  const { t } = useTranslation();
  const { milliseconds } = useExchangeWords();
  const spans = spansOf(timings);
  const total = spans.at(-1)?.to ?? 0;
  if (spans.length === 0) return <p className="soft">{t('exchangesHistory.phases.none')}</p>;
  return (
    <table className="exchange-timings">
      <caption className="visually-hidden">{t('exchangesHistory.record.timings')}</caption>
      <Head />
      <tbody>
        {TIMED_PHASES.map((phase) => {
          const span = spans.find((one) => one.phase === phase);
          return (
            <tr key={phase}>
              <th scope="row">{t(`exchangesHistory.phases.${phase}`)}</th>
              <td className="exchange-timing-cell">
                <span className="exchange-timing-line" aria-hidden="true">
                  <Bar span={span} total={total} />
                </span>
                <span className="numeric">
                  {span === undefined ? t('exchangesHistory.phases.notReached') : milliseconds(span.to - span.from)}
                </span>
              </td>
            </tr>
          );
        })}
        <tr className="exchange-timings-total">
          <th scope="row">{t('exchangesHistory.phases.total')}</th>
          <td className="exchange-timing-cell">
            <span />
            <span className="numeric">{milliseconds(total)}</span>
          </td>
        </tr>
      </tbody>
    </table>
  );
}
