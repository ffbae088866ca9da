import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fc } from '../helpers/properties.ts';
import { phoneForms } from '../../shared/domain/ror/phone.ts';

const SAME_NUMBER = [
  '0494080080',
  '04 94 08 00 80',
  '04.94.08.00.80',
  '04-94-08-00-80',
  '04/94/08/00/80',
  '+33 4 94 08 00 80',
  '+33494080080',
  '+33 (0)4 94 08 00 80',
  '+33 (0) 4.94.08.00.80',
  '0033 4 94 08 00 80',
  '00 33 4 94 08 00 80',
  '+33 04 94 08 00 80',
  '33494080080',
  '494080080',
  'Tél. : 04 94 08 00 80',
  '04 94 08 00 80 poste 12',
  '04\u00a094\u00a008\u00a000\u00a080',
];

test('given one number in every usual spelling when folded then the same national digits come out', () => {
  for (const spelling of SAME_NUMBER) assert.deepEqual(phoneForms(spelling), ['0494080080'], spelling);
});

test('given overseas numbers when folded then they are dialled with their 0', () => {
  assert.deepEqual(phoneForms('+262 262 12 34 56'), ['0262123456']);
  assert.deepEqual(phoneForms('+262692123456'), ['0692123456']);
  assert.deepEqual(phoneForms('0262 12 34 56'), ['0262123456']);
  assert.deepEqual(phoneForms('+33 262 12 34 56'), ['0262123456']);
  assert.deepEqual(phoneForms('00590 590 12 34 56'), ['0590123456']);
  assert.deepEqual(phoneForms('+508 41 12 34'), ['0508411234']);
  assert.deepEqual(phoneForms('+687 25 66 66'), ['687256666']);
});

test('given short numbers when folded then they stay as they are', () => {
  for (const short of ['15', '112', '3624', '116 117']) assert.deepEqual(phoneForms(short), [short.replace(' ', '')]);
  assert.deepEqual(phoneForms('+33 3624'), ['3624']);
});

test('given foreign numbers when folded then the country code stays, however it was written', () => {
  assert.deepEqual(phoneForms('+41 22 379 50 50'), ['41223795050']);
  assert.deepEqual(phoneForms('0041 22 379 50 50'), ['41223795050']);
  assert.deepEqual(phoneForms('800-555-1001'), ['8005551001']);
});

test('given two numbers in one field when folded then both are found', () => {
  assert.deepEqual(phoneForms('04 94 08 00 80 / 06 00 00 00 01'), ['0494080080', '0600000001']);
  assert.deepEqual(phoneForms('04 94 08 00 80 ou 04 94 08 00 81'), ['0494080080', '0494080081']);
});

test('given an address of another kind when folded then there is no number', () => {
  assert.deepEqual(phoneForms('accueil83@exemple.invalid'), []);
  assert.deepEqual(phoneForms('https://exemple.invalid/0494080080'), []);
  assert.deepEqual(phoneForms(''), []);
  assert.deepEqual(phoneForms('secrétariat'), []);
});

test('given a country code without a number when folded then there is no number', () => {
  for (const text of ['+33', '0033', '00330', '+330', '+', '00'])
    assert.ok(
      phoneForms(text).every((form) => form.length >= 2),
      text,
    );
  assert.deepEqual(phoneForms('+33'), []);
});

test('given any text when folded then only digits come out, and what stands around them changes nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 ().\/-]{0,24}$/)), (text) => {
      const forms = phoneForms(text);
      for (const form of forms) assert.match(form, /^\d{2,19}$/);
      assert.deepEqual(phoneForms(`  ${text}\t`), forms);
    }),
    { numRuns: 2_000 },
  );
});
