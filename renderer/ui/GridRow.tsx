import { Check } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridColumn } from './grid-model.ts';
import { shownText } from './shown-text.ts';

export interface GridRowProps<R> {
  readonly index: number;
  /** Distance from the start of the block, in px. */
  readonly top: number;
  readonly row: R | undefined;
  readonly columns: readonly GridColumn<R>[];
  readonly nameOf: (row: R) => string;
  readonly isSelectable: boolean;
  readonly isSelected: boolean;
  /** The column that Tab reaches; undefined in every row but one. */
  readonly focusColumn: number | undefined;
}

function tabIndexOf(column: number, focusColumn: number | undefined): 0 | -1 {
  return column === focusColumn ? 0 : -1;
}

function SelectCell<R>({ row, nameOf, isSelected, focusColumn }: GridRowProps<R>) {
  const { t } = useTranslation();
  const name = row === undefined ? t('shell.loading') : shownText(nameOf(row));
  const label = isSelected ? t('grid.selected', { name }) : t('grid.unselected', { name });
  return (
    <div
      role="gridcell"
      className="grid-cell grid-select"
      aria-colindex={1}
      aria-label={label}
      data-column={0}
      tabIndex={tabIndexOf(0, focusColumn)}
    >
      <span className="grid-box" data-checked={isSelected || undefined}>
        {isSelected && <Check aria-hidden="true" />}
      </span>
    </div>
  );
}

function Row<R>(props: GridRowProps<R>) {
  const { t } = useTranslation();
  const { index, top, row, columns, isSelectable, isSelected, focusColumn } = props;
  const first = isSelectable ? 1 : 0;
  return (
    <div
      role="row"
      className="grid-row"
      aria-rowindex={index + 2}
      {...(isSelectable && { 'aria-selected': isSelected })}
      {...(row === undefined && { 'aria-busy': true })}
      data-row={index}
      data-odd={index % 2 === 1 || undefined}
      style={{ top }}
    >
      {isSelectable && <SelectCell {...props} />}
      {columns.map(({ id, cell, isNumeric, opens }, place) => (
        <div
          key={id}
          role="gridcell"
          className={isNumeric === true ? 'grid-cell numeric' : 'grid-cell'}
          aria-colindex={place + first + 1}
          data-column={place + first}
          tabIndex={tabIndexOf(place + first, focusColumn)}
        >
          {row === undefined && <Pending isFirst={place === 0} label={t('shell.loading')} />}
          {row !== undefined && opens === true && (
            <span className="grid-link" data-opens-row="">
              {cell(row)}
            </span>
          )}
          {row !== undefined && opens !== true && cell(row)}
        </div>
      ))}
    </div>
  );
}

/** What stands where a row is being read. */
function Pending({ isFirst, label }: { readonly isFirst: boolean; readonly label: string }) {
  return (
    <span className="grid-pending">
      <span className="visually-hidden">{isFirst ? label : ''}</span>
    </span>
  );
}

/** One row; rendered again only when something of it changed. */
export const GridRow = memo(Row) as typeof Row;
