import type { Row, RowTable } from './mapping-row.ts';
import type { RorEntity } from './model.ts';
import { isList } from './mapping-row.ts';
import { MAPPING } from './mapping.ts';

/** One value of an entity with the row that it came by. */
export interface Visit {
  readonly table: RowTable;
  /** Field of the row in its table. */
  readonly field: string;
  readonly row: Row;
  /** A leaf (text, boolean, Code, Identifiant, Reference) or an object of the row's own table. */
  readonly value: unknown;
  /** CSD path from the record's element, in the schema's spelling; the second of a list is `[2]`. */
  readonly path: string;
}

type Visitor = (one: Visit) => void;
type Fields = Readonly<Record<string, unknown>>;

function numbered(path: string, index: number): string {
  if (index === 0) return path;
  // The number belongs to the element: `equipment[2]/@entityID`.
  return path.includes('/@') ? path.replace('/@', `[${index + 1}]/@`) : `${path}[${index + 1}]`;
}

/** The CSD path of the value of a row by that of the object that holds it; `index` is its place in its list. */
export function pathAt(parent: string, { path }: Row, index: number): string {
  if (path === '.') return numbered(parent, index);
  return numbered(parent === '' ? path : `${parent}/${path}`, index);
}

const rows = new WeakMap<RowTable, readonly (readonly [string, Row])[]>();

/** The rows of a table, kept with it: a table is walked for every object. */
function rowsOf(table: RowTable): readonly (readonly [string, Row])[] {
  const known = rows.get(table) ?? Object.entries(table);
  rows.set(table, known);
  return known;
}

function visitOne(visit: Visitor, table: RowTable, field: string, row: Row, value: unknown, path: string): void {
  visit({ table, field, row, value, path });
  if (row.type === 'object') walkObject(visit, row.table, value as Fields, path);
}

function walkObject(visit: Visitor, table: RowTable, object: Fields, parent: string): void {
  for (const [field, row] of rowsOf(table)) {
    const value = object[field];
    if (value === undefined) continue;
    if (!isList(row)) visitOne(visit, table, field, row, value, pathAt(parent, row, 0));
    else {
      const items = value as readonly unknown[];
      for (let index = 0; index < items.length; index += 1) {
        visitOne(visit, table, field, row, items[index], pathAt(parent, row, index));
      }
    }
  }
}

/** Visits every value of an entity with its row, objects before what they hold, in the order of the mapping. */
export function walkEntity(entity: RorEntity, visit: Visitor): void {
  walkObject(visit, MAPPING[entity.kind], entity as unknown as Fields, '');
}
