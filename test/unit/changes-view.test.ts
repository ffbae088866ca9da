import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readView, writeView } from '../../renderer/features/changes/address.ts';
import { gatherByEstablishment } from '../../renderer/features/changes/by-establishment.ts';
import {
  countFields,
  fieldWords,
  identifierOf,
  narrowRows,
  onlyDates,
  placeOf,
  rowsOf,
} from '../../renderer/features/changes/change-rows.ts';
import { markdownOf } from '../../renderer/features/changes/copy-formats.ts';
import { tsvOf } from '../../renderer/ui/tsv.ts';
import type { DiffReport, FieldChange } from '../../shared/contract/cache.ts';

function field(path: string): FieldChange {
  return { path, old: 'a', new: 'b' };
}

function entity(id: string, kind: string, paths: readonly string[]): DiffReport['changed'][number] {
  return { id, kind, name: id, fields: paths.map(field) };
}

const REPORT: DiffReport = {
  source: '11',
  from: { job: 'j1', at: '2026-01-01' },
  to: { job: 'j2', at: '2026-01-08' },
  added: [],
  removed: [],
  changed: [
    entity('1', 'oi', ['metadonnees.dateMiseAJour', 'nom']),
    entity('2', 'oi', ['metadonnees.dateMiseAJour']),
    entity('3', 'eg', ['contacts[1].nom', 'contacts[2].nom']),
    entity('4', 'oi', ['activites', 'nom']),
  ],
};
const EVERYTHING = { kind: undefined, field: undefined, withDates: true };

test('given a view, when it is written to the address and read again, then it is the same', () => {
  const views = [
    { source: undefined, since: undefined, tab: 'changed', kind: undefined, field: undefined, withDates: false },
    { source: '11', since: '2026-01-01', tab: 'fields', kind: 'oi', field: 'contacts.nom', withDates: true },
  ] as const;
  for (const view of views) assert.deepEqual(readView(writeView(view)), view);
  assert.deepEqual(writeView(views[0]), {});
});

test('given a report, when its rows are made, then items of lists are one field and dates are left out unless wanted', () => {
  const rows = rowsOf(REPORT);
  assert.equal(rows.length, 7);
  assert.deepEqual(
    rows.filter(({ entity: { id } }) => id === '3').map((row) => row.field),
    ['contacts.nom', 'contacts.nom'],
  );
  assert.equal(narrowRows(rows, EVERYTHING).length, 7);
  assert.equal(narrowRows(rows, { ...EVERYTHING, withDates: false }).length, 5);
  assert.equal(narrowRows(rows, { ...EVERYTHING, withDates: false, kind: 'oi' }).length, 3);
  assert.equal(narrowRows(rows, { kind: undefined, withDates: false, field: 'metadonnees.dateMiseAJour' }).length, 2);
  assert.equal(onlyDates(REPORT), 1);
});

test('given rows, when fields are counted, then entities are counted once and the most frequent field is first', () => {
  const fields = countFields(narrowRows(rowsOf(REPORT), { ...EVERYTHING, withDates: false }));
  assert.deepEqual(
    fields.map(({ field: name, entities, changes }) => [name, entities, changes]),
    [
      ['nom', 2, 2],
      ['activites', 1, 1],
      ['contacts.nom', 1, 2],
    ],
  );
  const contacts = fields.find(({ field: name }) => name === 'contacts.nom');
  assert.ok(contacts !== undefined);
  assert.doesNotMatch(fieldWords(contacts, 'fr'), /\d/);
  assert.match(placeOf('eg', 'contacts[2].nom', 'fr'), /\(2\) › /);
  assert.equal(placeOf('eg', 'nothing.like.it', 'fr'), '');
});

test('given an entity that only its key names, when its identifier is asked, then it has none', () => {
  assert.equal(identifierOf({ id: '#k1', kind: 'activite', name: '' }), '');
  assert.equal(identifierOf({ id: '11/1', kind: 'oi', name: '' }), '11/1');
});

test('given cells that a spreadsheet would run, when they are copied, then they are text; Markdown marks are escaped', () => {
  assert.equal(tsvOf([['=1+1', '-3', 'a\tb\nc']]), "'=1+1\t-3\ta b c\r\n");
  assert.equal(markdownOf([['h'], ['a|b <i>']]), '| h |\n| --- |\n| a\\|b \\<i\\> |\n');
});

test('given 10,000 changes, when they are gathered, then none is lost', () => {
  const changed = Array.from({ length: 10_000 }, (_, index) => entity(String(index), 'oi', ['nom', 'contacts[1].nom']));
  const rows = rowsOf({ ...REPORT, changed });
  assert.equal(rows.length, 20_000);
  assert.deepEqual(
    countFields(rows).map(({ entities }) => entities),
    [10_000, 10_000],
  );
});

test('given what came and changed when it is gathered by establishment then each counts once, dates only when wanted', () => {
  const north = { id: 's:1', name: 'North' };
  const south = { id: 's:2', name: 'South' };
  const of = (id: string, establishment: typeof north | undefined, ...paths: string[]) => ({
    ...entity(id, 'oi', paths),
    ...(establishment !== undefined && { establishment }),
  });
  const report: DiffReport = {
    ...REPORT,
    added: [of('a', south), of('b', undefined)],
    removed: [of('c', undefined)],
    changed: [of('d', south, 'nom', 'adresse'), of('e', north, 'metadonnees.dateMaj'), of('f', south, 'nom')],
  };
  assert.deepEqual(gatherByEstablishment(report, false), {
    rows: [{ ...south, added: 1, changed: 2 }],
    elsewhere: 1,
  });
  assert.deepEqual(gatherByEstablishment(report, true).rows[1], { ...north, added: 0, changed: 1 });
});
