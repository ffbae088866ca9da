import type { ReactNode } from 'react';

interface Column {
  readonly name: string;
  readonly isNumeric?: boolean;
}

interface RecordTableProps {
  /** Read aloud; the title of the part says it to those who see. */
  readonly caption: string;
  readonly columns: readonly Column[];
  /** Its rows, each with a header cell first. */
  readonly children: ReactNode;
}

/** A small table of the record; a wide one scrolls by itself. */
export function RecordTable({ caption, columns, children }: RecordTableProps) {
  return (
    <div className="record-wide">
      <table className="record-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, isNumeric = false }) => (
              <th key={name} scope="col" {...(isNumeric && { className: 'numeric' })}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
