import type { CsdElement } from '../csd/model.ts';
import type { Access, ObjectRow, Row, RowTable } from './mapping-row.ts';
import type { Plan, PlanNode, Slot } from './normalise-plan.ts';
import type { AnyFields } from './project-fields.ts';
import { isRequired } from './mapping-row.ts';
import { parseCode } from './normalise-leaf.ts';
import { planOf, slotFor } from './normalise-plan.ts';
import { makingOf, NO_ITEMS } from './plain-blanks.ts';
import { createMemory, forget, type Memory } from './plain-memory.ts';
import { asName } from '../texts.ts';

export type Profil = 0 | 1 | 2 | 3;
export type Values = Readonly<Record<string, unknown>>;

/** A row that an element, an attribute or a text fills in a plain record. */
export interface PlainSlot {
  readonly type: Row['type'];
  /** Where its value is kept; undefined when it is only judged. */
  readonly field: string | undefined;
  readonly isList: boolean;
  readonly isRequired: boolean;
  /** Bits of the mandatory rows that a value satisfies. */
  readonly satisfies: number;
  /** Who may see it, by the profile of the document. */
  readonly access: Access;
  readonly hidesUnit: boolean;
  /** Of texts: blanks say nothing; bounds of a number. */
  readonly isFree: boolean;
  readonly range: readonly [number, number] | undefined;
  /** Tables of the code that it is; codes that say that there is none. */
  readonly nomenclatures: readonly string[] | undefined;
  readonly none: readonly string[] | undefined;
  /** Of objects. */
  readonly plan: PlainPlan | undefined;
  readonly check: ObjectRow['check'];
  /** Objects of one plan share it. */
  readonly memory: Memory | undefined;
}

/** A row that an attribute fills. */
export interface PlainAttribute {
  readonly name: string;
  readonly slot: PlainSlot;
}

/** What a table expects at one element, in the schema's own spelling. */
export interface PlainNode {
  readonly name: string;
  /** Several may follow one another. */
  readonly isMany: boolean;
  readonly isExtension: boolean;
  /** The row that the element fills; one that has none only holds others, or leaves the choice to `choose`. */
  readonly slot: PlainSlot | undefined;
  readonly choose: ((element: CsdElement) => PlainSlot | undefined) | undefined;
  /** What the attribute of its identity fills. */
  readonly reference: PlainSlot | undefined;
  readonly attributes: readonly PlainAttribute[];
  readonly text: PlainSlot | undefined;
  /** In the order of the schema. */
  readonly children: readonly PlainNode[];
  /** Nothing is kept of its attributes: those found plain last, which elements written alike share, need no second look. */
  readonly isForgetful: boolean;
  seen: CsdElement['attributes'] | undefined;
  seenBits: number;
}

/** A table ready to read plain objects by. */
export interface PlainPlan {
  readonly root: PlainNode;
  /** Bits that an object must have, and when its extension holds something. */
  readonly required: number;
  readonly requiredInExtension: number;
  /** An object about which the document says nothing, with the fields that are kept. */
  readonly blank: Values;
  /** Makes one like it; undefined when nothing is kept, so that there need be no other. */
  readonly create: (() => Record<string, unknown>) | undefined;
  /** Undefined where each element is judged anew. */
  readonly memory: Memory | undefined;
}

/** The bit of an extension that holds something; those of the mandatory rows come after it. */
export const HAS_EXTENSION = 1;
const MOST_REQUIRED = 29;

/** Makes plans, and knows all that they remember. */
export interface PlainPlans {
  planFor(table: RowTable, fields: AnyFields): PlainPlan;
  /** Lets go of everything remembered: it is made of pieces of a document. */
  forget(): void;
}

/** What a plan is made of. */
interface Making {
  readonly nodes: PlainNode[];
  readonly memories: Memory[];
  /** Plans by table, then by the fields that are kept: what a place has in common with others is remembered once. */
  readonly plans: Map<RowTable, Map<AnyFields | undefined, PlainPlan>>;
  /** Undefined when everything may be seen. */
  readonly profil: Exclude<Profil, 1> | undefined;
}

/** Plans for documents of an access profile; without one, or with profile 1, there is nothing that may not be seen. */
export function createPlainPlans(profil: Profil | null): PlainPlans {
  const making: Making = {
    nodes: [],
    memories: [],
    plans: new Map(),
    profil: profil === null || profil === 1 ? undefined : profil,
  };
  return {
    planFor: (table, fields) => planFor(making, table, fields),
    forget() {
      for (const node of making.nodes) node.seen = undefined;
      making.memories.forEach(forget);
    },
  };
}

function planFor(making: Making, table: RowTable, fields: AnyFields | undefined): PlainPlan {
  const ofTable = making.plans.get(table) ?? new Map<AnyFields | undefined, PlainPlan>();
  const plan = ofTable.get(fields) ?? createPlan(making, planOf(table), fields);
  making.plans.set(table, ofTable.set(fields, plan));
  return plan;
}

