import type { Row } from '../mapping-row.ts';
import type { Code } from '../model-base.ts';
import type { Nomenclature } from '../nomenclature.ts';
import type { CodeDefect } from './rule.ts';
import { normaliseOid } from '../nomenclature.ts';
import { SCHEMES_AT } from '../schemes.ts';

/** What the nomenclatures say of one value of a row: `none` when there is nothing to judge. */
export type Judgement = CodeDefect | 'right' | 'none';

export interface CodeJudge {
  judge(row: Row, value: unknown): Judgement;
}

/** The table of a territorial division depends on its type: `territoire-table` judges it. */
const BY_TYPE: readonly string[] = SCHEMES_AT.TERRITORIAL_DIVISION;

function judgeCode(
  nomenclature: Nomenclature,
  inValueSet: (oid: string, code: string) => boolean,
  row: Row & { readonly nomenclatures: readonly string[]; readonly valueSet?: string },
  { code, scheme }: Code,
): Judgement {
  const oid = normaliseOid(scheme);
  const allowed = row.valueSet === undefined ? row.nomenclatures : [...row.nomenclatures, row.valueSet];
  if (!allowed.includes(oid) && row.nomenclatures !== BY_TYPE) return 'foreign-table';
  const { status } = nomenclature.label(oid, code, row.nomenclatures);
  const isMissing = status === 'unknown' || status === 'guessed';
  // Some tables are known through value sets only: they are missing when these do not have the code either.
  if (isMissing && nomenclature.concepts(oid).length === 0) return 'unknown-table';
  if (isMissing) return status === 'unknown' ? 'unknown' : 'other-table';
  if (status === 'retired') return 'retired';
  return row.valueSet === undefined || inValueSet(row.valueSet, code) ? 'right' : 'outside-value-set';
}

/** Makes the judge of codes; each code is looked up once a row. */
export function createCodeJudge(nomenclature: Nomenclature): CodeJudge {
  const known = new Map<Row, Map<string, Judgement>>();
  const valueSets = new Map<string, ReadonlySet<string>>();

  function inValueSet(oid: string, code: string): boolean {
    let codes = valueSets.get(oid);
    if (codes === undefined) {
      codes = new Set(nomenclature.concepts(oid).map((concept) => concept.code));
      valueSets.set(oid, codes);
    }
    return codes.size === 0 || codes.has(code);
  }

  return {
    judge(row, value) {
      if (!('nomenclatures' in row) || row.nomenclatures === undefined || row.nomenclatures.length === 0) return 'none';
      const found = typeof value === 'string' ? { code: value, scheme: row.nomenclatures[0] ?? '' } : (value as Code);
      const code = found.code.trim();
      // What has no code or no table at all is told by the shape of the record.
      if (code === '' || found.scheme.trim() === '') return 'none';
      if (row.type === 'code' && row.none?.includes(code) === true) return 'none';
      let judged = known.get(row);
      if (judged === undefined) known.set(row, (judged = new Map<string, Judgement>()));
      const key = `${found.scheme}|${code}`;
      const before = judged.get(key);
      if (before !== undefined) return before;
      const judgement = judgeCode(
        nomenclature,
        inValueSet,
        { ...row, nomenclatures: row.nomenclatures },
        { ...found, code },
      );
      judged.set(key, judgement);
      return judgement;
    },
  };
}
