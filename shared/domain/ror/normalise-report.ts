import type { CsdElement } from '../csd/model.ts';
import type { Finding } from './finding.ts';
import type { FindingCode } from './finding-catalogue.ts';
import type { Detail } from './model-base.ts';
import { createFinding } from './finding-catalogue.ts';

/** What reading one record gathers beside its fields. */
export interface Report {
  /** The record is of the ROR, and not of another register that speaks IHE CSD: the ROR's own expectations hold. */
  readonly ror: boolean;
  readonly findings: Finding[];
  readonly details: Detail[];
}

/** A finding shows a value, it does not copy a document. */
const LONGEST_VALUE = 200;

export function report(into: Report, code: FindingCode, path: string, value: string): void {
  const shown = value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
  into.findings.push(createFinding(code, path, shown));
}

/** Joins two parts of a path, either of which may be empty. */
export function join(parent: string, step: string): string {
  if (parent === '') return step;
  return step === '' ? parent : `${parent}/${step}`;
}

/** The path of a child: the second of a name is `name[2]`. `seen` counts the names of one parent. */
export function childPath(parent: string, name: string, seen: Map<string, number>): string {
  const rank = (seen.get(name) ?? 0) + 1;
  seen.set(name, rank);
  return join(parent, rank === 1 ? name : `${name}[${rank}]`);
}

/** Keeps the leaves of an element that has no field: its attributes and its texts, by path. */
export function keepLeaves(into: Report, element: CsdElement, path: string): void {
  for (const [name, value] of Object.entries(element.attributes)) {
    into.details.push({ path: join(path, `@${name}`), value });
  }
  const text = element.text.trim();
  if (text !== '' || (element.children.length === 0 && Object.keys(element.attributes).length === 0)) {
    into.details.push({ path, value: element.text });
  }
  const seen = new Map<string, number>();
  for (const child of element.children) keepLeaves(into, child, childPath(path, child.name, seen));
}

/** Keeps an element that the mapping does not expect there, and says so once. */
export function reportUnknown(into: Report, element: CsdElement, path: string): void {
  report(into, 'element-inconnu', path, element.text.trim());
  keepLeaves(into, element, path);
}

/** Keeps an attribute that the mapping does not expect there, and says so. */
export function reportUnknownAttribute(into: Report, path: string, value: string): void {
  report(into, 'attribut-inconnu', path, value);
  into.details.push({ path, value });
}
