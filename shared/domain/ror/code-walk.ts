import type { CodeRow, Row, RowTable, ScalarRow } from './mapping-row.ts';
import type { RorEntity } from './model.ts';
import { isList } from './mapping-row.ts';
import { MAPPING } from './mapping.ts';
import { pathAt } from './mapping-walk.ts';

type Fields = Readonly<Record<string, unknown>>;

/** An object on the way to a code: paths are made for the codes of which something is told, and they are few. */
export interface Holder {
  readonly row: Row;
  readonly index: number;
  readonly parent: Holder | undefined;
}

/** A row whose value is a code, with its table or, as a text, without. */
export type CodedRow = CodeRow | (ScalarRow & { readonly nomenclatures: readonly string[] });

/** Takes one code: its value, its row, its place in the list of its row, and the object that holds it. */
export type CodeVisitor = (row: CodedRow, value: unknown, index: number, holder: Holder | undefined) => void;

/** A row that is a code or, when it has steps of its own, an object that holds some. */
interface Step {
  readonly field: string;
  readonly row: Row;
  readonly isList: boolean;
  readonly inside: readonly Step[] | undefined;
}

const known = new WeakMap<RowTable, readonly Step[]>();

function isCoded(row: Row): row is CodedRow {
  return row.type === 'code' || ('nomenclatures' in row && row.nomenclatures !== undefined);
}

/** The way to the codes of a table, made once. */
function stepsOf(table: RowTable): readonly Step[] {
  const existing = known.get(table);
  if (existing !== undefined) return existing;
  const steps = Object.entries(table).flatMap(([field, row]): Step[] => {
    const inside = row.type === 'object' ? stepsOf(row.table) : undefined;
    const leads = inside === undefined ? isCoded(row) : inside.length > 0;
    return leads ? [{ field, row, isList: isList(row), inside }] : [];
  });
  known.set(table, steps);
  return steps;
}

function walkValue(visit: CodeVisitor, step: Step, value: unknown, index: number, holder: Holder | undefined): void {
  const { row, inside } = step;
  if (inside === undefined) visit(row as CodedRow, value, index, holder);
  else walkSteps(visit, inside, value as Fields, { row, index, parent: holder });
}

function walkSteps(visit: CodeVisitor, steps: readonly Step[], object: Fields, holder: Holder | undefined): void {
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

/** Visits the codes of an entity in the order of the mapping. */
export function walkCodes(entity: RorEntity, visit: CodeVisitor): void {
  walkSteps(visit, stepsOf(MAPPING[entity.kind]), entity as unknown as Fields, undefined);
}

/** The CSD path of a code, of its element when the row is that of an element. */
export function codePath(row: Row, index: number, holder: Holder | undefined): string {
  return pathAt(holder === undefined ? '' : codePath(holder.row, holder.index, holder.parent), row, index);
}
