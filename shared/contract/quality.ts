import { z } from 'zod';
import type { Severity } from '../domain/ror/finding.ts';
import { SEVERITIES } from '../domain/ror/finding.ts';
import type { FindingView } from './cache.ts';
import { fileTicket, profil, sourceCode } from './common.ts';
import { method } from './define.ts';

export interface AnomaliesPage {
  readonly counts: Readonly<Record<string, number>>;
  readonly items: readonly FindingView[];
  readonly next: string | null;
}

export interface RuleResult {
  readonly id: string;
  readonly severity: Severity;
  /** Where the rule comes from. */
  readonly source: string;
  readonly label: string;
  readonly checked: number;
  readonly failed: number;
  /** Not evaluated, and why (an unknown profile, say). */
  readonly skipped?: string;
  readonly examples: readonly {
    readonly entity: string;
    readonly name: string;
    readonly path: string;
    readonly value: string;
  }[];
}

export interface ConformityReport {
  /** `conforme` when no error was found. */
  readonly verdict: 'conforme' | 'non-conforme';
  readonly target: string;
  readonly profil: 0 | 1 | 2 | 3 | null;
  readonly rules: readonly RuleResult[];
  readonly counts: Readonly<Record<Severity, number>>;
}

/** An establishment and its findings, for knowing whom to call first. */
export interface EstablishmentFindings {
  readonly id: string;
  readonly name: string;
  readonly nationalId: string | null;
  readonly counts: Readonly<Record<Severity, number>>;
}

export const quality = {
  anomalies: method(
    'Findings on the data held, with their counts.',
    z.strictObject({
      code: z.string().max(100).optional(),
      severity: z.enum(SEVERITIES).optional(),
      source: sourceCode.optional(),
      limit: z.number().int().min(0).max(10_000).optional(),
      after: z.string().max(500).optional(),
    }),
  ).returns<AnomaliesPage>(),
  establishments: method(
    'Establishments with the most findings, those of their units included.',
    z.strictObject({
      code: z.string().max(100).optional(),
      severity: z.enum(SEVERITIES).optional(),
      source: sourceCode.optional(),
      limit: z.number().int().min(1).max(1000).optional(),
    }),
  ).returns<readonly EstablishmentFindings[]>(),
  conformity: method(
    'Checks a file or a source against every rule of the exchange; a job whose result is the report.',
    z
      .strictObject({ file: fileTicket.optional(), source: sourceCode.optional(), profil: profil.optional() })
      .refine((input) => (input.file === undefined) !== (input.source === undefined), 'give a file or a source'),
  ).returns<{ readonly jobId: string }>(),
};
