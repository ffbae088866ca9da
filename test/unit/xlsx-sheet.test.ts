import assert from 'node:assert/strict';
import test from 'node:test';
import { columnName, sheetRow, xmlText } from '../../electron/services/export/xlsx-sheet.ts';

test('given columns when named then they are those of a spreadsheet', () => {
  assert.deepEqual([0, 25, 26, 51, 52, 701, 702].map(columnName), ['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});

test('given cells when written then texts are texts, numbers are numbers and nothing is no cell', () => {
  assert.equal(
    sheetRow(['007', 12.5, null, '', '=1+1'], 3),
    '<row r="3"><c r="A3" t="inlineStr"><is><t xml:space="preserve">007</t></is></c><c r="B3"><v>12.5</v></c>' +
      '<c r="E3" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c></row>',
  );
});

test('given characters that XML forbids or reserves when written then they are escaped as the format says', () => {
  assert.equal(xmlText('a<b>&c'), 'a&lt;b&gt;&amp;c');
  assert.equal(xmlText('\u0001\r'), '_x0001__x000D_');
  assert.equal(xmlText('_x0041_'), '_x005F_x0041_');
  assert.equal(xmlText('\ud800'), '\ufffd');
  assert.equal(xmlText('x'.repeat(40_000)).length, 32_767);
});
