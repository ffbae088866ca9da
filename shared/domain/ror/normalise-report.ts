import type { CsdElement } from '../csd/model.ts';
import type { Finding } from './finding.ts';
import type { FindingCode } from './finding-catalogue.ts';
import type { Detail } from './model-base.ts';
import { createFinding } from './finding-catalogue.ts';
import { childPaths, join } from './normalise-place.ts';

/** What reading one record gathers beside its fields. */
export interface Report {
  /** The record is of the ROR, and not of another register that speaks IHE CSD: the ROR's own expectations hold. */
  readonly ror: boolean;
  /** The CSD namespace as the record holds it: the same text, told by identity, as it is asked of every element. */
  readonly csd: string;
  readonly findings: Finding[];
  readonly details: Detail[];
}

/** A finding shows a value, it does not copy a document. */
const LONGEST_VALUE = 200;

/** Adds a finding: the last one, unless `rank` says before which one. */
export function report({ findings }: Report, code: FindingCode, path: string, value: string, rank?: number): void {
  const shown = value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
  const finding = createFinding(code, path, shown);
  if (rank === undefined) findings.push(finding);
  else findings.splice(rank, 0, finding);
}

/** Keeps the leaves of an element that has no field: its attributes and its texts, by path. */
export function keepLeaves(into: Report, element: CsdElement, path: string): void {
  const { children } = element;
  const attributes = Object.entries(element.attributes);
  for (const [name, value] of attributes) into.details.push({ path: join(path, `@${name}`), value });
  if (element.text.trim() !== '' || (children.length === 0 && attributes.length === 0)) {
    into.details.push({ path, value: element.text });
  }
  if (children.length === 0) return;
  const paths = childPaths(path, children);
  children.forEach((child, rank) => keepLeaves(into, child, paths[rank] ?? ''));
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
