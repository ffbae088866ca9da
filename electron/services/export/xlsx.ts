import { zipOf } from '../synthetic/zip-writer.ts';
import type { Cell } from './columns-cells.ts';
import { sheetEnd, sheetRow, sheetStart } from './xlsx-sheet.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const CONTENT_TYPES =
  `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">` +
  `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`;
const ROOT =
  `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">` +
  `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const WORKBOOK_PARTS =
  `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">` +
  `<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`;

function workbook(sheet: string): string {
  return (
    `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">` +
    `<sheets><sheet name="${sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>`
  );
}

/**
 * A workbook of one sheet as it is made: rows go through, and none is kept, whatever their number. (write-excel-file holds the whole
 * sheet: 410 MB for 20,000 rows of 40 columns.)
 */
export function xlsxOf(
  sheet: string,
  headers: readonly string[],
  rows: AsyncIterable<readonly Cell[]>,
  modified: Date,
): AsyncIterable<Uint8Array> {
  const text = (content: string) => () => [Buffer.from(content)];
  return zipOf(
    [
      { name: '[Content_Types].xml', content: text(CONTENT_TYPES) },
      { name: '_rels/.rels', content: text(ROOT) },
      { name: 'xl/workbook.xml', content: text(workbook(sheet)) },
      { name: 'xl/_rels/workbook.xml.rels', content: text(WORKBOOK_PARTS) },
      { name: 'xl/worksheets/sheet1.xml', content: () => sheetBytes(headers, rows) },
    ],
    modified,
  );
}

/** Pieces of some 64 KB: a row at a time would be slow to compress. */
const PIECE = 65_536;

async function* sheetBytes(
  headers: readonly string[],
  rows: AsyncIterable<readonly Cell[]>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let text = sheetStart(headers);
  let row = 1;
  for await (const cells of rows) {
    row += 1;
    text += sheetRow(cells, row);
    if (text.length < PIECE) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text + sheetEnd());
}
