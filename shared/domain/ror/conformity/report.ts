import type { Severity } from '../finding.ts';
import type { Bilingual, Rule, Sink, Subject } from './rule.ts';
import { SEVERITIES } from '../finding.ts';

export type ReportLang = keyof Bilingual;

/** One example of what a rule found. */
export interface Example extends Subject {
  readonly path: string;
  readonly value: string;
}

export interface RuleOutcome {
  readonly id: string;
  readonly severity: Severity;
  readonly source: string;
  readonly label: string;
  readonly checked: number;
  readonly failed: number;
  readonly skipped?: string;
  readonly examples: readonly Example[];
}

/** The report of the contract (quality.ts), made here so that the domain owes nothing to it. */
export interface Report {
  readonly verdict: 'conforme' | 'non-conforme';
  readonly target: string;
  readonly profil: 0 | 1 | 2 | 3 | null;
  readonly rules: readonly RuleOutcome[];
  /** Failures by severity. */
  readonly counts: Readonly<Record<Severity, number>>;
}

const EXAMPLES = 5;
/** An example shows a value, it does not copy a document. */
const LONGEST_VALUE = 200;

/** What one rule saw so far. */
export interface RuleState {
  readonly rule: Rule;
  checked: number;
  failed: number;
  readonly examples: Example[];
  readonly sink: Sink;
}

/** A failure that only the whole set can confirm. */
export interface Deferred {
  readonly state: RuleState;
  readonly example: Example;
}

export interface StateOptions {
  /** The entity being read, for failures that name none. */
  readonly current: () => Subject;
  readonly defer: (deferred: Deferred) => void;
}

function shown(value: string): string {
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
}

/** Counts a failure and keeps it as an example while there are few. */
export function addFailure(state: RuleState, example: Example): void {
  state.checked += 1;
  state.failed += 1;
  if (state.examples.length < EXAMPLES) state.examples.push({ ...example, value: shown(example.value) });
}

export function createState(rule: Rule, { current, defer }: StateOptions): RuleState {
  const at = (path: string, value: string, { entity, name }: Subject): Example => ({ entity, name, path, value });
  const state: RuleState = {
    rule,
    checked: 0,
    failed: 0,
    examples: [],
    sink: {
      ok: () => {
        state.checked += 1;
      },
      fail: (path, value, subject = current()) => addFailure(state, at(path, value, subject)),
      unlessMedicoSocial: (path, value) => defer({ state, example: at(path, value, current()) }),
    },
  };
  return state;
}

const NOTHING_ANNOUNCED: Readonly<Record<'document' | 'archive', Bilingual>> = {
  document: {
    fr: 'Rien de tel dans ce qui a été lu : la règle n’a pas lieu de s’appliquer.',
    en: 'Nothing of the kind in what was read: the rule has no occasion to apply.',
  },
  archive: {
    fr: 'Ce qui a été lu n’est pas une archive d’extraction, ou ne porte pas cette information.',
    en: 'What was read is no extraction archive, or does not carry this information.',
  },
};

function profilReason(wanted: number, profil: number | null): Bilingual {
  if (profil === null) {
    return {
      fr: 'Le profil d’accès du fichier n’est pas connu : le choisir à l’import ou à la vérification.',
      en: 'The access profile of the file is not known: choose it when importing or checking.',
    };
  }
  return {
    fr: `Règle du profil ${wanted} ; le fichier est vérifié sous le profil ${profil}.`,
    en: `Rule of profile ${wanted}; the file is checked under profile ${profil}.`,
  };
}

/** Why a rule was not evaluated, undefined when it was. */
export function skipReason({ rule, checked }: RuleState, profil: number | null): Bilingual | undefined {
  if (rule.test.on === 'exchange') return rule.test.reason;
  if (rule.profil !== undefined && rule.profil !== profil) return profilReason(rule.profil, profil);
  if (checked === 0 && (rule.scope === 'document' || rule.scope === 'archive')) return NOTHING_ANNOUNCED[rule.scope];
  return undefined;
}

function outcomeOf(state: RuleState, profil: number | null, lang: ReportLang): RuleOutcome {
  const { rule, checked, failed, examples } = state;
  const skipped = skipReason(state, profil)?.[lang];
  const { id, severity, source, label } = rule;
  return {
    id,
    severity,
    source,
    label: label[lang],
    checked,
    failed,
    ...(skipped !== undefined && { skipped }),
    examples,
  };
}

export interface ReportFacts {
  readonly target: string;
  readonly profil: Report['profil'];
  readonly lang: ReportLang;
}

/** Makes the report: `conforme` when no rule of severity error failed. */
export function reportOf(states: readonly RuleState[], { target, profil, lang }: ReportFacts): Report {
  const rules = states.map((state) => outcomeOf(state, profil, lang));
  const failures = (severity: Severity): number =>
    rules.reduce((sum, rule) => sum + (rule.severity === severity ? rule.failed : 0), 0);
  const counts = Object.fromEntries(SEVERITIES.map((severity) => [severity, failures(severity)])) as Report['counts'];
  return { verdict: counts.error === 0 ? 'conforme' : 'non-conforme', target, profil, rules, counts };
}
