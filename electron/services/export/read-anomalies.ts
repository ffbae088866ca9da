import { SEVERITIES } from '../../../shared/domain/ror/finding.ts';
import { catalogueEntry } from '../../../shared/domain/ror/finding-catalogue.ts';
import type { Filters } from '../../../shared/domain/search.ts';
import { readFindingCursor, writeFindingCursor } from '../store/anomalies-cursor.ts';
import { searchKindOf } from '../store/filters-sql.ts';
import type { ReadContext } from '../store/reader-context.ts';
import { chosenSources } from '../store/reader-handles.ts';
import type { SourceHandle } from '../store/reader-source.ts';
import { includes } from '../store/search-ids.ts';
import type { IdList } from '../store/search-ids.ts';
import { kindNumber } from '../store/staged-rows.ts';
import { createSelection, selectIds } from '../store/search-select.ts';
import { ANOMALY_COLUMNS } from './columns.ts';
import type { Cell } from './columns-cells.ts';
import { filtersOf } from './contents.ts';
import type { BatchInput, ExportBatch, ExportRow } from './batch.ts';

const PROFESSIONNEL = kindNumber('professionnel');

interface Row {
  readonly id: number;
  readonly entity_id: number | null;
  readonly code: string;
  readonly severity: number;
  readonly path: string;
  readonly value: string;
  readonly kind: number | null;
  readonly type_oi: string | null;
  readonly national_id: string | null;
  readonly name: string | null;
  readonly confidentiality: number | null;
}

const NEXT = `SELECT f.id, f.entity_id, f.code, f.severity, f.path, f.value, e.kind, e.type_oi, e.national_id, e.name, e.confidentiality
  FROM finding f LEFT JOIN entity e ON e.id = f.entity_id WHERE f.id > ? ORDER BY f.id LIMIT ?`;

/** Findings on what the filters select; without a filter all of them, those on whole documents and on activités included. */
export function anomalyBatch(context: ReadContext, input: BatchInput, size: number): ExportBatch {
  const sources = chosenSources(context.sources, input.filters?.source);
  const after = input.after === undefined ? undefined : readFindingCursor(input.after, sources);
  const chosen = sources.map((handle) => ({ handle, ids: selected(context, handle, input) }));
  const rows: ExportRow[] = [];
  for (const { handle, ids } of chosen) {
    if (after !== undefined && handle.source < after.source) continue;
    let from = handle.source === after?.source ? after.id : 0;
    for (let read = handle.all<Row>(NEXT, from, size); read.length > 0; read = handle.all<Row>(NEXT, from, size)) {
      for (const row of read) {
        from = row.id;
        if (ids !== undefined && (row.entity_id === null || !includes(ids, row.entity_id))) continue;
        rows.push(rowOf(context, handle, row, input));
        if (rows.length === size) return { total: total(chosen), rows, next: writeFindingCursor(handle, from) };
      }
    }
  }
  return { total: total(chosen), rows, next: null };
}

interface Chosen {
  readonly handle: SourceHandle;
  readonly ids: IdList | undefined;
}

/** How many findings the sources hold; with filters, no more than that. */
function total(chosen: readonly Chosen[]): number {
  return chosen.reduce((sum, { handle }) => sum + (handle.column<number>('SELECT count(*) FROM finding')[0] ?? 0), 0);
}

/** Ids that the filters select; undefined when nothing but the source is asked. */
function selected(context: ReadContext, handle: SourceHandle, { text, filters = {} }: BatchInput): IdList | undefined {
  const isFree = Object.entries(filters).every(
    ([name, value]) => name === 'source' || value === undefined || value.length === 0,
  );
  if (isFree && text === undefined) return undefined;
  const wanted: Filters = filtersOf('anomalies', filters);
  return selectIds(handle, createSelection(text, wanted), context.lists);
}

/** Where a value may be a number or an address of a person; codes never are. */
const PERSONAL = /contact|demographic|mailBoxMSS|operationalStatus|credential/i;
const CODE = /@(code|codingScheme)$/;

/** The value found, unless it may be what the restriction on contacts and professionals keeps out. */
function valueOf({ path, value, kind, confidentiality }: Row, includeRestricted: boolean): string {
  const isRestricted = kind === null || kind === PROFESSIONNEL || (confidentiality ?? 1) > 1;
  return !includeRestricted && isRestricted && PERSONAL.test(path) && !CODE.test(path) ? '' : value;
}

function rowOf(
  { lang }: ReadContext,
  handle: SourceHandle,
  row: Row,
  { shape, includeRestricted = false }: BatchInput,
): ExportRow {
  const cells: Cell[] = [
    handle.source,
    row.code,
    SEVERITIES[row.severity - 1] ?? '',
    row.kind === null ? '' : searchKindOf(row.kind, row.type_oi ?? ''),
    row.national_id ?? '',
    row.name ?? '',
    row.path,
    valueOf(row, includeRestricted),
    catalogueEntry(row.code)?.explanation[lang] ?? row.code,
  ];
  if (shape === 'cells') return { cells };
  if (shape === 'features') return { cells, position: null };
  return { record: JSON.stringify(Object.fromEntries(ANOMALY_COLUMNS.map((name, index) => [name, cells[index]]))) };
}
