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

function visitOne(table: RowTable, field: string, row: Row, value: unknown, path: string, visit: (one: Visit) => void) {
  visit({ table, field, row, value, path });
  if (row.type === 'object') walkObject(row.table, value as Readonly<Record<string, unknown>>, path, visit);
}

function walkObject(
  table: RowTable,
  object: Readonly<Record<string, unknown>>,
  path: string,
  visit: (one: Visit) => void,
): void {
  for (const [field, row] of Object.entries(table)) {
    const value = object[field];
    if (value === undefined) continue;
    const rowPath = at(path, row.path);
    if (!isList(row)) visitOne(table, field, row, value, rowPath, visit);
    else {
      for (const [index, item] of (value as readonly unknown[]).entries()) {
        visitOne(table, field, row, item, numbered(rowPath, index), visit);
      }
    }
  }
}

/** Visits every value of an entity with its row, objects before what they hold, in the order of the mapping. */
export function walkEntity(entity: RorEntity, visit: (one: Visit) => void): void {
  walkObject(MAPPING[entity.kind], entity as unknown as Readonly<Record<string, unknown>>, '', visit);
}
