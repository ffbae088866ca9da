import type { CodeRow, Row, RowTable } from './mapping-row.ts';
import { isRequired } from './mapping-row.ts';

/** One row of a table with its place: the fields of an object are read into a list in this order. */
export interface Slot {
  readonly field: string;
  readonly row: Row;
  readonly index: number;
  /** Indexes of the rows on the same path, its own included: one value satisfies the minimum of all. */
  readonly together: readonly number[];
}

/** What a table expects at one element: its attributes, its text, its children, and the rows that the element itself fills. */
export interface PlanNode {
  readonly attributes: Map<string, Slot>;
  readonly children: Map<string, PlanNode>;
  /** Rows filled by this element: several when they share its path. A node without any only holds others. */
  readonly slots: Slot[];
  text: Slot | undefined;
  /** The attribute is a reference: its old spellings are accepted. */
  reference: boolean;
  /** Rank among its siblings in the schema's sequence. */
  readonly rank: number;
  /** Spelling of the schema, when this name is another one. */
  readonly name: string;
}

/** A table ready to be interpreted. */
export interface Plan {
  readonly root: PlanNode;
  readonly slots: readonly Slot[];
  readonly required: readonly Slot[];
}

const plans = new WeakMap<RowTable, Plan>();

function createNode(name: string, rank: number): PlanNode {
  return { attributes: new Map(), children: new Map(), slots: [], text: undefined, reference: false, rank, name };
}

function childOf(parent: PlanNode, name: string): PlanNode {
  const existing = parent.children.get(name);
  if (existing !== undefined) return existing;
  const node = createNode(name, parent.children.size);
  parent.children.set(name, node);
  return node;
}

function place(root: PlanNode, path: string, slot: Slot): void {
  const steps = path.split('/');
  const last = steps.pop() ?? '';
  const parent = steps.reduce(childOf, root);
  if (last === '.') parent.text = slot;
  else if (last.startsWith('@')) {
    parent.attributes.set(last.slice(1), slot);
    if (slot.row.type === 'reference') parent.reference = true;
  } else childOf(parent, last).slots.push(slot);
}

/** Makes another spelling lead to the node, or the attribute, of the schema's one: only the last step of a path differs. */
function alias(root: PlanNode, path: string, other: string): void {
  const steps = path.split('/');
  const name = steps.pop() ?? '';
  const parent = steps.reduce(childOf, root);
  const otherName = other.split('/').pop() ?? '';
  if (name.startsWith('@')) {
    const slot = parent.attributes.get(name.slice(1));
    if (slot !== undefined) parent.attributes.set(otherName.slice(1), slot);
    return;
  }
  const node = parent.children.get(name);
  if (node !== undefined) parent.children.set(otherName, node);
}

function hasCondition(slot: Slot): boolean {
  return slot.row.type === 'code' && slot.row.accepts !== undefined;
}

/** The row that takes a code among those that share its path. */
export function slotFor(slots: readonly Slot[], accepts: (row: CodeRow) => boolean): Slot | undefined {
  return (
    slots.find((slot) => slot.row.type === 'code' && slot.row.accepts !== undefined && accepts(slot.row)) ??
    slots.find((slot) => !hasCondition(slot))
  );
}

/** Prepares a table; the result is kept with it. */
export function planOf(table: RowTable): Plan {
  const existing = plans.get(table);
  if (existing !== undefined) return existing;
  const root = createNode('', 0);
  const entries = Object.entries(table);
  const slots: Slot[] = entries.map(([field, row], index) => {
    const together = entries.flatMap(([, other], rank) => (other.path === row.path ? [rank] : []));
    return { field, row, index, together };
  });
  for (const slot of slots) {
    place(root, slot.row.path, slot);
    for (const other of slot.row.also ?? []) alias(root, slot.row.path, other);
  }
  const plan: Plan = { root, slots, required: slots.filter((slot) => isRequired(slot.row)) };
  plans.set(table, plan);
  return plan;
}
