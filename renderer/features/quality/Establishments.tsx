import { Building2 } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { EstablishmentFindings } from '../../../shared/contract/quality.ts';
import { SEVERITIES } from '../../../shared/domain/ror/finding.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatRoute } from '../../navigation/routes.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { SortableTable } from '../../ui/SortableTable.tsx';
import type { TableColumn } from '../../ui/SortableTable.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { MOST_ESTABLISHMENTS, useEstablishments } from './establishments-store.ts';
import { useQuality } from './quality-store.ts';
import { useView } from './use-view.ts';

function useColumns(): readonly TableColumn<EstablishmentFindings>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const { view } = useView();
  const severities = SEVERITIES.filter((severity) => view.severity === undefined || severity === view.severity);
  return [
    {
      id: 'name',
      label: t('quality.columns.establishment'),
      isRowHeader: true,
      cell: ({ id, name }) => (
        <a href={formatRoute({ screen: 'explorer', id })}>
          {name.trim() === '' ? t('record.untitled') : shownText(name)}
        </a>
      ),
      sortBy: ({ name }) => name,
    },
    {
      id: 'nationalId',
      label: t('quality.columns.nationalId'),
      cell: ({ nationalId }) => <span className="quality-identifier">{shownText(nationalId ?? '')}</span>,
      sortBy: ({ nationalId }) => nationalId ?? '',
    },
    ...severities.map((severity) => ({
      id: severity,
      label: t(`quality.severities.${severity}`),
      isNumeric: true,
      cell: ({ counts }: EstablishmentFindings) => formatNumber(counts[severity], language),
      sortBy: ({ counts }: EstablishmentFindings) => counts[severity],
    })),
  ];
}

/** The establishments with the most findings, those of their units included: whom to call first. */
export function Establishments() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { view } = useView();
  const { rows, failure } = useEstablishments();
  const hasMuted = useQuality((state) => state.muted.length > 0);
  const columns = useColumns();
  const { source, severity, code } = view;
  useEffect(() => void useEstablishments.getState().load({ source, severity, code }), [source, severity, code]);
  if (failure !== undefined) return <ErrorPanel failure={failure} />;
  if (rows === undefined) return <p className="soft">{t('shell.loading')}</p>;
  if (rows.length === 0) {
    return (
      <EmptyState icon={<Building2 aria-hidden="true" />} title={t('quality.establishments.none')}>
        {t('quality.establishments.noneText')}
      </EmptyState>
    );
  }
  const isCut = rows.length === MOST_ESTABLISHMENTS;
  return (
    <>
      <p className="soft">
        {t('quality.establishments.text')}
        {isCut && ` ${t('quality.establishments.onlyFirst', { n: formatNumber(MOST_ESTABLISHMENTS, language) })}`}
        {hasMuted && ` ${t('quality.establishments.withMuted')}`}
      </p>
      <Panel flush>
        <SortableTable
          caption={t('quality.establishments.caption')}
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
        />
      </Panel>
    </>
  );
}
