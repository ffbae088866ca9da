import { z } from 'zod';
import { fileTicket } from './common.ts';
import { method } from './define.ts';

export interface NomenclatureTable {
  readonly oid: string;
  readonly name: string;
  readonly version: string;
  readonly source: string;
  readonly concepts: number;
}

/** A code of a table, as a picker offers it. */
export interface TableConcept {
  readonly code: string;
  readonly label: string;
  /** `yyyy-mm-dd`; null: in use. */
  readonly retiredOn: string | null;
}

export const nomenclatures = {
  list: method('The code tables in use, with their dates and sources.', z.strictObject({})).returns<
    readonly NomenclatureTable[]
  >(),
  concepts: method(
    'The codes of a table with their labels, in its own order; `text` keeps those whose code or label holds it.',
    z.strictObject({
      /** OID of a terminology (TRE) or of a value set (JDV). */
      table: z.string().min(1).max(200),
      text: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(1000).optional(),
    }),
  ).returns<{ readonly total: number; readonly items: readonly TableConcept[] }>(),
  import: method(
    'Reads official .tabs tables (a file or the whole zip); they take precedence over those shipped.',
    z.strictObject({ file: fileTicket }),
  ).returns<readonly NomenclatureTable[]>(),
};
