import { CircleCheck } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { SEVERITIES } from '../../../shared/domain/ror/finding.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { FindingsTable } from './FindingsTable.tsx';
import { MutedList } from './MutedList.tsx';
import { ProfileGuard } from './ProfileGuard.tsx';
import { useQuality } from './quality-store.ts';
import { SeverityBadge } from './SeverityBadge.tsx';
import { summarise } from './summary.ts';
import type { Summary } from './summary.ts';
import { useView } from './use-view.ts';

function Totals({ summary }: { readonly summary: Summary }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <dl className="quality-totals">
      {SEVERITIES.map((severity) => (
        <div key={severity} className="quality-total">
          <dt>
            <SeverityBadge severity={severity} />
          </dt>
          <dd>{formatNumber(summary.counts[severity], language)}</dd>
        </div>
      ))}
      {summary.mutedTotal > 0 && (
        <div className="quality-total">
          <dt className="soft">{t('quality.muted.total')}</dt>
          <dd className="soft">{formatNumber(summary.mutedTotal, language)}</dd>
        </div>
      )}
    </dl>
  );
}

function Shown({ summary }: { readonly summary: Summary }) {
  const { t } = useTranslation();
  const { view } = useView();
  const rows = summary.rows.filter(({ severity }) => view.severity === undefined || severity === view.severity);
  if (rows.length > 0) return <FindingsTable rows={rows} />;
  const isFiltered = summary.rows.length > 0;
  return (
    <EmptyState
      icon={<CircleCheck aria-hidden="true" />}
      title={isFiltered ? t('quality.findings.noneOfThese') : t('quality.findings.none')}
    >
      {isFiltered ? t('quality.findings.noneOfTheseText') : t('quality.findings.noneText')}
    </EmptyState>
  );
}

/** What is wrong in the data, by kind of finding. */
export function Findings() {
  const { t } = useTranslation();
  const { counts, muted, failure } = useQuality();
  const summary = useMemo(() => (counts === undefined ? undefined : summarise(counts, muted)), [counts, muted]);
  if (failure !== undefined) return <ErrorPanel failure={failure} />;
  if (summary === undefined) return <p className="soft">{t('shell.loading')}</p>;
  return (
    <>
      <ProfileGuard summary={summary} />
      <Totals summary={summary} />
      <Shown summary={summary} />
      <MutedList />
    </>
  );
}
