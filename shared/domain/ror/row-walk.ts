import type { Row, RowTable } from './mapping-row.ts';
import type { RorEntity } from './model.ts';
import { isList } from './mapping-row.ts';
import { MAPPING } from './mapping.ts';
import { pathAt } from './mapping-walk.ts';

type Fields = Readonly<Record<string, unknown>>;

/** An object on the way to a value: the path of a value is only made when something is told of it, which is seldom. */
export interface Holder {
  readonly row: Row;
  readonly index: number;
  readonly parent: Holder | undefined;
}

/** Takes one value with its row, its place in the list of its row, and the object that holds it. */
export type RowVisitor<R extends Row> = (row: R, value: unknown, index: number, holder: Holder | undefined) => void;

/** A row that is wanted, or one of objects that hold some. */
interface Step<R extends Row> {
  readonly field: string;
  readonly row: Row;
  readonly wanted: R | undefined;
  readonly isList: boolean;
  readonly inside: readonly Step<R>[];
}

/** The way to the wanted rows of a table. */
function stepsOf<R extends Row>(table: RowTable, isWanted: (row: Row) => row is R): readonly Step<R>[] {
  return Object.entries(table).flatMap(([field, row]): Step<R>[] => {
    const wanted = isWanted(row) ? row : undefined;
    const inside = row.type === 'object' ? stepsOf(row.table, isWanted) : [];
    return wanted === undefined && inside.length === 0 ? [] : [{ field, row, wanted, isList: isList(row), inside }];
  });
}

function walkValue<R extends Row>(
  visit: RowVisitor<R>,
  { row, wanted, inside }: Step<R>,
  value: unknown,
  index: number,
  holder: Holder | undefined,
): void {
  if (wanted !== undefined) visit(wanted, value, index, holder);
  if (inside.length > 0) walkSteps(visit, inside, value as Fields, { row, index, parent: holder });
}

function walkSteps<R extends Row>(
  visit: RowVisitor<R>,
  steps: readonly Step<R>[],
  object: Fields,
  holder: Holder | undefined,
): void {
  for (const step of steps) {
    const value = object[step.field];
    if (value === undefined) continue;
    if (!step.isList) walkValue(visit, step, value, 0, holder);
    else {
      const items = value as readonly unknown[];
      for (let index = 0; index < items.length; index += 1) walkValue(visit, step, items[index], index, holder);
    }
  }
}

/**
 * Makes a walk over the values of some rows, objects before what they hold, in the order of the mapping. Unlike `walkEntity` it
 * goes only where such a row may be, and makes no path.
 */
export function createRowWalk<R extends Row>(
  isWanted: (row: Row) => row is R,
): (entity: RorEntity, visit: RowVisitor<R>) => void {
  const steps = new Map<RorEntity['kind'], readonly Step<R>[]>();
  return (entity, visit) => {
    const known = steps.get(entity.kind) ?? stepsOf(MAPPING[entity.kind], isWanted);
    steps.set(entity.kind, known);
    walkSteps(visit, known, entity as unknown as Fields, undefined);
  };
}

/** The CSD path of a value, as `walkEntity` gives it. */
export function rowPath(row: Row, index: number, holder: Holder | undefined): string {
  return pathAt(holder === undefined ? '' : rowPath(holder.row, holder.index, holder.parent), row, index);
}
