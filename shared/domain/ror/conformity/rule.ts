import type { CsdRecord } from '../../csd/model.ts';
import type { FindingCode } from '../finding-catalogue.ts';
import type { Finding, Severity } from '../finding.ts';
import type { Row, RowTable, Visibility } from '../mapping-row.ts';
import type { RorEntity } from '../model.ts';
import type { Nomenclature } from '../nomenclature.ts';
import type { EntityKind } from '../projection.ts';
import type { ArchiveFacts, DocumentFacts } from './facts.ts';
import type { SetIndex } from './set-index.ts';

export interface Bilingual {
  readonly fr: string;
  readonly en: string;
}

/** What a rule looks at: one object, one record, all records together, a document, the archive, or an exchange in progress. */
export const SCOPES = ['object', 'record', 'set', 'document', 'archive', 'exchange'] as const;
export type Scope = (typeof SCOPES)[number];

/** An access profile whose filters are rules; profile 1 sees everything (domain reference ROR §5). */
export type FilteredProfil = 0 | 2 | 3;

/** What people read of a rule. `id` is stable: scripts depend on it. */
export interface RuleInfo {
  readonly id: string;
  readonly severity: Severity;
  /** Document and section, or number of the rule. */
  readonly source: string;
  readonly label: Bilingual;
  /** What it demands and why it matters. */
  readonly explanation: Bilingual;
  readonly scope: Scope;
  /** The rule holds for this access profile only. */
  readonly profil?: FilteredProfil;
}

/** Who is at fault, as a report names it. */
export interface Subject {
  readonly entity: string;
  readonly name: string;
}

/** Where a check says what it saw: each thing looked at is either right or wrong, once. */
export interface Sink {
  ok(): void;
  fail(path: string, value: string, subject?: Subject): void;
  /** Wrong, unless the entity turns out to be of the médico-social field once everything was read (profile 3). */
  unlessMedicoSocial(path: string, value: string): void;
}

/** What checks may ask beside what they look at. `asOf` is `yyyy-mm-dd`. */
export interface RuleContext {
  readonly nomenclature: Nomenclature;
  readonly asOf: string;
  readonly now: Date;
}

/** An object of an entity: its value by the mapping, its CSD path, and the entity that holds it. */
export interface Place {
  readonly path: string;
  readonly entity: RorEntity;
}

/** What is wrong with a code, at most one thing at a time. */
export type CodeDefect =
  'unknown' | 'unknown-table' | 'foreign-table' | 'other-table' | 'retired' | 'outside-value-set';

export type RuleTest =
  /** At least and at most as many as a mapping row says, for each object of the table. */
  | { readonly on: 'cardinality'; readonly table: RowTable; readonly path: string; readonly rows: readonly Row[] }
  /** What reading a record found. */
  | {
      readonly on: 'finding';
      readonly codes: readonly FindingCode[];
      readonly kinds?: readonly EntityKind[];
      readonly accepts?: (finding: Finding, record: CsdRecord) => boolean;
    }
  /** A field that the profile does not see, for each object of the table. */
  | { readonly on: 'hidden'; readonly table: RowTable; readonly row: Row & { readonly visibility: Visibility } }
  | {
      readonly on: 'object';
      readonly table: RowTable;
      // Each rule knows the type of its table's objects; the table itself is their only link.
      readonly check: (value: never, place: Place, sink: Sink, context: RuleContext) => void;
    }
  | { readonly on: 'code'; readonly defect: CodeDefect }
  | { readonly on: 'entity'; readonly check: (entity: RorEntity, sink: Sink, context: RuleContext) => void }
  | { readonly on: 'set'; readonly check: (set: SetIndex, sink: Sink, context: RuleContext) => void }
  | { readonly on: 'document'; readonly check: (facts: DocumentFacts, sink: Sink, context: RuleContext) => void }
  | {
      readonly on: 'archive';
      readonly check: (
        facts: ArchiveFacts,
        sink: Sink,
        context: RuleContext & { readonly profil: number | null },
      ) => void;
    }
  /** Cannot be judged from documents; `reason` says what is needed and which command or check covers it. */
  | { readonly on: 'exchange'; readonly reason: Bilingual };

export type Rule = RuleInfo & { readonly test: RuleTest };

/** Helps a rule on objects of a table to be written with the type of those objects. */
export function objectTest<T>(
  table: RowTable,
  check: (value: T, place: Place, sink: Sink, context: RuleContext) => void,
): RuleTest {
  return {
    on: 'object',
    table,
    check: check as (value: never, place: Place, sink: Sink, context: RuleContext) => void,
  };
}
