import type { Filters } from '../../../shared/domain/search.ts';
import type { Cell } from './columns-cells.ts';
import type { ExportContent } from './contents.ts';
import type { Position } from './position.ts';

/** `cells`: the columns of a table; `records`: all fields, as JSON; `features`: cells and a place on the globe. */
export type ExportShape = 'cells' | 'records' | 'features';

export interface BatchInput {
  readonly what: ExportContent;
  readonly shape: ExportShape;
  readonly text?: string | undefined;
  readonly filters?: Filters | undefined;
  readonly includeRestricted?: boolean | undefined;
  readonly after?: string | undefined;
  /** Rows to a batch. */
  readonly size?: number | undefined;
}

export interface ExportRow {
  readonly cells?: readonly Cell[];
  /** JSON without a line break. */
  readonly record?: string;
  readonly position?: Position | null;
}

export interface ExportBatch {
  /** Rows of the whole export. */
  readonly total: number;
  readonly rows: readonly ExportRow[];
  readonly next: string | null;
}
