import type { EXPORT_FORMATS } from '../../../shared/contract/cache.ts';
import type { ExportRow, ExportShape } from './batch.ts';
import type { Cell } from './columns-cells.ts';
import { headersOf } from './columns.ts';
import type { ExportContent } from './contents.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import { xlsxOf } from './xlsx.ts';

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What each format needs to know of a row. */
export const SHAPE_OF: Readonly<Record<ExportFormat, ExportShape>> = {
  csv: 'cells',
  xlsx: 'cells',
  jsonl: 'records',
  geojson: 'features',
};

export type RowBatches = AsyncIterable<readonly ExportRow[]>;

/** The bytes of an export, made from its rows as they come. */
export function bytesOf(
  format: ExportFormat,
  what: ExportContent,
  batches: RowBatches,
  modified: Date,
): AsyncIterable<Uint8Array> {
  const headers = headersOf(what);
  switch (format) {
    case 'csv':
      return encoded(csvText(headers, batches));
    case 'jsonl':
      return encoded(jsonLines(batches));
    case 'geojson':
      return encoded(geoJson(headers, batches));
    case 'xlsx':
      return xlsxOf(what, headers, cellsOf(batches), modified);
  }
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const text of texts) yield Buffer.from(text);
}

async function* csvText(headers: readonly string[], batches: RowBatches): AsyncGenerator<string, void, undefined> {
  yield BYTE_ORDER_MARK + csvLine(headers);
  for await (const rows of batches) yield rows.map(({ cells = [] }) => csvLine(cells)).join('');
}

async function* jsonLines(batches: RowBatches): AsyncGenerator<string, void, undefined> {
  for await (const rows of batches) yield rows.map(({ record = '{}' }) => `${record}\n`).join('');
}

async function* cellsOf(batches: RowBatches): AsyncGenerator<readonly Cell[], void, undefined> {
  for await (const rows of batches) for (const { cells = [] } of rows) yield cells;
}

/** RFC 7946, one feature a line; what has no coordinates has a null geometry. */
async function* geoJson(headers: readonly string[], batches: RowBatches): AsyncGenerator<string, void, undefined> {
  let before = '{"type":"FeatureCollection","features":[\n';
  for await (const rows of batches) {
    let text = '';
    for (const row of rows) {
      text += before + JSON.stringify(feature(headers, row));
      before = ',\n';
    }
    yield text;
  }
  yield before === ',\n' ? '\n]}\n' : `${before}]}\n`;
}

function feature(headers: readonly string[], { cells = [], position = null }: ExportRow): unknown {
  const filled = headers
    .map((name, index) => [name, cells[index] ?? null])
    .filter(([, cell]) => cell !== null && cell !== '');
  return {
    type: 'Feature',
    geometry: position === null ? null : { type: 'Point', coordinates: position },
    properties: Object.fromEntries(filled),
  };
}
