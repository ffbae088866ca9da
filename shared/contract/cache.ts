import { z } from 'zod';
import type { SearchKind } from '../domain/search.ts';
import type { Severity } from '../domain/ror/finding.ts';
import { facetName, fileTicket, filters, profil, sourceCode } from './common.ts';
import type { Counts, FacetCount, LabelledCode, Profil } from './common.ts';
import { method } from './define.ts';

export interface ImportReport {
  readonly source: string;
  readonly mode: 'replace' | 'merge';
  /** Everything was read and checked, and nothing kept. */
  readonly checkOnly: boolean;
  /** null: unknown, so the profile guard was not evaluated. */
  readonly profil: Profil | null;
  readonly files: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly checksum: 'ok' | 'absent' | 'mismatch';
  }[];
  readonly counts: Counts;
  /** Number of findings by code. */
  readonly anomalies: Readonly<Record<string, number>>;
  /** null for a first load or a check without import. */
  readonly changes: { readonly added: number; readonly changed: number; readonly removed: number } | null;
  readonly durationMs: number;
}

export interface SourceSummary {
  readonly source: string;
  readonly label: string;
  readonly importedAt: string;
  /** Names of the files it came from. */
  readonly origin: string;
  readonly profil: Profil | null;
  readonly counts: Counts;
  readonly generations: readonly {
    readonly id: string;
    readonly at: string;
    readonly current: boolean;
    readonly bytes: number;
  }[];
}

export interface SearchItem {
  readonly id: string;
  readonly kind: SearchKind;
  readonly nationalId: string | null;
  readonly name: string;
  readonly commune: LabelledCode | null;
  readonly departement: LabelledCode | null;
  readonly region: LabelledCode | null;
  /** The EG above it (an EG: its EJ). */
  readonly etablissement: { readonly id: string; readonly name: string } | null;
  readonly champ: LabelledCode | null;
  readonly mode: LabelledCode | null;
  readonly activites: readonly LabelledCode[];
}

export interface SearchPage {
  readonly total: number;
  readonly totalIsExact: boolean;
  readonly items: readonly SearchItem[];
  readonly facets: Readonly<Record<string, readonly FacetCount[]>>;
  /** Cursor of the next page, null at the end. */
  readonly next: string | null;
}

export interface EntityReference {
  readonly id: string;
  readonly kind: SearchKind | 'activite' | 'equipement';
  readonly name: string;
  readonly nationalId: string | null;
}

export interface FindingView {
  readonly code: string;
  readonly severity: Severity;
  /** null: the document as a whole. */
  readonly entity: { readonly id: string; readonly kind: string; readonly name: string } | null;
  readonly path: string;
  readonly value: string;
  readonly message: string;
}

/** An entity as shown: its French fields with labels beside the codes, and where it stands. */
export interface EntityView {
  readonly id: string;
  readonly kind: SearchKind | 'activite' | 'equipement';
  readonly source: string;
  /** What the ROR model knows of it; codes carry `label` and, when it matters, `status`. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly place: {
    readonly commune: LabelledCode;
    readonly departement: LabelledCode;
    readonly region: LabelledCode;
    readonly from: 'own' | 'eg' | 'ej';
  } | null;
  readonly parents: readonly EntityReference[];
  readonly children: readonly EntityReference[];
  readonly findings: readonly FindingView[];
  readonly provenance: { readonly file: string; readonly importedAt: string; readonly profil: Profil | null };
  /** The record as received, when asked for. */
  readonly xml?: string;
}

export interface TreeNode {
  readonly id: string;
  readonly kind: SearchKind;
  readonly name: string;
  readonly nationalId: string | null;
  readonly children: readonly TreeNode[];
}

export interface FieldChange {
  readonly path: string;
  readonly old: string | null;
  readonly new: string | null;
}

/** An entity that came, went or changed. */
export interface DiffEntity {
  /** Its national identifier, else `#` and the identifier of its record in the file. */
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** Id of its record in the cache; absent when the source has it no more. */
  readonly recordId?: string;
  /** The EG it belongs to, an EG to itself; absent for an EJ, and with the record. */
  readonly establishment?: { readonly id: string; readonly name: string };
}

export interface DiffReport {
  readonly source: string;
  readonly from: { readonly job: string; readonly at: string };
  readonly to: { readonly job: string; readonly at: string };
  readonly added: readonly DiffEntity[];
  readonly removed: readonly DiffEntity[];
  readonly changed: readonly (DiffEntity & { readonly fields: readonly FieldChange[] })[];
}

