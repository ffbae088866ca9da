import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatRoute } from '../../navigation/routes.ts';
import { Panel } from '../../ui/Panel.tsx';
import { SortableTable } from '../../ui/SortableTable.tsx';
import type { TableColumn } from '../../ui/SortableTable.tsx';
import { writeView } from './address.ts';
import { countFields, narrowRows } from './change-rows.ts';
import type { FieldCount } from './change-rows.ts';
import type { ShownDiff } from './changes-store.ts';
import { useView } from './use-view.ts';
import { useWords } from './use-words.ts';

function useColumns(): readonly TableColumn<FieldCount>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const { view } = useView();
  const { fieldOf } = useWords();
  return [
    {
      id: 'field',
      label: t('changes.columns.field'),
      isRowHeader: true,
      cell: (row) => (
        <a href={formatRoute({ screen: 'changes', query: writeView({ ...view, tab: 'changed', field: row.field }) })}>
          {fieldOf(row)}
        </a>
      ),
      sortBy: fieldOf,
    },
    {
      id: 'entities',
      label: t('changes.columns.entities'),
      isNumeric: true,
      cell: ({ entities }) => formatNumber(entities, language),
      sortBy: ({ entities }) => entities,
    },
    {
      id: 'changes',
      label: t('changes.columns.changes'),
      isNumeric: true,
      cell: ({ changes }) => formatNumber(changes, language),
      sortBy: ({ changes }) => changes,
    },
  ];
}

/** Which fields changed, each with the way to its changes. */
export function FieldsTable({ diff }: { readonly diff: ShownDiff }) {
  const { t } = useTranslation();
  const { view } = useView();
  const { kind, withDates } = view;
  const rows = useMemo(
    () => countFields(narrowRows(diff.rows, { kind, withDates, field: undefined })),
    [diff, kind, withDates],
  );
  const columns = useColumns();
  return (
    <Panel flush>
      <SortableTable
        caption={t('changes.tabs.fields')}
        columns={columns}
        rows={rows}
        keyOf={({ field }) => field}
        start={{ by: 'entities', descending: true }}
      />
    </Panel>
  );
}
