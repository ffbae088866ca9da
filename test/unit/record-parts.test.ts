import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressLines } from '../../renderer/features/explorer/record/address.ts';
import { holdersAt } from '../../renderer/features/explorer/record/contact-levels.ts';
import {
  columnsOf,
  dayRuns,
  hourRange,
  minutesOf,
  validityOf,
  weekBlocks,
} from '../../renderer/features/explorer/record/hours.ts';
import { dayWords, momentWords } from '../../renderer/features/explorer/record/dates.ts';
import { identifierName } from '../../renderer/features/explorer/record/identifier-names.ts';
import { flatten, openAtFirst, wayTo } from '../../renderer/features/explorer/record/tree.ts';
import type { TreeNode } from '../../shared/contract/cache.ts';

test('given days 0 and 7, when they are placed, then both are Sunday, the last column, once', () => {
  assert.deepEqual(columnsOf({ jours: ['0', '1', '7', '5', '8', 'x'] }), [0, 4, 6]);
  assert.deepEqual(dayRuns([0, 1, 2, 3, 4, 6]), [
    [0, 4],
    [6, 6],
  ]);
  assert.deepEqual(dayRuns([]), []);
});

test('given times as documents write them, when they are read, then what is no time is none', () => {
  assert.equal(minutesOf('08:30:00'), 510);
  assert.equal(minutesOf('08:30'), 510);
  assert.equal(minutesOf('08:30:00.000+01:00'), 510);
  assert.equal(minutesOf('24:00:00'), 1440);
  for (const text of ['25:00:00', '08:60', '8h30', '', undefined]) assert.equal(minutesOf(text), undefined);
});

test('given hours of one day, when the week is drawn, then those at the same time are side by side, the others are not', () => {
  const hours = [
    { ouvert: true, jours: ['1'], heureDebut: '08:00:00', heureFin: '12:00:00' },
    { ouvert: true, jours: ['1'], heureDebut: '11:00:00', heureFin: '13:00:00' },
    { ouvert: true, jours: ['1'], heureDebut: '14:00:00', heureFin: '18:00:00' },
  ];
  const blocks = weekBlocks(hours, [0, 1, 2]);
  assert.deepEqual(
    blocks.map(({ index, lane, lanes }) => [index, lane, lanes]),
    [
      [0, 0, 2],
      [1, 1, 2],
      [2, 0, 1],
    ],
  );
  assert.deepEqual(hourRange(blocks), [8, 18]);
});

test('given a night and hours that repeat, when the week is drawn, then the night goes on the next day and repeats are one', () => {
  const night = { ouvert: true, jours: ['7'], heureDebut: '22:00:00', heureFin: '06:00:00' };
  const blocks = weekBlocks([night, { ...night, dateDebut: '2020-01-01' }], [0, 1]);
  assert.deepEqual(
    blocks.map(({ column, from, to }) => [column, from, to]),
    [
      [0, 0, 360],
      [6, 1320, 1440],
    ],
  );
});

test('given dates of validity, when a day is asked, then both bounds hold and what is no date limits nothing', () => {
  const on = (today: string) => validityOf({ dateDebut: '2026-01-01', dateFin: '2026-06-30' }, today);
  assert.deepEqual(['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map(on), [
    'future',
    'current',
    'current',
    'past',
  ]);
  assert.equal(validityOf({ dateDebut: 'bientôt' }, '2026-01-01'), 'current');
});

const level = (code: string) => ({ code, label: code, scheme: '1.2.250.1.213.1.1.4.344' });

test('given a contact of level 1 with a phone of level 3, when levels are asked, then the phone is only with the third', () => {
  const open = { adresse: '01', niveauConfidentialite: level('1') };
  const closed = { adresse: '02', niveauConfidentialite: level('3') };
  const fields = { contacts: [{ nom: 'A', niveauConfidentialite: level('1'), telecommunications: [open, closed] }] };
  const at = (wanted: 1 | 2 | 3) =>
    holdersAt(fields, wanted).map(({ telecoms, hidden }) => [telecoms.map(({ adresse }) => adresse), hidden]);
  assert.deepEqual(at(1), [[['01'], 1]]);
  assert.deepEqual(at(2), []);
  assert.deepEqual(at(3), [[['02'], 0]]);
});

