import type { MutedRule } from '../../../shared/contract/workspace.ts';
import { SEVERITIES } from '../../../shared/domain/ror/finding.ts';
import type { Severity } from '../../../shared/domain/ror/finding.ts';

/** The code of a value that the source's access profile should hide. */
export const ABOVE_PROFILE = 'au-dessus-du-profil';

/** How many findings of each code, by severity. */
export type CountsBySeverity = Readonly<Record<Severity, Readonly<Record<string, number>>>>;

/** One kind of finding, with how often it was found. */
export interface CodeRow {
  readonly code: string;
  readonly severity: Severity;
  readonly count: number;
  /** Of all findings that are not muted, from 0 to 1; 0 for one that is. */
  readonly share: number;
  /** Undefined when it is shown. */
  readonly muted: MutedRule | undefined;
}

export interface Summary {
  /** Those that are shown, the gravest first, then the most frequent. */
  readonly rows: readonly CodeRow[];
  /** Those that a person chose not to see, in the same order. */
  readonly muted: readonly CodeRow[];
  /** Findings that are not muted. */
  readonly counts: Readonly<Record<Severity, number>>;
  readonly total: number;
  readonly mutedTotal: number;
}

function sumOf(rows: readonly { readonly count: number }[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}

/** What the screen shows of the counts: muted codes are counted apart. */
export function summarise(counts: CountsBySeverity, mutedRules: readonly MutedRule[]): Summary {
  const reasons = new Map(mutedRules.map((rule) => [rule.code, rule]));
  const all = SEVERITIES.flatMap((severity) =>
    Object.entries(counts[severity])
      .map(([code, count]) => ({ code, severity, count, muted: reasons.get(code) }))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
  );
  const shown = all.filter(({ muted }) => muted === undefined);
  const total = sumOf(shown);
  const muted = all.filter((row) => row.muted !== undefined).map((row) => ({ ...row, share: 0 }));
  const of = (severity: Severity): number => sumOf(shown.filter((row) => row.severity === severity));
  return {
    rows: shown.map((row) => ({ ...row, share: row.count / total })),
    muted,
    counts: { error: of('error'), warning: of('warning'), info: of('info') },
    total,
    mutedTotal: sumOf(muted),
  };
}
