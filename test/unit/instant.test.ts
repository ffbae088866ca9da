import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf } from '../../electron/services/store/identity.ts';
import { fc } from '../helpers/properties.ts';

const RUNS = process.env['CERCLE_TORTURE'] === '1' ? 100_000 : 2_000;

const two = (number: number): string => String(number).padStart(2, '0');
const sixty = fc.nat(63).map(two);
const zone = fc.oneof(
  fc.constantFrom('', 'Z', 'z', '+', '+01', '+0100', ' Z'),
  fc
    .tuple(fc.constantFrom('+', '-', '±'), fc.nat(26).map(two), sixty)
    .map(([sign, hours, minutes]) => `${sign}${hours}:${minutes}`),
);
const instant = fc
  .record({
    year: fc.oneof(fc.integer({ min: 1990, max: 2030 }), fc.nat(9999)).map((year) => String(year).padStart(4, '0')),
    month: fc.nat(13).map(two),
    day: fc.nat(32).map(two),
    hours: fc.nat(25).map(two),
    minutes: sixty,
    seconds: sixty,
    zone,
    joint: fc.constantFrom('T', 'T', 'T', ' ', 't'),
  })
  .map(
    ({ year, month, day, hours, minutes, seconds, zone: z, joint }) =>
      `${year}-${month}-${day}${joint}${hours}:${minutes}:${seconds}${z}`,
  );

/** The same by the rules of ECMAScript alone. */
function parsed(written: string): number | null {
  const match = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?(Z|[+-]\d{2}:\d{2})?$/.exec(written.trim());
  if (match === null) return null;
  const ms = Date.parse(match[1] === undefined || match[4] !== undefined ? written.trim() : `${written.trim()}Z`);
  return Number.isNaN(ms) ? null : ms;
}

test('given instants right and wrong when read then they are what ECMAScript makes of them', (t) => {
  let right = 0;
  fc.assert(
    fc.property(fc.oneof({ weight: 9, arbitrary: instant }, { weight: 1, arbitrary: fc.string() }), (written) => {
      const ms = instantOf(written);
      if (ms !== null) right += 1;
      assert.equal(ms, parsed(written), written);
    }),
    { numRuns: RUNS },
  );
  assert.ok(right > RUNS / 20);
  t.diagnostic(`count: ${RUNS} instants, ${right} of them right`);
});
