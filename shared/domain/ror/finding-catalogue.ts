import type { Finding, Severity } from './finding.ts';
import { LOAD_FINDINGS } from './finding-catalogue-load.ts';
import { STRUCTURE_FINDINGS } from './finding-catalogue-structure.ts';
import { VALUE_FINDINGS } from './finding-catalogue-value.ts';

/** What a person reads of a finding, in both languages; `source` is the rule or the evidence behind it. */
export interface CatalogueEntry {
  readonly severity: Severity;
  readonly source: string;
  readonly explanation: { readonly fr: string; readonly en: string };
  readonly advice: { readonly fr: string; readonly en: string };
}

/** Every finding by its code. Codes are stable: scripts depend on them. */
export const FINDING_CATALOGUE = { ...STRUCTURE_FINDINGS, ...VALUE_FINDINGS, ...LOAD_FINDINGS } as const;

export type FindingCode = keyof typeof FINDING_CATALOGUE;

/** Makes a finding with the severity of its code. */
export function createFinding(code: FindingCode, path: string, value: string): Finding {
  return { code, severity: FINDING_CATALOGUE[code].severity, path, value };
}

/** The entry of a code as stored; undefined for a code of another version. */
export function catalogueEntry(code: string): CatalogueEntry | undefined {
  return Object.hasOwn(FINDING_CATALOGUE, code) ? FINDING_CATALOGUE[code as FindingCode] : undefined;
}
