import { ArrowDown, ArrowUp } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/use-language.ts';
import './sortable-table.css';

export interface TableColumn<R> {
  readonly id: string;
  readonly label: string;
  readonly cell: (row: R) => ReactNode;
  readonly isNumeric?: boolean;
  /** Its label is read aloud and not shown: what is in its cells says it. */
  readonly hidesLabel?: boolean;
  /** What names the row for a screen reader. */
  readonly isRowHeader?: boolean;
  /** What the column sorts by; absent when it does not sort. Numbers come greatest first. */
  readonly sortBy?: (row: R) => string | number;
}

export interface TableSort {
  readonly by: string;
  readonly descending: boolean;
}

interface SortableTableProps<R> {
  /** What the table holds; read aloud, not shown. */
  readonly caption: string;
  readonly columns: readonly TableColumn<R>[];
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string;
  /** Absent: the rows stay in their order until a column is chosen. */
  readonly start?: TableSort;
}

/** The rows in the order of a column; equal ones keep their order. */
export function sortedRows<R>(
  rows: readonly R[],
  columns: readonly TableColumn<R>[],
  sort: TableSort | undefined,
  language: string,
): readonly R[] {
  const by = columns.find(({ id }) => id === sort?.by)?.sortBy;
  if (by === undefined || sort === undefined) return rows;
  const { compare } = new Intl.Collator(language, { numeric: true });
  const sign = sort.descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [by(a), by(b)];
    return sign * (typeof x === 'number' && typeof y === 'number' ? x - y : compare(String(x), String(y)));
  });
}

interface HeaderProps<R> {
  readonly column: TableColumn<R>;
  readonly isNumber: boolean;
  readonly sort: TableSort | undefined;
  readonly onSort: (sort: TableSort) => void;
}

function Header<R>({ column, isNumber, sort, onSort }: HeaderProps<R>) {
  const { id, label, isNumeric = false, hidesLabel = false, sortBy } = column;
  const className = isNumeric ? 'numeric' : undefined;
  if (sortBy === undefined) {
    return (
      <th scope="col" className={className}>
        {hidesLabel ? <span className="visually-hidden">{label}</span> : label}
      </th>
    );
  }
  const order = sort?.by !== id ? 'none' : sort.descending ? 'descending' : 'ascending';
  const next = { by: id, descending: order === 'none' ? isNumber : order === 'ascending' };
  return (
    <th scope="col" className={className} aria-sort={order}>
      <button type="button" className="table-sort" onClick={() => onSort(next)}>
        {label}
        {order === 'ascending' && <ArrowUp aria-hidden="true" />}
        {order === 'descending' && <ArrowDown aria-hidden="true" />}
      </button>
    </th>
  );
}

function Cell<R>({ column, row }: { readonly column: TableColumn<R>; readonly row: R }) {
  const className = column.isNumeric === true ? 'numeric' : undefined;
  if (column.isRowHeader !== true) return <td className={className}>{column.cell(row)}</td>;
  return (
    <th scope="row" className={className}>
      {column.cell(row)}
    </th>
  );
}

/** A table of at most some hundreds of rows, sorted by a press on the name of a column. Longer lists are a Grid. */
export function SortableTable<R>({ caption, columns, rows, keyOf, start }: SortableTableProps<R>) {
  const language = useLanguage();
  const [sort, setSort] = useState(start);
  const sorted = useMemo(() => sortedRows(rows, columns, sort, language), [rows, columns, sort, language]);
  const [first] = rows;
  return (
    <table className="table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Header
              key={column.id}
              column={column}
              isNumber={first !== undefined && typeof column.sortBy?.(first) === 'number'}
              sort={sort}
              onSort={setSort}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column) => (
              <Cell key={column.id} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