function createPlan(making: Making, plan: Plan, fields: AnyFields | undefined): PlainPlan {
  if (plan.required.length > MOST_REQUIRED) throw new Error('A table has more mandatory rows than bits are left for');
  const bits = new Map(plan.required.map((slot, rank) => [slot, 2 << rank]));
  const slots = plan.slots.map((slot) => {
    const satisfies = plan.required.filter(({ together }) => together.includes(slot.index));
    return createSlot(making, slot, fields?.[slot.field], bitsOf(satisfies, bits));
  });
  const kept = plan.slots.filter(({ field }) => fields?.[field] !== undefined);
  const [inside, outside] = [plan.required.filter(isInExtension), plan.required.filter((slot) => !isInExtension(slot))];
  const blank = Object.fromEntries(kept.map(({ field, isList }) => [field, isList ? NO_ITEMS : undefined]));
  const root = createNode(making, plan.root, slots);
  return {
    root,
    required: bitsOf(outside, bits),
    requiredInExtension: bitsOf(inside, bits),
    blank,
    create: kept.length === 0 ? undefined : makingOf(blank),
    memory: isRemembered(root) ? keepMemory(making, false) : undefined,
  };
}

/** Links are seldom written twice; what not everybody may see is judged each time that it is met. */
function isRemembered({ reference, attributes }: PlainNode): boolean {
  return reference === undefined && attributes.every(({ slot }) => slot.access === 'yes');
}

function isInExtension({ row }: Slot): boolean {
  return row.path.startsWith('extension/');
}

function bitsOf(required: readonly Slot[], bits: ReadonlyMap<Slot, number>): number {
  return required.reduce((all, slot) => all | (bits.get(slot) ?? 0), 0);
}

function createSlot(
  making: Making,
  { field, row, isList }: Slot,
  kept: true | AnyFields | undefined,
  satisfies: number,
): PlainSlot {
  const plan = row.type === 'object' ? planFor(making, row.table, kept === true ? undefined : kept) : undefined;
  return {
    type: row.type,
    field: kept === undefined ? undefined : field,
    isList,
    isRequired: isRequired(row),
    satisfies,
    access: making.profil === undefined ? 'yes' : (row.visibility?.[making.profil] ?? 'yes'),
    hidesUnit: row.type === 'boolean' && row.hidesUnit === true,
    isFree: 'free' in row && row.free === true,
    range: 'range' in row ? row.range : undefined,
    nomenclatures: 'nomenclatures' in row ? row.nomenclatures : undefined,
    none: row.type === 'code' ? row.none : undefined,
    plan,
    check: row.type === 'object' ? row.check : undefined,
    memory: memoryOf(making, row, plan),
  };
}

/** Codes are remembered by their place; objects by their plan, unless more than that is asked of them. */
function memoryOf(making: Making, row: Row, plan: PlainPlan | undefined): Memory | undefined {
  if (row.type === 'code') return keepMemory(making, true);
  return row.type === 'object' && row.check === undefined ? plan?.memory : undefined;
}

function keepMemory({ memories }: Making, isOfCodes: boolean): Memory {
  const memory = createMemory(isOfCodes);
  memories.push(memory);
  return memory;
}

/** The nodes that other spellings lead to are left out: a record that has one is not plain. */
function createNode(making: Making, node: PlanNode, slots: readonly PlainSlot[]): PlainNode {
  const slotOf = (slot: Slot): PlainSlot => slots[slot.index] as PlainSlot;
  const own = [...node.attributes].filter(([, { slot, step }]) => slot.row.path.endsWith(step));
  const children = [...node.children].filter(([name, child]) => name === child.name).map(([, child]) => child);
  const filled = node.slots.length > 0 ? node.slots : node.reference === undefined ? [] : [node.reference];
  const [first] = node.slots;
  const attributes = own.map(([name, { slot }]) => ({ name: asName(name), slot: slotOf(slot) }));
  const made: PlainNode = {
    name: asName(node.name),
    isMany: filled.length > 0 && filled.every(({ isMany }) => isMany),
    isExtension: node.isExtension,
    slot: first !== undefined && node.slots.length === 1 ? slotOf(first) : undefined,
    choose: node.slots.length < 2 ? undefined : (element) => chooseSlot(node.slots, element, slotOf),
    reference: node.reference === undefined ? undefined : slotOf(node.reference),
    attributes,
    text: node.text === undefined ? undefined : slotOf(node.text),
    children: children.sort((a, b) => a.rank - b.rank).map((child) => createNode(making, child, slots)),
    isForgetful: attributes.every(({ slot: { field, access } }) => field === undefined && access === 'yes'),
    seen: undefined,
    seenBits: 0,
  };
  making.nodes.push(made);
  return made;
}

function chooseSlot(slots: readonly Slot[], element: CsdElement, slotOf: (slot: Slot) => PlainSlot) {
  const slot = slotFor(slots, (row) => row.accepts?.(parseCode(element)) === true);
  return slot === undefined ? undefined : slotOf(slot);
}
