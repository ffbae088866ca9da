import type { ConformityReport, RuleResult } from '../../../shared/contract/quality.ts';
import type { MutedRule } from '../../../shared/contract/workspace.ts';
import type { Rule } from '../../../shared/domain/ror/conformity/rule.ts';
import { SEVERITIES } from '../../../shared/domain/ror/finding.ts';
import type { Lang } from '../../../shared/i18n/lang.ts';

/** Why a rule was not judged. */
export type SkipCause =
  | { readonly cause: 'exchange'; readonly reason: string }
  | { readonly cause: 'profile-unknown' }
  | { readonly cause: 'other-profile'; readonly wanted: number; readonly profil: number }
  | { readonly cause: 'nothing-to-judge' };

export interface SkippedGroup {
  readonly key: string;
  readonly why: SkipCause;
  readonly rules: readonly RuleResult[];
}

export interface ReportGroups {
  /** The gravest first, then those that fail most. */
  readonly failed: readonly RuleResult[];
  readonly skipped: readonly SkippedGroup[];
  /** Looked at, and right. */
  readonly right: readonly RuleResult[];
  /** Rules on something that the source has none of. */
  readonly empty: readonly RuleResult[];
  /** Those that fail and that the person chose not to see. */
  readonly muted: readonly RuleResult[];
}

/** Why a rule was not judged, told for the window: from the rule itself, since the report speaks to the command line. */
export function skipCause(
  { skipped = '' }: RuleResult,
  rule: Rule | undefined,
  profil: number | null,
  language: Lang,
): SkipCause {
  if (rule?.test.on === 'exchange') return { cause: 'exchange', reason: rule.test.reason[language] };
  if (rule === undefined) return { cause: 'exchange', reason: skipped };
  if (rule.profil === undefined) return { cause: 'nothing-to-judge' };
  return profil === null ? { cause: 'profile-unknown' } : { cause: 'other-profile', wanted: rule.profil, profil };
}

function byGravity(a: RuleResult, b: RuleResult): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.failed - a.failed;
}

/** Sorts the rules of a report by what became of them. */
export function groupRules(
  report: ConformityReport,
  mutedRules: readonly MutedRule[],
  ruleOf: (id: string) => Rule | undefined,
  language: Lang,
): ReportGroups {
  const isMuted = new Set(mutedRules.map(({ code }) => code));
  const judged = report.rules.filter(({ skipped }) => skipped === undefined);
  const failed = judged.filter((rule) => rule.failed > 0).sort(byGravity);
  const skipped = new Map<string, { why: SkipCause; rules: RuleResult[] }>();
  for (const rule of report.rules.filter((one) => one.skipped !== undefined)) {
    const why = skipCause(rule, ruleOf(rule.id), report.profil, language);
    const key = JSON.stringify(why);
    const group = skipped.get(key);
    if (group === undefined) skipped.set(key, { why, rules: [rule] });
    else group.rules.push(rule);
  }
  return {
    failed: failed.filter(({ id }) => !isMuted.has(id)),
    muted: failed.filter(({ id }) => isMuted.has(id)),
    skipped: [...skipped].map(([key, group]) => ({ key, ...group })),
    right: judged.filter((rule) => rule.failed === 0 && rule.checked > 0),
    empty: judged.filter((rule) => rule.failed === 0 && rule.checked === 0),
  };
}
