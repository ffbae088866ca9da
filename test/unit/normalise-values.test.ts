import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  defectOf,
  hasSuperfluousBlanks,
  isDate,
  isDateTime,
  isTime,
  parseBoolean,
} from '../../shared/domain/ror/normalise-values.ts';

function each(check: (text: string) => unknown, expected: unknown, texts: readonly string[]): void {
  for (const text of texts) assert.equal(check(text), expected, text);
}

test('given dates of XML Schema when checked then only days of the calendar are dates', () => {
  each(isDate, true, ['2024-02-29', '2000-02-29', '1999-12-31', '2024-01-01Z', '2024-01-01+01:00', '12024-01-01']);
  each(isDate, false, ['0000-01-01', '0000-00-00', '2023-02-29', '1900-02-29', '2024-04-31', '2024-13-01', '2024-1-1']);
  each(isDate, false, ['', '01/02/2024', '2024-01-01T00:00:00', ' 2024-01-01']);
});

test('given instants of XML Schema when checked then a zone and fractions are free, a time is not', () => {
  each(isDateTime, true, [
    '2024-01-01T07:00:00',
    '2024-01-01T07:00:00Z',
    '2024-01-01T07:00:00.123+14:00',
    '2024-01-01T24:00:00',
  ]);
  each(isDateTime, false, ['2024-01-01', '2024-01-01T25:00:00', '0000-00-00T00:00:00', '2024-02-30T00:00:00', 'hier']);
});

test('given times when checked then they are of one day', () => {
  each(isTime, true, ['00:00:00', '23:59:59', '08:30:00.5', '24:00:00']);
  each(isTime, false, ['24:00:01', '8:30', '08:30', '08:60:00', '08:00:60', 'midi']);
});

test('given booleans when read then only the four spellings are', () => {
  each(parseBoolean, true, ['1', 'true']);
  each(parseBoolean, false, ['0', 'false']);
  each(parseBoolean, undefined, ['', 'TRUE', 'oui', '2', 'null']);
});

test('given numbers when checked then each type has its own form', () => {
  each((text) => defectOf('integer', text), undefined, ['0', '007', '+3', '-12']);
  each((text) => defectOf('integer', text), 'nombre-invalide', ['1.0', '1 000', '', 'x', '1e3']);
  each((text) => defectOf('decimal', text), undefined, ['43.12', '-6', '.5', '5.']);
  each((text) => defectOf('decimal', text), 'nombre-invalide', ['43,12', '1e3', '.', 'NaN']);
  each((text) => defectOf('double', text), undefined, ['1e3', '12.5', 'INF', '-INF', 'NaN']);
  each((text) => defectOf('double', text), 'nombre-invalide', ['12,5', 'inf', '12 €']);
});

test('given texts when their blanks are judged then only single spaces inside say something', () => {
  each(hasSuperfluousBlanks, false, ['', 'A', 'CH de Toulon']);
  each(hasSuperfluousBlanks, true, [' A', 'A ', 'A  B', 'A\tB', 'A\nB', '\u00a0A']);
});
