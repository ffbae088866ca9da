import { useCallback } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Row } from '../../../shared/contract/explore.ts';
import { useNavigation } from '../../navigation/store.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Grid } from '../../ui/Grid.tsx';
import type { GridHandle } from '../../ui/grid-model.ts';
import { SORT_OF } from './columns.tsx';
import type { ExplorerColumn } from './columns.tsx';
import { useExplorer } from './explorer-store.ts';
import type { ShownList } from './explorer-store.ts';
import { NoResult } from './NoResult.tsx';
import type { ColumnId } from './query.ts';
import { useQuery } from './use-query.ts';

interface ResultsProps {
  readonly columns: readonly ExplorerColumn[];
  readonly grid: RefObject<GridHandle | null>;
}

function nameOf({ name }: Row): string {
  return name;
}

function open(index: number): void {
  const row = useExplorer.getState().list?.getRow(index);
  const { route, go } = useNavigation.getState();
  if (row !== undefined) go({ screen: 'explorer', id: row.id, query: route.query });
}

function List({ list, columns, grid }: ResultsProps & { readonly list: ShownList }) {
  const { t } = useTranslation();
  const { query, change } = useQuery();
  const selection = useExplorer((state) => state.selection);
  const select = useExplorer((state) => state.select);
  const { pages } = list;
  const { by, descending } = list.query.sort;
  const sortedBy = columns.find(({ id }) => SORT_OF[id] === by)?.id;
  const onRangeVisible = useCallback((from: number, to: number) => pages.want(from, to), [pages]);
  const sort = (column: string): void => {
    const wished = SORT_OF[column as ColumnId];
    if (wished === undefined) return;
    change({ sort: { by: wished, descending: query.sort.by === wished && !query.sort.descending } });
  };
  return (
    <Grid
      ref={grid}
      label={t('explorer.list')}
      columns={columns}
      rowCount={list.total}
      getRow={list.getRow}
      nameOf={nameOf}
      listKey={list.key}
      place={list.place}
      selection={selection}
      onSelect={select}
      onRangeVisible={onRangeVisible}
      onOpen={open}
      onSort={sort}
      {...(sortedBy !== undefined && { sort: { by: sortedBy, descending } })}
    />
  );
}

/** The rows; or why there are none. */
export function Results({ columns, grid }: ResultsProps) {
  const { t } = useTranslation();
  const list = useExplorer((state) => state.list);
  const failure = useExplorer((state) => state.failure);
  const retry = useExplorer((state) => state.retry);
  if (failure !== undefined) {
    return <ErrorPanel failure={failure} action={<Button onPress={retry}>{t('shell.error.retry')}</Button>} />;
  }
  if (list === undefined) return <p className="explorer-waiting soft">{t('explorer.searching')}</p>;
  return list.total === 0 ? <NoResult query={list.query} /> : <List list={list} columns={columns} grid={grid} />;
}
