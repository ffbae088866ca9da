import assert from 'node:assert/strict';
import test from 'node:test';
import { fc } from '../helpers/properties.ts';
import { BYTE_ORDER_MARK, csvLine, inert, parseCsv } from '../../electron/services/export/csv.ts';

test('given cells of every kind when written then they are as a French spreadsheet expects', () => {
  assert.equal(csvLine(['a', 1.5, null, 'b;c', 'd"e', 'f\ng', '']), 'a;1.5;;"b;c";"d""e";"f\ng";\r\n');
});

test('given texts that a spreadsheet would evaluate when written then none starts with what evaluates', () => {
  const dangerous = [
    '=1+1',
    '+33 1 42',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    ' =1',
    '\u00a0=1',
    '\ufeff=1',
    '-',
    '+',
    "'=1",
  ];
  for (const text of dangerous) assert.ok(inert(text).startsWith("'"), JSON.stringify(text));
});

test('given numbers, negative ones included, when written then they stay numbers', () => {
  for (const text of ['-1.55', '-12', '48.85', '0']) assert.equal(inert(text), text);
});

test('given phones, negative numbers, identifiers and formulas when written and read by our reader then none is lost', () => {
  const values = [
    '+33142345678',
    '+33 1 42 34 56 78',
    '-1.55',
    '007501234567',
    '2A0000123',
    "'déjà",
    "''",
    '=CMD()',
    'L’été; "ici"\r\nlà',
    '',
  ];
  assert.deepEqual(parseCsv(BYTE_ORDER_MARK + csvLine(values) + csvLine(values)), [values, values]);
});

test('given any rows at all when written and read then they are the same, and no cell is a formula', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', "'", ' =', '"', ';'), fc.string())
      .map((parts) => parts.join('')),
    fc.float({ noNaN: true, noDefaultInfinity: true }).map(String),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 6 }), (rows) => {
      const text = BYTE_ORDER_MARK + rows.map(csvLine).join('');
      assert.deepEqual(parseCsv(text), rows);
      for (const one of rows.flat()) {
        if (!/^-?\d+(\.\d+)?$/.test(one)) assert.doesNotMatch(inert(one), /^\s*[=+\-@＝＋－＠]/);
      }
    }),
    { numRuns: process.env['CERCLE_TORTURE'] === '1' ? 5000 : 500 },
  );
});
