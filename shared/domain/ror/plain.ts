import type { CsdElement, CsdRecord } from '../csd/model.ts';
import type { CodeCheck } from './code-findings.ts';
import type { RorEntity } from './model.ts';
import type { Nomenclature } from './nomenclature.ts';
import type { PlainAttribute, PlainNode, PlainPlan, PlainPlans, PlainSlot, Profil, Values } from './plain-plan.ts';
import type { NotPlain } from './plain-values.ts';
import type { EntityKind } from './projection.ts';
import { CSD_NAMESPACE } from '../csd/model.ts';
import { createCodeCheck } from './code-findings.ts';
import { MAPPING } from './mapping.ts';
import { isRor, kindOf } from './normalise.ts';
import { checkEntity } from './normalise-checks.ts';
import { makingOf, NO_ITEMS } from './plain-blanks.ts';
import { createPlainPlans, HAS_EXTENSION } from './plain-plan.ts';
import { recall, remember } from './plain-memory.ts';
import { isBlank } from '../texts.ts';
import { isNotPlain, NOT_PLAIN, plainCode, plainIdentifier, plainReference, plainText } from './plain-values.ts';
import { isMedicoSocial, profileFindings } from './profile-findings.ts';
import { PROJECTED, type AnyFields } from './project-fields.ts';

/** Reads records of which nothing has to be told: nearly all of those of a good source. */
export interface PlainReader {
  /**
   * What `project` reads of the entity (PROJECTED), when `normalise`, `codeFindings` and `profileFindings` would find nothing
   * to say of the record and keep no detail; undefined as soon as that is not sure: they are the rule, and read it then.
   */
  read(record: CsdRecord): RorEntity | undefined;
}

interface Reading {
  readonly isKnown: CodeCheck;
  /** The CSD namespace as the record holds it: the same text, told by identity, as it is asked of every element. */
  csd: string;
  /** The last attributes met that are none. */
  bare: CsdElement['attributes'] | undefined;
  /** Something was met that only units of the médico-social field may show. */
  showsReserved: boolean;
}

/** What a place in the tree cannot be read to; every set of bits is positive. */
const REFUSED = -1;
/** After as many records everything remembered is let go. */
const RECORDS = 1000;

/** @param profil access profile of the document, null when it is not known */
export function createPlainReader(nomenclature: Nomenclature, profil: Profil | null): PlainReader {
  const plans = createPlainPlans(profil);
  const planOf = createEntityPlans(plans);
  const reading: Reading = {
    isKnown: createCodeCheck(nomenclature),
    csd: CSD_NAMESPACE,
    bare: undefined,
    showsReserved: false,
  };
  let records = 0;
  return {
    read(record) {
      records += 1;
      if (records % RECORDS === 0) plans.forget();
      if (record.element.namespace !== CSD_NAMESPACE || !isRor(record.element)) return undefined;
      const kind = kindOf(record);
      const entity = readEntity(reading, planOf(kind), kind, record.element);
      if (entity === undefined || hasFindings(entity)) return undefined;
      if (profil === null) return entity;
      if (reading.showsReserved && isMedicoSocial(entity) === false) return undefined;
      return profileFindings(entity, profil).length === 0 ? entity : undefined;
    },
  };
}

/** What the record as a whole is judged by. */
function hasFindings(entity: RorEntity): boolean {
  const into = { ror: true, csd: CSD_NAMESPACE, findings: [], details: [] };
  checkEntity(into, entity);
  return into.findings.length > 0;
}

/** The plans of the kinds, each made when it is first asked for; the identity of a record is a field beside those of its table. */
function createEntityPlans({ planFor }: PlainPlans): (kind: EntityKind) => PlainPlan {
  const known = new Map<EntityKind, PlainPlan>();
  return (kind) => {
    const existing = known.get(kind);
    if (existing !== undefined) return existing;
    const plan = planFor(MAPPING[kind], PROJECTED[kind] as AnyFields);
    const create = makingOf({ kind: '', cle: '', ...plan.blank });
    const made = { ...plan, create };
    known.set(kind, made);
    return made;
  };
}

function readEntity(reading: Reading, plan: PlainPlan, kind: EntityKind, element: CsdElement): RorEntity | undefined {
  reading.csd = element.namespace;
  reading.showsReserved = false;
  const identity = plainReference(element);
  if (identity === NOT_PLAIN) return undefined;
  const fields = plan.create?.() ?? {};
  fields['kind'] = kind;
  fields['cle'] = identity.entityId;
  // `project` reads no other fields than these (PROJECTED).
  return isObject(reading, plan, element, fields, true) ? (fields as unknown as RorEntity) : undefined;
}

/** Reads an element into `object` by a plan. */
function isObject(
  reading: Reading,
  plan: PlainPlan,
  element: CsdElement,
  object: Record<string, unknown>,
  isIdentified: boolean,
): boolean {
  const found = readNode(reading, plan.root, element, object, isIdentified);
  if (found === REFUSED || (found & plan.required) !== plan.required) return false;
  return (found & HAS_EXTENSION) === 0 || (found & plan.requiredInExtension) === plan.requiredInExtension;
}

/** Reads what an element itself says, then its children: the bits of what was found. */
function readNode(
  reading: Reading,
  node: PlainNode,
  element: CsdElement,
  object: Record<string, unknown>,
  isIdentified: boolean,
): number {
  const own = readOwn(reading, node, element, object, isIdentified);
  const { length } = element.children;
  if (own === REFUSED || length === 0) return own;
  const inside = readChildren(reading, node, element, object);
  if (inside === REFUSED) return REFUSED;
  return own | inside | (node.isExtension ? HAS_EXTENSION : 0);
}