/** One load of a source and what it changed; the counts are null for a first load. */
export interface LoadSummary {
  readonly job: string;
  readonly at: string;
  readonly mode: 'replace' | 'merge';
  readonly origin: string;
  readonly added: number | null;
  readonly changed: number | null;
  readonly removed: number | null;
}

export const STATS_AXES = [
  'region',
  'departement',
  'commune',
  'champ',
  'activite',
  'mode',
  'typeOi',
  'categorie',
  'public',
  'equipement',
  'profession',
] as const;

export const EXPORT_FORMATS = ['csv', 'xlsx', 'jsonl', 'geojson'] as const;
/** `csv` for spreadsheets, `md` to paste into a ticket. */
export const DIFF_FORMATS = ['json', 'csv', 'md'] as const;
export const EXPORT_CONTENTS = ['unites', 'etablissements', 'professionnels', 'anomalies'] as const;

const noInput = z.strictObject({});
const entityId = z.string().min(1).max(200);

export const cache = {
  import: method(
    'Reads CSD files or an extraction archive and fills the cache; a job whose result is the report.',
    z.strictObject({
      files: z.array(fileTicket).min(1).max(100),
      source: sourceCode.optional(),
      profil: profil.optional(),
      mode: z.enum(['replace', 'merge']).optional(),
      checkOnly: z.boolean().optional(),
      force: z.boolean().optional(),
    }),
  ).returns<{ readonly jobId: string }>(),
  sources: method('What the cache holds, with age and origin.', noInput).returns<readonly SourceSummary[]>(),
  removeSource: method(
    'Purges a source: entities, raw records, full text and every kept generation.',
    z.strictObject({ source: sourceCode }),
  ).returns<{ readonly source: string; readonly bytes: number }>(),
  keepSource: method(
    'Sets how many earlier generations and loads of a source are kept, from its next load on.',
    z.strictObject({
      source: sourceCode,
      generations: z.number().int().min(0).max(100).optional(),
      loads: z.number().int().min(1).max(1000).optional(),
    }),
  ).returns<{ readonly source: string; readonly generations: number; readonly loads: number }>(),
  stats: method(
    'Counts units and establishments by one axis; what has no place is under the empty code.',
    z.strictObject({ by: z.enum(STATS_AXES), filters: filters.optional() }),
  ).returns<readonly FacetCount[]>(),
  search: method(
    'Finds units and establishments: accents and case are ignored, every word is a prefix.',
    z.strictObject({
      text: z.string().max(500).optional(),
      filters: filters.optional(),
      limit: z.number().int().min(0).max(10_000).optional(),
      after: z.string().max(500).optional(),
      facets: z.array(facetName).optional(),
    }),
  ).returns<SearchPage>(),
  show: method(
    'One entity with all its fields, labels, parents and children.',
    z.strictObject({ id: entityId, xml: z.boolean().optional() }),
  ).returns<EntityView>(),
  tree: method('The tree below an entity: EJ, EG, OI.', z.strictObject({ id: entityId })).returns<TreeNode>(),
  diff: method(
    'What changed between two loads of a source, by national identifier.',
    z.strictObject({ source: sourceCode, since: z.string().max(100).optional() }),
  ).returns<DiffReport>(),
  exportDiff: method(
    'Writes what changed between two loads of a source to a file; a job whose result is {rows, file, bytes}.',
    z.strictObject({
      source: sourceCode,
      since: z.string().max(100).optional(),
      format: z.enum(DIFF_FORMATS),
      out: fileTicket,
      force: z.boolean().optional(),
    }),
  ).returns<{ readonly jobId: string }>(),
  loads: method(
    'The loads of a source whose changes are kept, the latest first.',
    z.strictObject({ source: sourceCode }),
  ).returns<readonly LoadSummary[]>(),
  export: method(
    'Writes what the filters select to a file; a job whose result is {rows, file, bytes}.',
    z.strictObject({
      format: z.enum(EXPORT_FORMATS),
      out: fileTicket,
      what: z.enum(EXPORT_CONTENTS).optional(),
      text: z.string().max(500).optional(),
      filters: filters.optional(),
      includeRestricted: z.boolean().optional(),
      force: z.boolean().optional(),
    }),
  ).returns<{ readonly jobId: string }>(),
};
