import { readCursor, writeCursor } from '../store/page-cursor.ts';
import { mergePage } from '../store/page-merge.ts';
import { cursorAt } from '../store/page-position.ts';
import type { ReadContext } from '../store/reader-context.ts';
import { chosenSources } from '../store/reader-handles.ts';
import { createSelection, selectIds } from '../store/search-select.ts';
import type { BatchInput, ExportBatch, ExportRow } from './batch.ts';
import { ENTITY_COLUMNS } from './columns.ts';
import { filtersOf } from './contents.ts';
import type { ExportContent } from './contents.ts';
import { anomalyBatch } from './read-anomalies.ts';
import { readExportEntities } from './read-entity.ts';
import type { ExportEntity } from './read-entity.ts';
import { recordOf } from './read-record.ts';

const DEFAULT_SIZE = 2000;

/**
 * The next rows of an export, in display order. A source that is loaded again meanwhile goes on at the same name.
 * @throws AppError `input.invalid`, `cache.source-unknown`, `cache.corrupt`.
 */
export function exportBatch(context: ReadContext, input: BatchInput): ExportBatch {
  const { what, text, size = DEFAULT_SIZE, includeRestricted = false } = input;
  if (what === 'anomalies') return anomalyBatch(context, input, size);
  const filters = filtersOf(what, input.filters ?? {});
  const selection = createSelection(text, filters);
  const found = chosenSources(context.sources, filters.source).map((handle) => ({
    handle,
    ids: selectIds(handle, selection, context.lists),
  }));
  const after = input.after === undefined ? undefined : readCursor(input.after);
  const places = mergePage(found, after, size + 1);
  const shown = places.slice(0, size);
  const last = shown.at(-1);
  const entities = readExportEntities(context, shown, includeRestricted);
  return {
    total: found.reduce((sum, { ids }) => sum + ids.length, 0),
    rows: entities.map((one) => rowOf(one, input, what)),
    next: last === undefined || places.length <= size ? null : writeCursor(cursorAt(last.handle, last.id)),
  };
}

function rowOf(one: ExportEntity, { shape }: BatchInput, what: Exclude<ExportContent, 'anomalies'>): ExportRow {
  if (shape === 'records') return { record: JSON.stringify(recordOf(one)) };
  const cells = ENTITY_COLUMNS[what].map(({ cell }) => cell(one));
  return shape === 'cells' ? { cells } : { cells, position: one.place.position };
}
