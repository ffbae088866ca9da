import type { BooleanRow, CodeRow, Row, RowTable, ScalarRow } from './mapping-row.ts';
import { isList, isRequired } from './mapping-row.ts';

/** One row of a table with its place: the fields of an object are read into a list in this order. */
export interface Slot<R extends Row = Row> {
  readonly field: string;
  readonly row: R;
  readonly index: number;
  /** Indexes of the rows on the same path, its own included: one value satisfies the minimum of all. */
  readonly together: readonly number[];
  readonly isList: boolean;
  /** Several values are expected, by the ROR and by the base profile. */
  readonly isMany: boolean;
  readonly isManyInIhe: boolean;
}

/** A row that an attribute, or the text of an element that has a table, fills. */
export type TextSlot = Slot<ScalarRow | BooleanRow>;

/** How an attribute is written that fills a row; `step` is its path from its element. */
export interface PlannedAttribute {
  readonly slot: TextSlot;
  readonly step: string;
  /** The spelling of the schema, on the object's own element: the path of the row says where it is. */
  readonly isPlain: boolean;
}

/** What a table expects at one element: its attributes, its text, its children, and the rows that the element itself fills. */
export interface PlanNode {
  readonly attributes: Map<string, PlannedAttribute>;
  readonly children: Map<string, PlanNode>;
  /** Rows filled by this element: several when they share its path. A node without any only holds others. */
  readonly slots: Slot[];
  text: TextSlot | undefined;
  /** The element refers to another one: the attribute of its identity fills this row, in its old spellings too. */
  reference: Slot | undefined;
  /** Rank among its siblings in the schema's sequence. */
  readonly rank: number;
  /** Spelling of the schema. */
  readonly name: string;
  readonly isExtension: boolean;
  /** One of its children is an `extension`: several of them are read as one. */
  hasExtension: boolean;
  /** Other spellings lead to it. */
  hasAlias: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/** A table ready to be interpreted. */
export interface Plan {
  readonly root: PlanNode;
  readonly slots: readonly Slot[];
  /** Those whose absence is told for the object; a text is judged where it is read. */
  readonly required: readonly Slot[];
  /** An object of the table about which the document says nothing. */
  readonly blank: Fields;
}

/** Every list without items. */
const NO_ITEMS: readonly unknown[] = Object.freeze([]);

const plans = new WeakMap<RowTable, Plan>();

function createNode(name: string, rank: number): PlanNode {
  return {
    attributes: new Map(),
    children: new Map(),
    slots: [],
    text: undefined,
    reference: undefined,
    rank,
    name,
    isExtension: name === 'extension',
    hasExtension: false,
    hasAlias: false,
  };
}

function childOf(parent: PlanNode, name: string): PlanNode {
  const existing = parent.children.get(name);
  if (existing !== undefined) return existing;
  const node = createNode(name, parent.children.size);
  parent.children.set(name, node);
  if (node.isExtension) parent.hasExtension = true;
  return node;
}

function isText(slot: Slot): slot is TextSlot {
  const { type } = slot.row;
  return type !== 'object' && type !== 'code' && type !== 'identifier' && type !== 'reference';
}

function place(root: PlanNode, path: string, slot: Slot): void {
  const steps = path.split('/');
  const last = steps.pop() ?? '';
  const parent = steps.reduce(childOf, root);
  if (last === '@entityID') parent.reference = slot;
  else if (last !== '.' && !last.startsWith('@')) childOf(parent, last).slots.push(slot);
  else if (!isText(slot)) throw new Error(`${path} of a mapping is a text: it cannot be read as ${slot.row.type}`);
  else if (last === '.') parent.text = slot;
  else parent.attributes.set(last.slice(1), { slot, step: last, isPlain: path === last });
}

/** Makes another spelling lead to the node, or the attribute, of the schema's one: only the last step of a path differs. */
function alias(root: PlanNode, path: string, other: string): void {
  const steps = path.split('/');
  const name = steps.pop() ?? '';
  const parent = steps.reduce(childOf, root);
  const otherName = other.split('/').pop() ?? '';
  if (name.startsWith('@')) {
    const known = parent.attributes.get(name.slice(1));
    if (known !== undefined) parent.attributes.set(otherName.slice(1), { ...known, step: otherName, isPlain: false });
    return;
  }
  const node = parent.children.get(name);
  if (node === undefined) return;
  node.hasAlias = true;
  parent.children.set(otherName, node);
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

/** An object without values. It is copied rather than filled field by field: most fields of most objects stay empty. */
function blankOf(slots: readonly Slot[]): Fields {
  return Object.fromEntries(slots.map(({ field, isList: many }) => [field, many ? NO_ITEMS : undefined]));
}

/** Prepares a table; the result is kept with it. */
export function planOf(table: RowTable): Plan {
  const existing = plans.get(table);
  if (existing !== undefined) return existing;
  const root = createNode('', 0);
  const entries = Object.entries(table);
  const slots: Slot[] = entries.map(([field, row], index) => {
    const together = entries.flatMap(([, other], rank) => (other.path === row.path ? [rank] : []));
    const { card, ihe = card } = row;
    const [isMany, isManyInIhe] = [card.endsWith('*'), ihe.endsWith('*')];
    return { field, row, index, together, isList: isList(row), isMany, isManyInIhe };
  });
  for (const slot of slots) {
    place(root, slot.row.path, slot);
    for (const other of slot.row.also ?? []) alias(root, slot.row.path, other);
  }
  const required = slots.filter(({ row }) => isRequired(row) && row.path !== '.');
  const plan: Plan = { root, slots, required, blank: blankOf(slots) };
  plans.set(table, plan);
  return plan;
}
