import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson } from '../../shared/domain/onboarding/canonical.ts';
import { driftOf } from '../../shared/domain/onboarding/drift.ts';
import type { WhitelistEntry } from '../../shared/domain/onboarding/dossier.ts';
import { addDays, addMonths, daysBetween, isDay } from '../../shared/domain/onboarding/machine-days.ts';
import { fc } from '../helpers/properties.ts';
import { certificate } from '../helpers/onboarding.ts';

test('given the examples of RFC 8785 when they are made canonical then members are sorted by UTF-16 units', () => {
  const sorting = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  assert.equal(
    canonicalJson(sorting),
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  );
  const text = '\u20ac$\u000f\nA\'B"\\\\"/';
  assert.equal(
    canonicalJson({ string: text, literals: [null, true, false] }),
    '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
  assert.equal(canonicalJson([-0, 9007199254740991, -1]), '[0,9007199254740991,-1]');
});

test('given any JSON of whole numbers when its members change order then its canonical text is the same, and reads back', () => {
  const whole = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: 'binary' }),
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true }),
    ),
  })).value;
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, member]) => [key, shuffled(member)]),
    );
  };
  fc.assert(
    fc.property(whole, (value) => {
      const text = canonicalJson(value);
      assert.equal(canonicalJson(shuffled(value)), text);
      assert.equal(canonicalJson(JSON.parse(text)), text);
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: process.env['CERCLE_TORTURE'] === '1' ? 10_000 : 300 },
  );
});

test('given what has no canonical form when it is asked for then it is an error, and what is undefined is left out', () => {
  for (const value of [0.5, Number.NaN, 2 ** 53, undefined, () => 1, new Date(0), new Map(), [undefined]]) {
    assert.throws(() => canonicalJson(value), { code: 'internal' });
  }
  assert.equal(canonicalJson({ b: undefined, a: 1 }), '{"a":1}');
  assert.equal(canonicalJson('\ud800'), '"\\ud800"');
});

test('given days when months or days are added then the calendar is followed', () => {
  assert.deepEqual(
    [addMonths('2026-08-31', 6), addMonths('2027-08-31', 6), addMonths('2026-11-22', 6), addMonths('2026-12-31', 2)],
    ['2027-02-28', '2028-02-29', '2027-05-22', '2027-02-28'],
  );
  assert.deepEqual([addDays('2026-02-27', 2), addDays('2028-03-01', -1)], ['2026-03-01', '2028-02-29']);
  assert.deepEqual([daysBetween('2026-03-28', '2026-03-30'), daysBetween('2026-03-30', '2026-03-28')], [2, -2]);
  assert.deepEqual(['2028-02-29', '2027-02-29', '0000-01-01', '2026-1-1'].map(isDay), [true, false, true, false]);
});

test('given an entry of the register when another certificate is in use then the drift is named, overlap apart', () => {
  const [old, young] = [certificate('aa', { notAfter: '2027-01-01T00:00:00Z' }), certificate('bb')];
  const entry: WhitelistEntry = {
    id: 'a',
    region: 'IDF',
    environment: 'production',
    certificate: young,
    state: 'inscrite',
    declaredOn: '2026-01-01',
    since: '2026-01-01',
    by: '',
  };
  const before = { ...entry, id: 'b', certificate: old };
  const today = '2026-11-22';
  assert.equal(driftOf(entry, young, today), 'none');
  assert.equal(driftOf(entry, old, today), 'other-certificate');
  assert.equal(driftOf(entry, certificate('cc', { environment: 'test' }), today), 'none');
  assert.equal(driftOf(before, young, today, [before, entry]), 'expiring', 'both are admitted');
  assert.equal(driftOf(before, young, today, [before, { ...entry, state: 'retiree' }]), 'other-certificate');
  assert.equal(driftOf(before, old, '2026-10-02'), 'none');
  assert.equal(driftOf(before, old, '2026-10-03'), 'expiring');
  assert.equal(driftOf(before, old, '2027-01-02'), 'expired');
  assert.equal(driftOf(entry, null, today), 'unknown-certificate');
  assert.equal(driftOf(entry, undefined, today), 'no-region');
  assert.equal(driftOf({ ...entry, state: 'retiree' }, old, today), 'none');
});
