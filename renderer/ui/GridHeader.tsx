import { ArrowDown, ArrowUp, Check, Minus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { HEADER_ROW } from './grid-model.ts';
import type { GridColumn, GridSort } from './grid-model.ts';

interface GridHeaderProps<R> {
  readonly columns: readonly GridColumn<R>[];
  /** `some` and `all` of the rows are chosen; undefined where rows cannot be. */
  readonly selected: 'none' | 'some' | 'all' | undefined;
  readonly sort: GridSort | undefined;
  readonly focusColumn: number | undefined;
}

function SelectAllCell({
  selected,
  tabIndex,
}: {
  readonly selected: 'none' | 'some' | 'all';
  readonly tabIndex: 0 | -1;
}) {
  const { t } = useTranslation();
  return (
    <div
      role="columnheader"
      className="grid-cell grid-select"
      aria-colindex={1}
      aria-label={selected === 'all' ? t('grid.unselectAll') : t('grid.selectAll')}
      data-column={0}
      tabIndex={tabIndex}
    >
      <span className="grid-box" data-checked={selected !== 'none' || undefined}>
        {selected === 'all' && <Check aria-hidden="true" />}
        {selected === 'some' && <Minus aria-hidden="true" />}
      </span>
    </div>
  );
}

function sortOf(column: string, sort: GridSort | undefined): 'ascending' | 'descending' | 'none' {
  if (sort?.by !== column) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}

/** The names of the columns, above every row; a column that sorts says so, and does it on a click or Enter. */
export function GridHeader<R>({ columns, selected, sort, focusColumn }: GridHeaderProps<R>) {
  const first = selected === undefined ? 0 : 1;
  const tabIndexOf = (column: number): 0 | -1 => (column === focusColumn ? 0 : -1);
  return (
    <div role="rowgroup" className="grid-head">
      <div role="row" className="grid-row" aria-rowindex={1} data-row={HEADER_ROW}>
        {selected !== undefined && <SelectAllCell selected={selected} tabIndex={tabIndexOf(0)} />}
        {columns.map(({ id, label, isNumeric, isSortable }, place) => {
          const order = sortOf(id, sort);
          return (
            <div
              key={id}
              role="columnheader"
              className={isNumeric === true ? 'grid-cell numeric' : 'grid-cell'}
              aria-colindex={place + first + 1}
              {...(isSortable === true && { 'aria-sort': order, 'data-sortable': true })}
              data-column={place + first}
              tabIndex={tabIndexOf(place + first)}
            >
              <span className="grid-title">{label}</span>
              {order === 'ascending' && <ArrowUp aria-hidden="true" />}
              {order === 'descending' && <ArrowDown aria-hidden="true" />}
            </div>
          );
        })}
      </div>
    </div>
  );
}
