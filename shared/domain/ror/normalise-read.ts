import type { CsdElement } from '../csd/model.ts';
import type { Row, RowTable } from './mapping-row.ts';
import type { Plan, PlanNode, Slot } from './normalise-plan.ts';
import type { Report } from './normalise-report.ts';
import { CSD_NAMESPACE } from '../csd/model.ts';
import { isList } from './mapping-row.ts';
import {
  isIdentityAttribute,
  parseCode,
  readBoolean,
  readCode,
  readIdentifier,
  readReference,
  readScalar,
  reportExtras,
} from './normalise-leaf.ts';
import { planOf, slotFor } from './normalise-plan.ts';
import { childPath, join, keepLeaves, report, reportUnknown, reportUnknownAttribute } from './normalise-report.ts';

/** A place of the document that fills a row; `text` is set for an attribute. */
interface Occurrence {
  readonly element: CsdElement;
  readonly path: string;
  readonly text: string | undefined;
}

/** One object being read: the occurrences of each of its rows, in the order of the table. */
interface Reading {
  readonly into: Report;
  readonly plan: Plan;
  readonly occurrences: (Occurrence[] | undefined)[];
  /** Some `extension` of the object holds CSD elements: its mandatory fields count (ROR §4.12.4). */
  hasExtension: boolean;
}

function add(reading: Reading, slot: Slot, occurrence: Occurrence): void {
  const list = reading.occurrences[slot.index];
  if (list === undefined) reading.occurrences[slot.index] = [occurrence];
  else list.push(occurrence);
}

function collectAttributes(reading: Reading, node: PlanNode, element: CsdElement, path: string): void {
  for (const name of Object.keys(element.attributes)) {
    const value = element.attributes[name] ?? '';
    const slot = node.attributes.get(name);
    if (slot !== undefined) {
      if (slot.row.type === 'reference') continue;
      const at = join(path, `@${name}`);
      if (!slot.row.path.endsWith(`@${name}`)) report(reading.into, 'orthographe-variante', at, `@${name}`);
      add(reading, slot, { element, path: at, text: value });
    } else if (!isExpectedAttribute(node, name)) {
      reportUnknownAttribute(reading.into, join(path, `@${name}`), value);
    }
  }
  if (!node.reference) return;
  const slot = node.attributes.get('entityID');
  if (slot !== undefined) add(reading, slot, { element, path, text: undefined });
}

function isExpectedAttribute(node: PlanNode, name: string): boolean {
  if (node.name === 'extension') return name === 'type' || name === 'urn';
  return node.reference && isIdentityAttribute(name);
}

function collectText(reading: Reading, node: PlanNode, element: CsdElement, path: string): void {
  if (node.text !== undefined) add(reading, node.text, { element, path, text: element.text });
  else if (element.text.trim() !== '') {
    report(reading.into, 'texte-inattendu', path, element.text.trim());
    reading.into.details.push({ path, value: element.text });
  }
}

/** A text that two elements share only when they are the same: what further extensions repeat is dropped by it. */
function canonical(element: CsdElement): string {
  return JSON.stringify([
    element.namespace,
    element.name,
    element.attributes,
    element.text,
    element.children.map(canonical),
  ]);
}

/** Drops from further extensions the elements that an earlier one already has (domain reference ROR §4.12.4). */
function withoutRepeated(seen: Set<string>, children: readonly CsdElement[]): readonly CsdElement[] {
  const own = children.map((child) => ({ child, text: canonical(child) }));
  const kept = own.filter(({ text }) => !seen.has(text));
  for (const { text } of own) seen.add(text);
  return kept.map(({ child }) => child);
}

function reportOrder(reading: Reading, node: PlanNode, children: readonly CsdElement[], path: string): void {
  let highest = -1;
  for (const child of children) {
    const rank = child.namespace === CSD_NAMESPACE ? node.children.get(child.name)?.rank : undefined;
    if (rank === undefined) continue;
    if (rank < highest) {
      report(reading.into, 'ordre-inattendu', join(path, child.name), '');
      return;
    }
    highest = rank;
  }
}

function collectChild(reading: Reading, node: PlanNode, child: CsdElement, path: string): void {
  const next = child.namespace === CSD_NAMESPACE ? node.children.get(child.name) : undefined;
  if (next === undefined) return reportUnknown(reading.into, child, path);
  if (next.name !== child.name) report(reading.into, 'orthographe-variante', path, child.name);
  const slot =
    next.slots.length > 1 ? slotFor(next.slots, (row) => row.accepts?.(parseCode(child)) === true) : next.slots[0];
  if (slot !== undefined) return add(reading, slot, { element: child, path, text: undefined });
  collect(reading, next, child, path);
}