test('given a contact of level 3, a level that is none, a mailbox without level, when they are placed, then nothing is more open', () => {
  const fields = {
    contacts: [
      {
        nom: 'A',
        niveauConfidentialite: level('3'),
        telecommunications: [{ adresse: '01', niveauConfidentialite: level('1') }],
      },
      { nom: 'B', niveauConfidentialite: level('9'), telecommunications: [] },
      { nom: 'C', telecommunications: [{ adresse: '03' }] },
    ],
    boitesMss: [{ telecommunication: { adresse: 'a@b' } }],
  };
  assert.deepEqual(holdersAt(fields, 1), []);
  assert.deepEqual(holdersAt(fields, 2), []);
  assert.deepEqual(
    holdersAt(fields, 3).map(({ contact, kind, telecoms }) => contact?.nom ?? `${kind} ${telecoms[0]?.adresse}`),
    ['A', 'B', 'C', 'mss a@b'],
  );
});

test('given identifiers, when they are named, then by their authority and the digit of their type', () => {
  const name = (code: string, autorite: string) => Object.values(identifierName({ code, autorite })).join(' ');
  assert.equal(name('1750000001', '1.2.250.1.71.4.2.2'), 'idNatStruct finess');
  assert.equal(name('3000000001250', '1.2.250.1.71.4.2.2'), 'idNatStruct siret');
  assert.equal(name('899000001570', '1.2.250.1.71.4.2.1'), 'person rpps');
  assert.equal(name('000000125', '1.3.2'), 'siren');
  assert.equal(name('11/10', ''), 'oi');
  assert.equal(name('x', '1.2.3'), 'other');
});

test('given an address, when it is written, then the label of the street type is used and empty lines are left out', () => {
  const line = {
    numeroVoie: '5',
    typeVoie: { code: 'AV', label: 'Avenue' },
    nomVoie: 'DE LA GARE',
    codePostal: '77860',
    commune: 'X',
  };
  assert.deepEqual(addressLines({ lignes: [line as never] }), ['5 Avenue DE LA GARE', '77860 X']);
  assert.deepEqual(addressLines(undefined), []);
});

function node(id: string, children: readonly TreeNode[] = []): TreeNode {
  return { id, kind: 'oi', name: id, nationalId: null, children };
}

test('given a large tree, when it opens, then the way to the record is open and little else', () => {
  const many = Array.from({ length: 60 }, (_, index) => node(`b${index}`, [node(`c${index}`)]));
  const tree = node('top', [node('a', [node('a1')]), ...many]);
  assert.deepEqual(wayTo(tree, 'c7'), ['top', 'b7']);
  const open = openAtFirst(tree, 'c7');
  assert.deepEqual([...open].sort(), ['b7', 'c7', 'top']);
  assert.equal(flatten(tree, open).length, 1 + 1 + 60 + 1);
  assert.ok(openAtFirst(node('top', [node('a', [node('a1')])]), 'top').has('a'));
});

test('given dates as documents write them, when they are told, then no date is repaired and a day is the same everywhere', () => {
  assert.equal(dayWords('2015-08-07', 'fr'), '7 août 2015');
  assert.equal(dayWords('2015-08-07+01:00', 'fr'), '7 août 2015');
  for (const text of ['2023-02-30', '2023-13-01', '2015-08-07x', 'hier', '']) assert.equal(dayWords(text, 'fr'), text);
  assert.equal(momentWords('2023-02-30T10:00:00', 'en'), '2023-02-30T10:00:00');
  assert.match(momentWords('2023-02-20T10:00:00', 'en'), /^20 February 2023/u);
});
