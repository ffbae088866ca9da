import type { CsdElement } from '../csd/model.ts';
import type { BooleanRow, ScalarRow } from './mapping-row.ts';
import type { Written } from './normalise-leaf.ts';
import type { Place } from './normalise-place.ts';
import type { Plan, PlanNode, Slot, TextSlot } from './normalise-plan.ts';
import type { Report } from './normalise-report.ts';
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
import { childPath, createPlace, pathOf } from './normalise-place.ts';
import { planOf, slotFor } from './normalise-plan.ts';
import { keepLeaves, report, reportUnknown, reportUnknownAttribute } from './normalise-report.ts';

/**
 * What fills a row. A text alone is the attribute, or the text, of the object's own element that the path of the row says:
 * nearly every attribute is one, and nothing is made to hold it.
 */
type Found = string | Written | Place;

/** One object being read: what was found for each of its rows, in the order of the table. */
interface Reading {
  readonly into: Report;
  readonly plan: Plan;
  readonly place: Place;
  readonly found: (Found | Found[] | undefined)[];
  /** Some `extension` of the object holds CSD elements: its mandatory fields count (ROR §4.12.4). */
  hasExtension: boolean;
}

function add({ found }: Reading, { index }: Slot, one: Found): void {
  const before = found[index];
  if (before === undefined) found[index] = one;
  else if (Array.isArray(before)) before.push(one);
  else found[index] = [before, one];
}

function collectAttributes(reading: Reading, node: PlanNode, place: Place): void {
  const { attributes } = place.element;
  for (const name in attributes) {
    const text = attributes[name] ?? '';
    const known = node.attributes.get(name);
    if (known?.isPlain === true) add(reading, known.slot, text);
    else if (known !== undefined) {
      const { slot, step } = known;
      if (!slot.row.path.endsWith(step)) report(reading.into, 'orthographe-variante', pathOf(place, step), step);
      add(reading, slot, { place, step, text });
    } else if (!isExpectedAttribute(node, name, place)) {
      reportUnknownAttribute(reading.into, pathOf(place, `@${name}`), text);
    }
  }
  if (node.reference !== undefined) add(reading, node.reference, place);
}

function isExpectedAttribute(node: PlanNode, name: string, { parent }: Place): boolean {
  if (node.isExtension) return name === 'type' || name === 'urn';
  // The identity of a record is no field of its table (normalise.ts).
  return (node.reference !== undefined || parent === undefined) && isIdentityAttribute(name);
}

