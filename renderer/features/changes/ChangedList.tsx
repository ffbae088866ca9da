import { Equal } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Grid } from '../../ui/Grid.tsx';
import type { GridColumn } from '../../ui/grid-model.ts';
import { shownText } from '../../ui/shown-text.ts';
import { narrowRows } from './change-rows.ts';
import type { ChangeRow } from './change-rows.ts';
import type { ShownDiff } from './changes-store.ts';
import { CopyRows } from './CopyRows.tsx';
import { useOpenRecord } from './use-open-record.ts';
import { useView } from './use-view.ts';
import { useWords } from './use-words.ts';

function Value({ text, none }: { readonly text: string | null; readonly none: string }): ReactNode {
  return text === null ? <em className="soft">{none}</em> : <span>{shownText(text)}</span>;
}

function useColumns(): readonly GridColumn<ChangeRow>[] {
  const { t } = useTranslation();
  const { nameOf, kindOf, placeOf } = useWords();
  return useMemo(
    () => [
      {
        id: 'name',
        label: t('changes.columns.name'),
        width: 14,
        grow: 3,
        opens: true,
        cell: ({ entity }) => nameOf(entity),
      },
      {
        id: 'kind',
        label: t('changes.columns.kind'),
        width: 11,
        cell: ({ entity }) => <span>{kindOf(entity.kind)}</span>,
      },
      {
        id: 'field',
        label: t('changes.columns.field'),
        width: 12,
        grow: 2,
        cell: ({ entity, change }) => <span>{placeOf(entity.kind, change.path)}</span>,
      },
      ...(['old', 'new'] as const).map((side) => ({
        id: side,
        label: t(`changes.columns.${side}`),
        width: 10,
        grow: 2,
        cell: ({ change }: ChangeRow) => <Value text={change[side]} none={t('changes.absent')} />,
      })),
    ],
    [t, nameOf, kindOf, placeOf],
  );
}

/** A change as it is copied. */
function useLine(): (row: ChangeRow) => readonly string[] {
  const { nameOf, kindOf, placeOf } = useWords();
  return ({ entity, change }) => [
    entity.id,
    kindOf(entity.kind),
    nameOf(entity),
    placeOf(entity.kind, change.path),
    change.old ?? '',
    change.new ?? '',
  ];
}

function Nothing({ isWhole }: { readonly isWhole: boolean }) {
  const { t } = useTranslation();
  if (isWhole) return <EmptyState icon={<Equal aria-hidden="true" />} title={t('changes.none.changed')} />;
  return (
    <EmptyState icon={<Equal aria-hidden="true" />} title={t('changes.nothing.title')}>
      {t('changes.nothing.text')}
    </EmptyState>
  );
}

/** Every field that changed, one a line: what it was and what it is. */
export function ChangedList({ diff }: { readonly diff: ShownDiff }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { view } = useView();
  const { nameOf } = useWords();
  const lineOf = useLine();
  const columns = useColumns();
  const { kind, field, withDates } = view;
  const rows = useMemo(() => narrowRows(diff.rows, { kind, field, withDates }), [diff, kind, field, withDates]);
  const getRow = useCallback((index: number) => rows[index], [rows]);
  const { open, said } = useOpenRecord(diff.report.source);
  if (rows.length === 0) return <Nothing isWhole={diff.rows.length === 0} />;
  return (
    <>
      <div className="changes-line">
        <span role="status">
          {said === '' ? t('changes.lines', { count: rows.length, n: formatNumber(rows.length, language) }) : said}
        </span>
        <CopyRows head={['id', 'kind', 'name', 'field', 'old', 'new']} rows={rows} lineOf={lineOf} />
      </div>
      <div className="changes-grid">
        <Grid
          label={t('changes.lists.changed')}
          columns={columns}
          rowCount={rows.length}
          getRow={getRow}
          nameOf={({ entity }) => nameOf(entity)}
          listKey={`${diff.report.from.job} ${kind ?? ''} ${field ?? ''} ${String(withDates)}`}
          onOpen={(index) => open(rows[index]?.entity)}
        />
      </div>
    </>
  );
}
