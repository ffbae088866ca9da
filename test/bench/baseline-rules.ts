import { severityNumber } from '../../electron/services/store/staged-rows.ts';
import { FINDING_CATALOGUE } from '../../shared/domain/ror/finding-catalogue.ts';
import { MAPPING } from '../../shared/domain/ror/mapping.ts';
import { CONTACT, TELECOMMUNICATION } from '../../shared/domain/ror/mapping-contact.ts';
import type { CodeRow, Row, RowTable } from '../../shared/domain/ror/mapping-row.ts';
import type { Nomenclature } from '../../shared/domain/ror/nomenclature.ts';
import { SCHEMES } from '../../shared/domain/ror/schemes.ts';

/** Rules of the content of an element that the Python program has as well, by the name of their function. */
const CHECKS: readonly string[] = ['checkContact', 'checkCommonName', 'checkForms'];

/**
 * The rules by which fields are judged, as data: the tables of the mapping, each once and known by its number, the severity of
 * every finding and, by OID, the codes that are known and those that are retired.
 */
export function rulesOf(nomenclature: Nomenclature): object {
  const tables: Record<string, unknown>[] = [];
  const numbers = new Map<RowTable, number>();
  const numberOf = (table: RowTable): number => {
    const known = numbers.get(table);
    if (known !== undefined) return known;
    const number = tables.length;
    const rows: Record<string, unknown> = {};
    tables.push(rows);
    numbers.set(table, number);
    for (const [field, row] of Object.entries(table)) rows[field] = rowOf(row, numberOf);
    return number;
  };
  const kinds = Object.fromEntries(Object.entries(MAPPING).map(([kind, table]) => [kind, numberOf(table)]));
  const severities = Object.entries(FINDING_CATALOGUE).map(([code, entry]) => [code, severityNumber(entry)]);
  return { kinds, tables, severities: Object.fromEntries(severities) as object, codes: codesOf(nomenclature) };
}

function rowOf(row: Row, numberOf: (table: RowTable) => number): Record<string, unknown> {
  if (row.type === 'code') return { ...row, accepts: acceptsOf(row) };
  if (row.type !== 'object') return { ...row };
  const check = row.check?.name;
  if (check !== undefined && !CHECKS.includes(check)) throw new Error(`the Python program has no ${check}`);
  const levelled = row.table === CONTACT || row.table === TELECOMMUNICATION;
  const isContact = row.table === CONTACT;
  return { ...row, table: numberOf(row.table), check, ...(levelled && { levelled: isContact ? 'contact' : 'point' }) };
}

/** The condition of a row as data: by scheme, the length of the longest code that it takes, null for any. */
function acceptsOf({ accepts, nomenclatures }: CodeRow): object | undefined {
  if (accepts === undefined) return undefined;
  const takes = (scheme: string, length: number): boolean => accepts({ code: '1'.repeat(length), scheme });
  const taken = nomenclatures.filter((scheme) => takes(scheme, 1));
  return Object.fromEntries(taken.map((scheme) => [scheme, takes(scheme, 2) ? null : 1]));
}

interface CodesOf {
  /** Whether the OID has a table of its own. */
  readonly own: boolean;
  readonly known: readonly string[];
  readonly retired: readonly string[];
}

/** What the nomenclature says of every code that it has, under every OID that has some. */
function codesOf(nomenclature: Nomenclature): Readonly<Record<string, CodesOf>> {
  const tables = nomenclature.tables();
  const codes = (oids: readonly string[]): readonly string[] =>
    oids.flatMap((oid) => nomenclature.concepts(oid).map(({ code }) => code));
  const ofKind = (kind: string): readonly string[] => tables.filter((one) => one.kind === kind).map(({ oid }) => oid);
  const valueSets = ofKind('JDV');
  const carried = codes(valueSets);
  const all = [...carried, ...codes(ofKind('TRE'))];
  const found: Record<string, CodesOf> = {};
  for (const oid of new Set([...tables.map((table) => table.oid), ...Object.values(SCHEMES)])) {
    // A value set answers for the whole of its systems, a system also for what only value sets have of it.
    const asked = new Set(valueSets.includes(oid) ? all : [...carried, ...codes([oid])]);
    const withStatus = (status: string): readonly string[] =>
      [...asked].filter((code) => nomenclature.label(oid, code).status === status);
    found[oid] = {
      own: nomenclature.concepts(oid).length > 0,
      known: withStatus('known'),
      retired: withStatus('retired'),
    };
  }
  return found;
}
