import { useTranslation } from 'react-i18next';
import type { LoadSummary } from '../../../shared/contract/cache.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { TextField } from '../../ui/Field.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { useView } from './use-view.ts';

const KINDS = ['added', 'changed', 'removed'] as const;

function totalOf(load: LoadSummary): number {
  return KINDS.reduce((sum, kind) => sum + (load[kind] ?? 0), 0);
}

/** How much a load changed, beside the one that changed most. */
function Bar({ load, most }: { readonly load: LoadSummary; readonly most: number }) {
  return (
    <span className="changes-bar" aria-hidden="true">
      {KINDS.map((kind) => (
        <span
          key={kind}
          className={`changes-bar-part changes-bar-${kind}`}
          style={{ inlineSize: `${((load[kind] ?? 0) / Math.max(most, 1)) * 100}%` }}
        />
      ))}
    </span>
  );
}

interface LoadRowProps {
  readonly load: LoadSummary;
  /** The load before it; undefined for the first one that is remembered. */
  readonly before: LoadSummary | undefined;
  readonly most: number;
  readonly from: string | undefined;
}

function LoadRow({ load, before, most, from }: LoadRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { change } = useView();
  const date = formatDate(load.at, language, true);
  const isFrom = before !== undefined && before.job === from;
  return (
    <tr data-chosen={isFrom || undefined}>
      <th scope="row">{date}</th>
      <td className="changes-origin">{shownText(load.origin)}</td>
      <td>{t(`changes.modes.${load.mode}`)}</td>
      {KINDS.map((kind) => (
        <td key={kind} className="numeric">
          {load[kind] === null ? '—' : formatNumber(load[kind], language)}
        </td>
      ))}
      <td>
        <Bar load={load} most={most} />
      </td>
      <td>
        {before === undefined ? (
          <span className="soft">{t('changes.loads.first')}</span>
        ) : (
          <button
            type="button"
            className="changes-choose"
            aria-pressed={isFrom}
            aria-label={`${isFrom ? t('changes.loads.shown') : t('changes.loads.since')} : ${date}`}
            onClick={() => change({ since: before.job })}
          >
            {isFrom ? t('changes.loads.shown') : t('changes.loads.since')}
          </button>
        )}
      </td>
    </tr>
  );
}

interface LoadsProps {
  /** The latest first. */
  readonly loads: readonly LoadSummary[];
  /** The load that is compared with. */
  readonly from: string | undefined;
}

function LoadsTable({ loads, from }: LoadsProps) {
  const { t } = useTranslation();
  const most = Math.max(...loads.map(totalOf));
  return (
    <table className="table changes-loads">
      <caption className="visually-hidden">{t('changes.loads.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('changes.loads.date')}</th>
          <th scope="col">{t('changes.loads.origin')}</th>
          <th scope="col">{t('changes.loads.mode')}</th>
          {KINDS.map((kind) => (
            <th key={kind} scope="col" className="numeric">
              <span className={`changes-key changes-bar-${kind}`} aria-hidden="true" /> {t(`changes.kinds.${kind}`)}
            </th>
          ))}
          <th scope="col">{t('changes.loads.churn')}</th>
          <th scope="col">{t('changes.loads.show')}</th>
        </tr>
      </thead>
      <tbody>
        {loads.map((load, index) => (
          <LoadRow key={load.job} load={load} before={loads[index + 1]} most={most} from={from} />
        ))}
      </tbody>
    </table>
  );
}

const DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** Every load that is remembered with what it changed; one chooses from which on, or from which day on. */
export function Loads({ loads, from }: LoadsProps) {
  const { t } = useTranslation();
  const { view, change } = useView();
  const day = view.since !== undefined && DAY.test(view.since) ? view.since : '';
  const choose = (written: string): void => {
    if (written === '' || DAY.test(written)) change({ since: written === '' ? undefined : written });
  };
  return (
    <Panel
      flush
      title={t('changes.loads.title')}
      aside={
        <div className="changes-day no-print">
          <TextField type="date" label={t('changes.loads.day')} value={day} onChange={choose} />
        </div>
      }
    >
      <div className="changes-loads-frame" role="region" tabIndex={0} aria-label={t('changes.loads.caption')}>
        <LoadsTable loads={loads} from={from} />
      </div>
    </Panel>
  );
}
