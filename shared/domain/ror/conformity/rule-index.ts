import type { FindingCode } from '../finding-catalogue.ts';
import type { Row, RowTable } from '../mapping-row.ts';
import type { RuleState } from './report.ts';
import type { CodeDefect, RuleTest } from './rule.ts';

/** A state whose rule is tested in a given way. */
export type StateOf<On extends RuleTest['on']> = RuleState & {
  readonly rule: { readonly test: Extract<RuleTest, { on: On }> };
};

/** The rules of a run by what makes them look: a record is judged without walking the whole table. */
export interface RuleIndex {
  readonly cardinality: ReadonlyMap<RowTable, ReadonlyMap<string, RuleState>>;
  readonly finding: ReadonlyMap<string, readonly StateOf<'finding'>[]>;
  readonly hidden: ReadonlyMap<Row, readonly StateOf<'hidden'>[]>;
  readonly object: ReadonlyMap<RowTable, readonly StateOf<'object'>[]>;
  readonly code: ReadonlyMap<CodeDefect, RuleState>;
  readonly of: <On extends RuleTest['on']>(on: On) => readonly StateOf<On>[];
}

function grouped<K, S>(states: readonly S[], keysOf: (state: S) => readonly K[]): Map<K, S[]> {
  const groups = new Map<K, S[]>();
  for (const state of states) {
    for (const key of keysOf(state)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [state]);
      else group.push(state);
    }
  }
  return groups;
}

/** Indexes the rules that hold for a profile. */
export function indexRules(all: readonly RuleState[], profil: number | null): RuleIndex {
  const active = all.filter(({ rule }) => rule.profil === undefined || rule.profil === profil);
  const of = <On extends RuleTest['on']>(on: On): readonly StateOf<On>[] =>
    active.filter((state): state is StateOf<On> => state.rule.test.on === on);
  const byTable = grouped(of('cardinality'), ({ rule }) => [rule.test.table]);
  return {
    cardinality: new Map(
      [...byTable].map(([table, states]) => [table, new Map(states.map((state) => [state.rule.test.path, state]))]),
    ),
    finding: grouped<FindingCode, StateOf<'finding'>>(of('finding'), ({ rule }) => rule.test.codes),
    hidden: grouped<Row, StateOf<'hidden'>>(of('hidden'), ({ rule }) => [rule.test.row]),
    object: grouped<RowTable, StateOf<'object'>>(of('object'), ({ rule }) => [rule.test.table]),
    code: new Map(of('code').map((state) => [state.rule.test.defect, state])),
    of,
  };
}
