import { Equal } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Grid } from '../../ui/Grid.tsx';
import type { GridColumn } from '../../ui/grid-model.ts';
import { shownText } from '../../ui/shown-text.ts';
import { identifierOf } from './change-rows.ts';
import type { Entity } from './change-rows.ts';
import type { ShownDiff } from './changes-store.ts';
import { CopyRows } from './CopyRows.tsx';
import { useOpenRecord } from './use-open-record.ts';
import { useView } from './use-view.ts';
import { useWords } from './use-words.ts';

function useColumns(isOpened: boolean): readonly GridColumn<Entity>[] {
  const { t } = useTranslation();
  const { nameOf, kindOf } = useWords();
  return useMemo(
    () => [
      {
        id: 'name',
        label: t('changes.columns.name'),
        width: 16,
        grow: 3,
        opens: isOpened,
        cell: (entity) => <span>{nameOf(entity)}</span>,
      },
      {
        id: 'kind',
        label: t('changes.columns.kind'),
        width: 13,
        grow: 1,
        cell: ({ kind }) => <span>{kindOf(kind)}</span>,
      },
      {
        id: 'id',
        label: t('changes.columns.id'),
        width: 12,
        grow: 1,
        cell: (entity) => shownText(identifierOf(entity)),
      },
    ],
    [t, nameOf, kindOf, isOpened],
  );
}

interface EntityListProps {
  readonly diff: ShownDiff;
  readonly what: 'added' | 'removed';
}

/** Entities that came, or that are there no more. */
export function EntityList({ diff, what }: EntityListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { view } = useView();
  const { nameOf, kindOf } = useWords();
  const isOpened = what === 'added';
  const columns = useColumns(isOpened);
  const all = diff.report[what];
  const { kind } = view;
  const rows = useMemo(() => (kind === undefined ? all : all.filter((one) => one.kind === kind)), [all, kind]);
  const getRow = useCallback((index: number) => rows[index], [rows]);
  const { open, said } = useOpenRecord(diff.report.source);
  if (rows.length === 0) {
    return <EmptyState icon={<Equal aria-hidden="true" />} title={t(`changes.none.${what}`)} />;
  }
  const n = formatNumber(rows.length, language);
  return (
    <>
      <div className="changes-line">
        <span role="status">{said === '' ? t('changes.records', { count: rows.length, n }) : said}</span>
        <CopyRows
          head={['id', 'kind', 'name']}
          rows={rows}
          lineOf={(entity) => [entity.id, kindOf(entity.kind), nameOf(entity)]}
        />
      </div>
      <div className="changes-grid">
        <Grid
          label={t(`changes.lists.${what}`)}
          columns={columns}
          rowCount={rows.length}
          getRow={getRow}
          nameOf={nameOf}
          listKey={`${diff.report.from.job} ${what} ${kind ?? ''}`}
          {...(isOpened && { onOpen: (index: number) => open(rows[index]) })}
        />
      </div>
    </>
  );
}
