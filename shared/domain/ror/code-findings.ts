import type { Finding } from './finding.ts';
import type { CodeRow, Row, ScalarRow } from './mapping-row.ts';
import type { RorEntity } from './model.ts';
import type { Code } from './model-base.ts';
import type { CodeLabel, Nomenclature } from './nomenclature.ts';
import type { Holder } from './row-walk.ts';
import { createFinding } from './finding-catalogue.ts';
import { createRowWalk, rowPath } from './row-walk.ts';

/** A code of an entity, by its CSD path, with the tables to look in: the one it names, then those allowed there. */
export interface CodeAt {
  readonly path: string;
  readonly code: string;
  readonly scheme: string;
  readonly nomenclatures: readonly string[];
}

/** A row whose value is a code, with its table or, as a text, without. */
type CodedRow = CodeRow | (ScalarRow & { readonly nomenclatures: readonly string[] });

function isCoded(row: Row): row is CodedRow {
  return row.type === 'code' || ('nomenclatures' in row && row.nomenclatures !== undefined);
}

const walkCodes = createRowWalk(isCoded);

type Written = Pick<Code, 'code' | 'scheme'>;

function writtenOf(row: CodedRow, value: unknown): Written {
  return row.type === 'code' ? (value as Code) : { code: value as string, scheme: '' };
}

/** Whether a code says that there is none. */
function isNone(row: CodedRow, { code }: Written): boolean {
  return row.type === 'code' && (code.trim() === '' || row.none?.includes(code) === true);
}

function codeAt(row: CodedRow, { code, scheme }: Written, index: number, holder: Holder | undefined): CodeAt {
  const { nomenclatures } = row;
  const path = rowPath(row, index, holder);
  return {
    path: row.type === 'code' ? `${path}/@code` : path,
    code,
    scheme: scheme.trim() === '' ? (nomenclatures[0] ?? '') : scheme,
    nomenclatures,
  };
}

/** Every code of an entity, in the order of the mapping; those that mean "none" are left out. */
export function codesIn(entity: RorEntity): readonly CodeAt[] {
  const codes: CodeAt[] = [];
  walkCodes(entity, (row, value, index, holder) => {
    const written = writtenOf(row, value);
    if (!isNone(row, written)) codes.push(codeAt(row, written, index, holder));
  });
  return codes;
}

/** Labels a code as the mapping says: other tables allowed at its place are tried when its own does not have it (§3.4). */
export function labelOf(nomenclature: Nomenclature, { code, scheme, nomenclatures }: CodeAt): CodeLabel {
  return nomenclature.label(scheme, code, nomenclatures);
}

/** The tables that rows name, by OID, once one of their codes was asked for. */
type Tables = Map<string, ReadonlyMap<string, CodeLabel>>;

const tablesOf = new WeakMap<Nomenclature, Tables>();

function tablesFor(nomenclature: Nomenclature): Tables {
  const tables = tablesOf.get(nomenclature) ?? new Map<string, ReadonlyMap<string, CodeLabel>>();
  tablesOf.set(nomenclature, tables);
  return tables;
}

/** Whether nothing is to be told of a code: `scheme` is the table it names, '' when it names none; `nomenclatures` those of its place. */
export type CodeCheck = (nomenclatures: readonly string[], code: string, scheme: string) => boolean;

export function createCodeCheck(nomenclature: Nomenclature): CodeCheck {
  const tables = tablesFor(nomenclature);
  return (nomenclatures, code, scheme) => {
    if (isPlainlyKnown(nomenclature, tables, nomenclatures, code, scheme)) return true;
    const asked = scheme.trim() === '' ? (nomenclatures[0] ?? '') : scheme;
    return nomenclature.label(asked, code).status === 'known';
  };
}

/**
 * Whether a code stands in its table as it is written, which is nearly always so: nothing is to be told of it then. False
 * says nothing: `labelOf` judges.
 */
function isPlainlyKnown(
  nomenclature: Nomenclature,
  tables: Tables,
  nomenclatures: readonly string[],
  code: string,
  scheme: string,
): boolean {
  const asked = scheme === '' ? (nomenclatures[0] ?? '') : scheme;
  const table = tables.get(asked);
  if (table !== undefined) return table.get(code)?.status === 'known';
  // Texts of a document are not kept as keys: they are views of a piece of it.
  const named = nomenclatures.find((one) => one === asked);
  if (named === undefined) return false;
  tables.set(named, nomenclature.byCode(named));
  return isPlainlyKnown(nomenclature, tables, nomenclatures, code, scheme);
}

function tell(findings: Finding[], nomenclature: Nomenclature, one: CodeAt, unknownSchemes: Set<string>): void {
  const { path, code, scheme } = one;
  switch (labelOf(nomenclature, one).status) {
    case 'known':
      break;
    case 'retired':
      findings.push(createFinding('code-retire', path, code));
      break;
    case 'guessed':
      findings.push(createFinding('code-devine', path, code));
      break;
    case 'unknown':
      if (nomenclature.concepts(scheme).length > 0) findings.push(createFinding('code-inconnu', path, code));
      else if (!unknownSchemes.has(scheme)) {
        unknownSchemes.add(scheme);
        findings.push(createFinding('nomenclature-inconnue', path.replace(/@code$/, '@codingScheme'), scheme));
      }
  }
}

/**
 * What the nomenclatures say of an entity's codes: unknown, retired, or found under another OID. A table that is not known here
 * is told once an entity. Street types are never retired (domain reference ROR §4.12.11), the nomenclature sees to it.
 */
export function codeFindings(entity: RorEntity, nomenclature: Nomenclature): readonly Finding[] {
  const findings: Finding[] = [];
  const tables = tablesFor(nomenclature);
  const unknownSchemes = new Set<string>();
  walkCodes(entity, (row, value, index, holder) => {
    const written = writtenOf(row, value);
    const { code, scheme } = written;
    if (isPlainlyKnown(nomenclature, tables, row.nomenclatures, code, scheme) || isNone(row, written)) return;
    tell(findings, nomenclature, codeAt(row, written, index, holder), unknownSchemes);
  });
  return findings;
}
