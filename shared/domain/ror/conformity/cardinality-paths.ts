import type { RowTable } from '../mapping-row.ts';
import type { EntityKind } from '../projection.ts';
import { MAPPING } from '../mapping.ts';

/** A path of a table, as its rule names it. */
export interface TablePath {
  readonly table: RowTable;
  readonly path: string;
}

/** A path of the document without numbers, from the record's element, to the table and path that it falls under. */
export type PathIndex = ReadonlyMap<string, TablePath>;

function join(parent: string, path: string): string {
  return parent === '' ? path : `${parent}/${path}`;
}

function index(table: RowTable, prefix: string, into: Map<string, TablePath>): void {
  for (const row of Object.values(table)) {
    for (const spelling of [row.path, ...(row.also ?? [])]) {
      const at = join(prefix, spelling);
      into.set(at, { table, path: row.path });
      // A link is told by its element when it is there twice, by its attribute when it is empty.
      if (row.type === 'reference') into.set(at.replace(/\/?@entityID$/, ''), { table, path: row.path });
      if (row.type === 'object') index(row.table, at, into);
    }
  }
}

const indexes = new Map<EntityKind, PathIndex>();

/** The paths of a kind of entity; made once. */
export function pathsOf(kind: EntityKind): PathIndex {
  const existing = indexes.get(kind);
  if (existing !== undefined) return existing;
  const made = new Map<string, TablePath>();
  index(MAPPING[kind], '', made);
  indexes.set(kind, made);
  return made;
}

/** `extension[2]/contact[3]/record` is `extension/contact/record`. */
export function withoutNumbers(path: string): string {
  return path.replace(/\[\d+\]/g, '');
}
