import type { CsdRecord } from '../../csd/model.ts';
import type { Finding } from '../finding.ts';
import type { RowTable } from '../mapping-row.ts';
import type { RorEntity } from '../model.ts';
import type { Nomenclature } from '../nomenclature.ts';
import type { ArchiveFacts, DocumentFacts } from './facts.ts';
import type { Report, ReportFacts, RuleState } from './report.ts';
import type { Subject } from './rule.ts';
import { project } from '../project.ts';
import { createCodeJudge } from './codes.ts';
import { createRecordJudge, type Seen } from './judge-record.ts';
import { createDeferredFailures } from './medico-social.ts';
import { createState, reportOf } from './report.ts';
import { indexRules } from './rule-index.ts';
import { createSetBuilder, subjectOf, UE } from './set-index.ts';
import { RULES } from './table.ts';

/** `asOf` (`yyyy-mm-dd`) tells what is closed, `now` what is in the future; the profile unknown is null. */
export interface RunOptions extends ReportFacts {
  readonly nomenclature: Nomenclature;
  readonly asOf: string;
  readonly now: Date;
}

/** What a document says of itself; the units met since the last document are counted here. */
export type DocumentSeen = Omit<DocumentFacts, 'units'>;

export interface ConformityRun {
  /** Judges a record, its entity and what normalising it found. */
  entity(record: CsdRecord, entity: RorEntity, findings: readonly Finding[]): void;
  /** Called after the records of a document. */
  document(facts: DocumentSeen): void;
  archive(facts: ArchiveFacts): void;
  /** Judges what needs everything to be read, and reports. */
  finish(): Report;
}

/** Cardinalities and filters are checked on every object of their table, codes on every code. */
function countChecked(states: readonly RuleState[], { tables, codes }: Seen, profil: number | null): void {
  const objects = (table: RowTable): number => tables.get(table) ?? 0;
  for (const state of states) {
    const { test, profil: wanted } = state.rule;
    if (wanted !== undefined && wanted !== profil) continue;
    if (test.on === 'code') state.checked = codes.count;
    if (test.on === 'cardinality' || test.on === 'hidden') state.checked = Math.max(objects(test.table), state.failed);
  }
}

/**
 * Makes a run of every rule over records that stream by: memory grows with the keys and links of entities (a few hundred bytes
 * each), not with their content.
 */
export function createConformityRun(options: RunOptions): ConformityRun {
  const { nomenclature, asOf, now, profil } = options;
  const context = { nomenclature, asOf, now };
  let current: Subject = { entity: '', name: '' };
  let units = 0;
  const deferred = createDeferredFailures();
  const states = RULES.map((rule) => createState(rule, { current: () => current, defer: deferred.add }));
  const rules = indexRules(states, profil);
  const seen: Seen = { tables: new Map(), codes: { count: 0 } };
  const records = createRecordJudge({ rules, codes: createCodeJudge(nomenclature), context, seen });
  const set = createSetBuilder(asOf);
  return {
    entity(record, entity, findings) {
      const projection = project(entity);
      current = subjectOf(projection);
      if (projection.typeOi === UE) units += 1;
      deferred.enter(entity, projection);
      set.add(entity, projection);
      records.judge(record, entity, findings);
    },
    document(facts) {
      for (const { rule, sink } of rules.of('document')) rule.test.check({ ...facts, units }, sink, context);
      units = 0;
    },
    archive(facts) {
      for (const { rule, sink } of rules.of('archive')) rule.test.check(facts, sink, { ...context, profil });
    },
    finish() {
      const index = set.index();
      for (const { rule, sink } of rules.of('set')) rule.test.check(index, sink, context);
      deferred.settle(index);
      countChecked(states, seen, profil);
      return reportOf(states, options);
    },
  };
}
