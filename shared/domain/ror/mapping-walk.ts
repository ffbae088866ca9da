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

function numbered(path: string, index: number): string {
  if (index === 0) return path;
  // The number belongs to the element: `equipment[2]/@entityID`.
  return path.includes('/@') ? path.replace('/@', `[${index + 1}]/@`) : `${path}[${index + 1}]`;
}

function at(parent: string, path: string): string {
  if (path === '.') return parent;
  return parent === '' ? path : `${parent}/${path}`;
}

type Rows = readonly (readonly [string, Row])[];
type RowsOf = (table: RowTable) => Rows;

/** The rows of a table that are wanted, kept by table: a table is walked for every object. */
function chooseRows(isWanted: (row: Row) => boolean): RowsOf {
  const chosen = new WeakMap<RowTable, Rows>();
  return (table) => {
    const known = chosen.get(table) ?? Object.entries(table).filter(([, row]) => isWanted(row));
    chosen.set(table, known);
    return known;
  };
}

/** One walk over an entity. */
interface Walk {
  readonly rowsOf: RowsOf;
  visit(one: Visit): void;
}

function visitOne(walk: Walk, table: RowTable, field: string, row: Row, value: unknown, path: string): void {
  walk.visit({ table, field, row, value, path });
  if (row.type === 'object') walkObject(walk, row.table, value as Readonly<Record<string, unknown>>, path);
}

function walkObject(walk: Walk, table: RowTable, object: Readonly<Record<string, unknown>>, path: string): void {
  for (const [field, row] of walk.rowsOf(table)) {
    const value = object[field];
    if (value === undefined) continue;
    if (!isList(row)) visitOne(walk, table, field, row, value, at(path, row.path));
    else {
      const items = value as readonly unknown[];
      if (items.length === 0) continue;
      const rowPath = at(path, row.path);
      for (let index = 0; index < items.length; index += 1) {
        visitOne(walk, table, field, row, items[index], numbered(rowPath, index));
      }
    }
  }
}

const allRows = chooseRows(() => true);

/** Visits every value of an entity with its row, objects before what they hold, in the order of the mapping. */
export function walkEntity(entity: RorEntity, visit: (one: Visit) => void): void {
  walkRows(entity, allRows, visit);
}

/** As `walkEntity`, the values of other rows than `wanted` left out. Made once, it is used for every entity. */
export function createWalk(wanted: (row: Row) => boolean): typeof walkEntity {
  const rowsOf = chooseRows((row) => row.type === 'object' || wanted(row));
  return (entity, visit) => walkRows(entity, rowsOf, visit);
}

function walkRows(entity: RorEntity, rowsOf: RowsOf, visit: (one: Visit) => void): void {
  walkObject({ rowsOf, visit }, MAPPING[entity.kind], entity as unknown as Readonly<Record<string, unknown>>, '');
}
