import type { CsdRecord } from '../../csd/model.ts';
import type { Finding } from '../finding.ts';
import type { RowTable } from '../mapping-row.ts';
import type { Visit } from '../mapping-walk.ts';
import type { RorEntity } from '../model.ts';
import type { CodeJudge } from './codes.ts';
import type { RuleContext } from './rule.ts';
import type { RuleIndex, StateOf } from './rule-index.ts';
import { MAPPING } from '../mapping.ts';
import { walkEntity } from '../mapping-walk.ts';
import { pathsOf, withoutNumbers } from './cardinality-paths.ts';
import { isUniteElementaire } from './offer.ts';
import { isMedicoSocial } from './rules-profile.ts';

/** What judging records counts beside its rules: objects of each table, which cardinalities and filters are checked on. */
export interface Seen {
  readonly tables: Map<RowTable, number>;
  readonly codes: { count: number };
}

export interface RecordJudge {
  judge(record: CsdRecord, entity: RorEntity, findings: readonly Finding[]): void;
}

interface Judging {
  readonly rules: RuleIndex;
  readonly codes: CodeJudge;
  readonly context: RuleContext;
  readonly seen: Seen;
}

/** Texts that may hold a person's words or number stay out of reports. */
const UNSHOWN: readonly string[] = ['element-inconnu', 'texte-inattendu', 'attribut-inconnu'];

function count(tables: Map<RowTable, number>, table: RowTable): void {
  tables.set(table, (tables.get(table) ?? 0) + 1);
}

function judgeHidden({ row, value, path }: Visit, entity: RorEntity, states: readonly StateOf<'hidden'>[]): void {
  if (row.type === 'boolean' && row.hidesUnit === true && (value !== true || !isUniteElementaire(entity))) return;
  for (const { rule, sink } of states) {
    const { profil = 0 } = rule;
    const access = rule.test.row.visibility[profil];
    const medicoSocial = access === 'medico-social' ? isMedicoSocial({ entity, path }) : false;
    if (medicoSocial === undefined) sink.unlessMedicoSocial(path, '');
    else if (!medicoSocial) sink.fail(path, '');
  }
}

function judgeCode({ row, value, path }: Visit, { codes, rules, seen }: Judging): void {
  const judgement = codes.judge(row, value);
  if (judgement === 'none') return;
  seen.codes.count += 1;
  if (judgement === 'right') return;
  const found = typeof value === 'string' ? { code: value, scheme: '' } : (value as { code: string; scheme: string });
  const text = judgement === 'unknown-table' ? found.scheme : `${found.code} (${found.scheme})`;
  const isOfTable = judgement.endsWith('-table');
  const attribute = row.type !== 'code' ? '' : isOfTable ? '/@codingScheme' : '/@code';
  rules.code.get(judgement)?.sink.fail(path + attribute, text);
}

function judgeValues(entity: RorEntity, judging: Judging): void {
  const { rules, context, seen } = judging;
  count(seen.tables, MAPPING[entity.kind]);
  walkEntity(entity, (visit) => {
    const { row, value, path } = visit;
    const hidden = rules.hidden.get(row);
    if (hidden !== undefined) judgeHidden(visit, entity, hidden);
    if (row.type === 'object') {
      count(seen.tables, row.table);
      for (const { rule, sink } of rules.object.get(row.table) ?? []) {
        rule.test.check(value as never, { path, entity }, sink, context);
      }
    } else if (row.type === 'code' || 'nomenclatures' in row) judgeCode(visit, judging);
  });
}

/** Each object fails a cardinality once, however often the document repeats the element. */
function judgeCardinalities({ kind }: RorEntity, findings: readonly Finding[], { rules }: Judging): void {
  const failed = new Set<string>();
  for (const { code, path, value } of findings) {
    if (code !== 'champ-absent' && code !== 'type-absent' && code !== 'champ-non-unique' && code !== 'reference-vide') {
      continue;
    }
    const at = pathsOf(kind).get(withoutNumbers(path));
    const state = at === undefined ? undefined : rules.cardinality.get(at.table)?.get(at.path);
    if (state === undefined) continue;
    const once = `${state.rule.id}|${path.replace(/\[\d+\]$/, '')}`;
    if (failed.has(once)) continue;
    failed.add(once);
    state.sink.fail(path, code === 'champ-non-unique' ? '' : value);
  }
}

function judgeFindings(record: CsdRecord, { kind }: RorEntity, findings: readonly Finding[], { rules }: Judging): void {
  for (const { rule, sink } of rules.of('finding')) {
    const { codes, kinds, accepts } = rule.test;
    if (kinds?.includes(kind) === false) continue;
    const found = findings.find(
      (finding) => codes.some((code) => code === finding.code) && accepts?.(finding, record) !== false,
    );
    if (found === undefined) sink.ok();
    else sink.fail(found.path, UNSHOWN.includes(found.code) ? '' : found.value);
  }
}

/** Makes the judge of records, one at a time. */
export function createRecordJudge(judging: Judging): RecordJudge {
  const entityRules = judging.rules.of('entity');
  return {
    judge(record, entity, findings) {
      judgeFindings(record, entity, findings, judging);
      judgeCardinalities(entity, findings, judging);
      for (const { rule, sink } of entityRules) rule.test.check(entity, sink, judging.context);
      judgeValues(entity, judging);
    },
  };
}