function collectText(reading: Reading, node: PlanNode, place: Place): void {
  const { text } = place.element;
  if (node.text !== undefined) add(reading, node.text, place === reading.place ? text : { place, step: '', text });
  else if (text !== '' && text.trim() !== '') {
    report(reading.into, 'texte-inattendu', pathOf(place), text.trim());
    reading.into.details.push({ path: pathOf(place), value: text });
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

function nodeOf({ into }: Reading, node: PlanNode, child: CsdElement): PlanNode | undefined {
  return child.namespace === into.csd ? node.children.get(child.name) : undefined;
}

function collectChild(reading: Reading, next: PlanNode, child: CsdElement, place: Place, rank: number): void {
  if (next.hasAlias && next.name !== child.name) {
    report(reading.into, 'orthographe-variante', childPath(place, rank), child.name);
  }
  const slot =
    next.slots.length > 1 ? slotFor(next.slots, (row) => row.accepts?.(parseCode(child)) === true) : next.slots[0];
  const at = createPlace(child, place, rank);
  if (slot === undefined) collect(reading, next, at);
  else add(reading, slot, at);
}

function hasSeveralExtensions(children: readonly CsdElement[]): boolean {
  let count = 0;
  for (const { name } of children) if (name === 'extension') count += 1;
  return count > 1;
}

function collectChildren(reading: Reading, node: PlanNode, place: Place): void {
  const { into } = reading;
  const { children } = place;
  const repeated = node.hasExtension && hasSeveralExtensions(children) ? new Set<string>() : undefined;
  const before = into.findings.length;
  let highest = -1;
  let misplaced: CsdElement | undefined;
  for (let rank = 0; rank < children.length; rank += 1) {
    const child = children[rank] as CsdElement;
    const next = nodeOf(reading, node, child);
    if (next === undefined) reportUnknown(into, child, childPath(place, rank));
    else {
      if (next.rank < highest) misplaced ??= child;
      else highest = next.rank;
      if (repeated === undefined || child.name !== 'extension') collectChild(reading, next, child, place, rank);
      else collect(reading, next, createPlace(child, place, rank, withoutRepeated(repeated, child.children)));
    }
  }
  // Told once an element, before what is said of its children.
  if (misplaced !== undefined) report(into, 'ordre-inattendu', pathOf(place, misplaced.name), '', before);
}

/** Walks an element that only holds others: gathers what fills the rows and reports the rest. */
function collect(reading: Reading, node: PlanNode, place: Place): void {
  const { into, plan } = reading;
  const { children } = place;
  const { isExtension } = node;
  collectAttributes(reading, node, place);
  collectText(reading, node, place);
  if (children.length > 0) collectChildren(reading, node, place);
  else if (!isExtension && node.children.size > 0 && node !== plan.root) {
    report(into, 'conteneur-vide', pathOf(place), '');
  }
  if (isExtension && !reading.hasExtension) {
    reading.hasExtension = children.some(({ namespace }) => namespace === into.csd);
  }
}

function readText(into: Report, row: ScalarRow | BooleanRow, text: string, place: Place, step: string): unknown {
  return row.type === 'boolean' ? readBoolean(into, text, place, step) : readScalar(into, row, text, place, step);
}

const NO_ATTRIBUTES: readonly string[] = [];

function readElement(into: Report, { row }: Slot, place: Place): unknown {
  switch (row.type) {
    case 'object':
      for (const { code, path, value } of row.check?.(place.element) ?? []) {
        report(into, code, pathOf(place, path), value);
      }
      return readObject(into, planOf(row.table), place);
    case 'code':
      return readCode(into, row, place);
    case 'identifier':
      return readIdentifier(into, place);
    case 'reference':
      return readReference(into, place);
    default:
      reportExtras(into, place, NO_ATTRIBUTES);
      return readText(into, row, place.element.text, place, '');
  }
}

/** Where the text of the object's own element is that fills a row. */
function stepOf({ row }: Slot): string {
  return row.path === '.' ? '' : row.path;
}

function readFound({ into, place }: Reading, slot: Slot, found: Found): unknown {
  if (typeof found === 'string') return readText(into, (slot as TextSlot).row, found, place, stepOf(slot));
  if ('text' in found) return readText(into, (slot as TextSlot).row, found.text, found.place, found.step);
  return readElement(into, slot, found);
}

/** The text of what was found, and where it is. */
function writtenOf({ place }: Reading, slot: Slot, found: Found): Written {
  if (typeof found === 'string') return { place, step: stepOf(slot), text: found };
  return 'text' in found ? found : { place: found, step: '', text: found.element.text.trim() };
}

function reportSecond(reading: Reading, slot: Slot, found: Found): void {
  const { place, step, text } = writtenOf(reading, slot, found);
  const path = pathOf(place, step);
  report(reading.into, 'champ-non-unique', path, text);
  if (!slot.isList) keepLeaves(reading.into, place.element, path);
}

/** Reads what was found for a row that has several values, or that the model keeps a list for. */
function readMany(reading: Reading, slot: Slot, all: readonly Found[]): unknown {
  const isMany = reading.into.ror ? slot.isMany : slot.isManyInIhe;
  if (!isMany) for (const second of all.slice(1)) reportSecond(reading, slot, second);
  const [first] = all;
  if (!slot.isList) return first === undefined ? undefined : readFound(reading, slot, first);
  return all.map((one) => readFound(reading, slot, one)).filter((value) => value !== undefined);
}

function readSlot(reading: Reading, slot: Slot, found: Found | Found[]): unknown {
  if (Array.isArray(found)) return readMany(reading, slot, found);
  const value = readFound(reading, slot, found);
  if (!slot.isList) return value;
  return value === undefined ? [] : [value];
}

function reportAbsent({ into, plan, place, found, hasExtension }: Reading): void {
  for (const { row, index, together } of plan.required) {
    if (found[index] !== undefined || together.some((other) => found[other] !== undefined)) continue;
    if (row.path.startsWith('extension/') && !hasExtension) continue;
    report(into, row.path === 'codedType' ? 'type-absent' : 'champ-absent', pathOf(place, row.path), '');
  }
}

/**
 * Reads one element by the plan of its table into `object`, which is a copy of the blank one. What no row takes goes to the
 * details of the report, and what is wrong to its findings.
 */
export function readInto(into: Report, plan: Plan, place: Place, object: Record<string, unknown>): void {
  const reading: Reading = { into, plan, place, found: new Array(plan.slots.length), hasExtension: false };
  collect(reading, plan.root, place);
  reportAbsent(reading);
  for (const slot of plan.slots) {
    const found = reading.found[slot.index];
    if (found !== undefined) object[slot.field] = readSlot(reading, slot, found);
  }
}

/** The object that an element is by a plan, with every field of it: undefined or empty where the document has nothing. */
function readObject(into: Report, plan: Plan, place: Place): Readonly<Record<string, unknown>> {
  const object: Record<string, unknown> = Object.assign({}, plan.blank);
  readInto(into, plan, place, object);
  return object;
}