/** Never added to. */
const NONE_REPEATED = new Set<string>();

function hasSeveralExtensions(children: readonly CsdElement[]): boolean {
  let count = 0;
  for (const { name } of children) if (name === 'extension') count += 1;
  return count > 1;
}

/** Walks an element that only holds others: gathers what fills the rows and reports the rest. */
function collect(
  reading: Reading,
  node: PlanNode,
  element: CsdElement,
  path: string,
  children: readonly CsdElement[] = element.children,
): void {
  collectAttributes(reading, node, element, path);
  collectText(reading, node, element, path);
  if (children.length > 1) reportOrder(reading, node, children, path);
  const isExtension = node.name === 'extension';
  if (!isExtension && children.length === 0 && node.children.size > 0 && node !== reading.plan.root) {
    report(reading.into, 'conteneur-vide', path, '');
  }
  if (isExtension && children.some((child) => child.namespace === CSD_NAMESPACE)) reading.hasExtension = true;
  if (children.length === 0) return;
  const several = hasSeveralExtensions(children);
  const repeated = several ? new Set<string>() : NONE_REPEATED;
  const seen = new Map<string, number>();
  for (const child of children) {
    const at = childPath(path, child.name, seen);
    const extension = several ? extensionOf(node, child) : undefined;
    if (extension === undefined) collectChild(reading, node, child, at);
    else collect(reading, extension, child, at, withoutRepeated(repeated, child.children));
  }
}

function extensionOf(node: PlanNode, child: CsdElement): PlanNode | undefined {
  return child.name === 'extension' && child.namespace === CSD_NAMESPACE ? node.children.get('extension') : undefined;
}

function readOccurrence(into: Report, row: Row, { element, path, text }: Occurrence): unknown {
  switch (row.type) {
    case 'object': {
      for (const defect of row.check?.(element) ?? []) report(into, defect.code, join(path, defect.path), defect.value);
      return readObject(into, row.table, element, path);
    }
    case 'code':
      return readCode(into, row, path, element);
    case 'identifier':
      return readIdentifier(into, path, element);
    case 'reference':
      return readReference(into, path, element);
    case 'boolean':
      if (text === undefined) reportExtras(into, element, path, []);
      return readBoolean(into, path, text ?? element.text);
    default:
      if (text === undefined) reportExtras(into, element, path, []);
      return readScalar(into, row, path, text ?? element.text);
  }
}

function readSlot(reading: Reading, { row, index }: Slot): unknown {
  const occurrences = reading.occurrences[index] ?? [];
  const card = reading.into.ror ? row.card : (row.ihe ?? row.card);
  if (!card.endsWith('*')) {
    for (const extra of occurrences.slice(1)) {
      report(reading.into, 'champ-non-unique', extra.path, extra.text ?? extra.element.text.trim());
      if (!isList(row)) keepLeaves(reading.into, extra.element, extra.path);
    }
  }
  if (!isList(row)) return occurrences[0] === undefined ? undefined : readOccurrence(reading.into, row, occurrences[0]);
  const values: unknown[] = [];
  for (const occurrence of occurrences) {
    const value = readOccurrence(reading.into, row, occurrence);
    if (value !== undefined) values.push(value);
  }
  return values;
}

function reportAbsent(reading: Reading, path: string): void {
  for (const { row, together } of reading.plan.required) {
    if (together.some((index) => reading.occurrences[index] !== undefined)) continue;
    if (row.path.startsWith('extension/') && !reading.hasExtension) continue;
    // A text is judged where it is read, a reference where its element is.
    if (row.path === '.') continue;
    report(reading.into, row.path === 'codedType' ? 'type-absent' : 'champ-absent', join(path, row.path), '');
  }
}

/**
 * Reads one element by a table into an object with every field of it, undefined or empty where the document has nothing.
 * What no row takes goes to the details of the report, and what is wrong to its findings.
 */
export function readObject(
  into: Report,
  table: RowTable,
  element: CsdElement,
  path: string,
): Readonly<Record<string, unknown>> {
  const plan = planOf(table);
  const reading: Reading = { into, plan, occurrences: new Array(plan.slots.length), hasExtension: false };
  collect(reading, plan.root, element, path);
  reportAbsent(reading, path);
  const object: Record<string, unknown> = {};
  for (const slot of plan.slots) object[slot.field] = readSlot(reading, slot);
  return object;
}