function readOwn(
  reading: Reading,
  node: PlainNode,
  element: CsdElement,
  object: Record<string, unknown>,
  isIdentified: boolean,
): number {
  const { reference } = node;
  let found = readAttributes(reading, node, element, object, isIdentified);
  if (found === REFUSED) return REFUSED;
  if (reference !== undefined) {
    if (!keep(reading, reference, plainReference(element), object)) return REFUSED;
    found |= reference.satisfies;
  }
  if (node.text === undefined) return isBlank(element.text) ? found : REFUSED;
  return keepText(reading, node.text, element.text, object) ? found | node.text.satisfies : REFUSED;
}

function readAttributes(
  reading: Reading,
  node: PlainNode,
  { attributes }: CsdElement,
  object: Record<string, unknown>,
  isIdentified: boolean,
): number {
  if (attributes === node.seen) return node.seenBits;
  const hasIdentity = isIdentified || node.reference !== undefined;
  let found = 0;
  for (const name in attributes) {
    const slot = slotOf(node, name);
    if (slot !== undefined) {
      if (!keepText(reading, slot, attributes[name] ?? '', object)) return REFUSED;
      found |= slot.satisfies;
    } else if (node.isExtension) {
      if (name !== 'type' && name !== 'urn') return REFUSED;
    } else if (!hasIdentity || name !== 'entityID') return REFUSED;
  }
  if (node.isForgetful && !hasIdentity) {
    node.seen = attributes;
    node.seenBits = found;
  }
  return found;
}

function slotOf({ attributes }: PlainNode, name: string): PlainSlot | undefined {
  for (let index = 0; index < attributes.length; index += 1) {
    const attribute = attributes[index] as PlainAttribute;
    if (attribute.name === name) return attribute.slot;
  }
  return undefined;
}

function keepText(reading: Reading, slot: PlainSlot, raw: string, object: Record<string, unknown>): boolean {
  return keep(reading, slot, plainText(slot, raw, reading.isKnown), object);
}

/** Takes a value, when it is plain and may be seen. */
function keep(reading: Reading, slot: PlainSlot, value: unknown, object: Record<string, unknown>): boolean {
  if (isNotPlain(value)) return false;
  if (value === undefined) return true;
  if (slot.access !== 'yes' && !(slot.hidesUnit && value !== true)) {
    if (slot.access === 'no') return false;
    reading.showsReserved = true;
  }
  const { field } = slot;
  if (field === undefined) return true;
  if (!slot.isList) object[field] = value;
  else {
    const list = object[field] as unknown[];
    if (list === NO_ITEMS) object[field] = [value];
    else list.push(value);
  }
  return true;
}

/** Children stand in the order of the schema, so that the node of each is not before that of the one before it. */
function readChildren(
  reading: Reading,
  { children: nodes }: PlainNode,
  { children }: CsdElement,
  object: Record<string, unknown>,
): number {
  let found = 0;
  let rank = 0;
  let previous: PlainNode | undefined;
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index] as CsdElement;
    while (rank < nodes.length && (nodes[rank] as PlainNode).name !== child.name) rank += 1;
    const node = nodes[rank];
    if (node === undefined || child.namespace !== reading.csd || (node === previous && !node.isMany)) return REFUSED;
    previous = node;
    const bits = readChild(reading, node, child, object);
    if (bits === REFUSED) return REFUSED;
    found |= bits;
  }
  return found;
}

function readChild(reading: Reading, node: PlainNode, child: CsdElement, object: Record<string, unknown>): number {
  const slot = node.choose === undefined ? node.slot : node.choose(child);
  if (slot !== undefined) return keep(reading, slot, valueOf(reading, slot, child), object) ? slot.satisfies : REFUSED;
  // An element that holds others holds some; an extension need not.
  const isHollow = child.children.length === 0 && node.children.length > 0 && !node.isExtension;
  return node.choose !== undefined || isHollow ? REFUSED : readNode(reading, node, child, object, false);
}

function valueOf(reading: Reading, slot: PlainSlot, element: CsdElement): unknown {
  const { memory } = slot;
  if (memory === undefined || element.children.length > 0 || element.text !== '') {
    return readValue(reading, slot, element);
  }
  const known = recall(memory, element);
  if (known !== undefined) return known;
  const value = readValue(reading, slot, element);
  if (!isNotPlain(value)) remember(memory, element, value);
  return value;
}

function readValue(reading: Reading, slot: PlainSlot, element: CsdElement): unknown {
  switch (slot.type) {
    case 'object':
      return readObject(reading, slot, element);
    case 'code':
      return plainCode(slot, element, reading.isKnown);
    case 'identifier':
      return plainIdentifier(element);
    case 'reference':
      return NOT_PLAIN;
    default:
      return isBare(reading, element) ? plainText(slot, element.text, reading.isKnown) : NOT_PLAIN;
  }
}

/** Elements without attributes mostly share that they have none. */
function isBare(reading: Reading, { attributes, children }: CsdElement): boolean {
  if (children.length > 0) return false;
  if (attributes === reading.bare) return true;
  for (const name in attributes) if (Object.hasOwn(attributes, name)) return false;
  reading.bare = attributes;
  return true;
}

function readObject(reading: Reading, { plan, check }: PlainSlot, element: CsdElement): Values | NotPlain {
  if (plan === undefined || (check !== undefined && check(element).length > 0)) return NOT_PLAIN;
  const object = plan.create === undefined ? plan.blank : plan.create();
  return isObject(reading, plan, element, object, false) ? object : NOT_PLAIN;
}
