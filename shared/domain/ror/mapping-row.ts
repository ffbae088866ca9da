import type { CsdElement } from '../csd/model.ts';
import type { FindingCode } from './finding-catalogue.ts';
import type { Code, Identifiant, Reference } from './model-base.ts';
import type { EntityKind } from './projection.ts';

/** As written in domain reference ROR §4. Inside `extension` a minimum counts only when the document has an extension. */
export type Cardinality = '0..1' | '1..1' | '0..*' | '1..*';

/** What an access profile sees of a field: all, nothing, or only on units of the médico-social field (`04`). */
export type Access = 'yes' | 'no' | 'medico-social';

/** By access profile 0, 1, 2, 3 (domain reference ROR §5, RG_ALIM_046 to 053). */
export type Visibility = readonly [Access, Access, Access, Access];

export type ScalarType = 'text' | 'token' | 'uri' | 'integer' | 'decimal' | 'double' | 'date' | 'dateTime' | 'time';

interface RowBase {
  /** CSD path relative to the object's element: `extension/careMode`, `@created`, `.` for its own text. */
  readonly path: string;
  /** Other paths met for the same thing (domain reference ROR §4.9). */
  readonly also?: readonly string[];
  readonly card: Cardinality;
  /** Cardinality in the base profile, for a document that is not of the ROR. */
  readonly ihe?: Cardinality;
  /** The model keeps a list although one value is expected: real documents repeat it. */
  readonly list?: true;
  readonly visibility?: Visibility;
  /** `ihe`: vocabulary of the base profile that the ROR does not use. */
  readonly dialect?: 'ihe';
}

export interface ScalarRow extends RowBase {
  readonly type: ScalarType;
  /** Free text, where blanks and line breaks say nothing. */
  readonly free?: true;
  /** Inclusive bounds of a number. */
  readonly range?: readonly [number, number];
  /** Tables whose code the value is, when it comes without its OID (`streetType`). */
  readonly nomenclatures?: readonly string[];
}

export interface BooleanRow extends RowBase {
  readonly type: 'boolean';
  /** The visibility concerns whole units that say `true`, not the field. */
  readonly hidesUnit?: true;
}

export interface CodeRow extends RowBase {
  readonly type: 'code';
  /** OIDs of the tables allowed there: the expected one, then those to try when code and OID do not agree (§3.4). */
  readonly nomenclatures: readonly string[];
  /** OID of the JDV that restricts them. */
  readonly valueSet?: string;
  /** Of several rows on one path, the value goes to the first that accepts it, else to the one without a condition. */
  readonly accepts?: (code: Code) => boolean;
  /** A plain text without attributes is also right: IHE writes a string where the ROR has a code. */
  readonly textual?: true;
  /** Codes that mean that there is none: no finding. */
  readonly none?: readonly string[];
}

export interface ReferenceRow extends RowBase {
  readonly type: 'reference';
  readonly target: EntityKind;
}

export interface IdentifierRow extends RowBase {
  readonly type: 'identifier';
}

/** A rule of the content of one element, told as what is wrong with it. */
export interface ContentDefect {
  readonly code: FindingCode;
  readonly path: string;
  readonly value: string;
}
export type ContentCheck = (element: CsdElement) => readonly ContentDefect[];

export interface ObjectRow<T extends RowTable = RowTable> extends RowBase {
  readonly type: 'object';
  readonly table: T;
  readonly check?: ContentCheck;
}

export type Row = ScalarRow | BooleanRow | CodeRow | ReferenceRow | IdentifierRow | ObjectRow;

/** Rows by ROR field, in the order of the schema's sequence: reading checks the order by it. */
export type RowTable = Readonly<Record<string, Row>>;

type RowOf<V> = [V] extends [string]
  ? ScalarRow
  : [V] extends [boolean]
    ? BooleanRow
    : [V] extends [Reference]
      ? ReferenceRow
      : [V] extends [Identifiant]
        ? IdentifierRow
        : [V] extends [Code]
          ? CodeRow
          : Omit<ObjectRow, 'table'> & { readonly table: Table<V> };

type Many = { readonly card: '0..*' | '1..*' } | { readonly list: true };
interface One {
  readonly card: '0..1' | '1..1';
  readonly list?: never;
}

/** The table of a model type: the compiler asks a row of the right kind for each of its fields, and no other. */
export type Table<T> = {
  readonly [F in keyof T]-?: T[F] extends readonly (infer I)[] ? RowOf<I> & Many : RowOf<NonNullable<T[F]>> & One;
};

/** Whether the model keeps a list for a row. */
export function isList(row: Row): boolean {
  return row.list === true || row.card.endsWith('*');
}

/** Whether a row asks for at least one value. */
export function isRequired(row: Row): boolean {
  return row.card.startsWith('1');
}
