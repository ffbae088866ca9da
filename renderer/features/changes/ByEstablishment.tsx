import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatRoute } from '../../navigation/routes.ts';
import { Panel } from '../../ui/Panel.tsx';
import { SortableTable } from '../../ui/SortableTable.tsx';
import type { TableColumn } from '../../ui/SortableTable.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { gatherByEstablishment } from './by-establishment.ts';
import type { EstablishmentChanges } from './by-establishment.ts';
import type { ShownDiff } from './changes-store.ts';

import { useView } from './use-view.ts';

function useColumns(): readonly TableColumn<EstablishmentChanges>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  return [
    {
      id: 'name',
      label: t('changes.columns.establishment'),
      isRowHeader: true,
      cell: ({ id, name }) => (
        <a href={formatRoute({ screen: 'explorer', id })}>
          {name.trim() === '' ? t('record.untitled') : shownText(name)}
        </a>
      ),
      sortBy: ({ name }) => name,
    },
    ...(['added', 'changed'] as const).map((what) => ({
      id: what,
      label: t(`changes.kinds.${what}`),
      isNumeric: true,
      cell: (row: EstablishmentChanges) => formatNumber(row[what], language),
      sortBy: (row: EstablishmentChanges) => row[what],
    })),
  ];
}

/** The table is no list of any length: beyond this, the first ones are those that matter. */
const MOST_SHOWN = 500;

/** How many establishments there are, and what is not in the table. */
function Outcome({ found, elsewhere }: { readonly found: number; readonly elsewhere: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const n = (count: number): string => formatNumber(count, language);
  return (
    <p className="soft" role="status">
      {t('changes.establishments.found', { count: found, n: n(found) })}
      {elsewhere > 0 && ` ${t('changes.establishments.elsewhere', { count: elsewhere, n: n(elsewhere) })}`}
      {found > MOST_SHOWN && ` ${t('changes.establishments.onlyFirst', { n: n(MOST_SHOWN) })}`}{' '}
      {t('changes.establishments.removed')}
    </p>
  );
}

/** What came and changed, by establishment. */
export function ByEstablishment({ diff }: { readonly diff: ShownDiff }) {
  const { t } = useTranslation();
  const { view } = useView();
  const columns = useColumns();
  const { withDates } = view;
  const { rows, elsewhere } = useMemo(() => gatherByEstablishment(diff.report, withDates), [diff, withDates]);
  return (
    <>
      <Outcome found={rows.length} elsewhere={elsewhere} />
      {rows.length > 0 && (
        <Panel flush>
          <SortableTable
            caption={t('changes.tabs.establishments')}
            columns={columns}
            rows={rows.slice(0, MOST_SHOWN)}
            keyOf={({ id }) => id}
          />
        </Panel>
      )}
    </>
  );
}
