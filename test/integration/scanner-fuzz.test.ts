import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../fixtures/reader/documents.ts';
import { damaged, encoded, randomDocument, randomSizes } from '../fixtures/reader/random-documents.ts';
import { parsed, scanned, type Outcome } from '../helpers/reader-difference.ts';

const ROUNDS = process.env['CERCLE_TORTURE'] === '1' ? 30_000 : 500;
const FIRST = Number(process.env['CERCLE_SEED'] ?? 1);

test('given random documents, whole and damaged, in random chunks, when they are scanned, then it is as by the strict parser', async (t) => {
  const seen = { read: 0, records: 0 };
  const codes = new Map<string, number>();
  for (let seed = FIRST; seed < FIRST + ROUNDS; seed += 1) {
    const random = seededRandom(seed);
    const good = encoded(random, randomDocument(random));
    const bytes = random() < 0.35 ? good : damaged(random, good);
    const cut = Math.floor(random() * 1e9);
    const [expected, found] = [
      await parsed(bytes, { size: randomSizes(seededRandom(cut)) }),
      await scanned(bytes, { size: randomSizes(seededRandom(cut)) }),
    ];
    assert.deepEqual(found, expected, `seed ${seed}: ${JSON.stringify(bytes.toString('latin1'))}`);
    if ('code' in found) codes.set(found.code, (codes.get(found.code) ?? 0) + 1);
    else {
      seen.read += 1;
      seen.records += found.records.length;
    }
  }
  t.diagnostic(
    `count: ${ROUNDS} documents: ${seen.read} read with ${seen.records} records, refused: ${JSON.stringify([...codes])}`,
  );
  assert.ok(seen.read > ROUNDS / 5 && seen.records > ROUNDS && (codes.get('xml.ill-formed') ?? 0) > ROUNDS / 10);
});

/** What two readers make of a document of which each wants every other record: together, what one would. */
function joined([one, other]: readonly [Outcome, Outcome]): Outcome {
  if ('code' in one) return one;
  if ('code' in other) return other;
  const length = Math.max(one.records.length, other.records.length);
  const pairs = Array.from({ length }, (_, index) => [one.records[index], other.records[index]]);
  return { records: pairs.flat().filter((record) => record !== undefined), facts: one.facts };
}

/** Without the places, which are not told where records are left out. */
function withoutPlaces(outcome: Outcome): unknown {
  if ('code' in outcome) return 'refused';
  const records = outcome.records.map((record) => ({ ...record, offset: 0 }));
  return { records, facts: { ...outcome.facts, length: 0 } };
}

test('given random documents, whole and damaged, when two readers want every other record each, then together they give and refuse what the strict parser does', async (t) => {
  let refused = 0;
  for (let seed = FIRST; seed < FIRST + ROUNDS; seed += 1) {
    const random = seededRandom(seed + 1_000_000);
    const good = encoded(random, randomDocument(random));
    const bytes = random() < 0.5 ? good : damaged(random, good);
    const cut = Math.floor(random() * 1e9);
    const whole = random() < 0.5;
    const size = (): (() => number) => (whole ? () => bytes.length || 1 : randomSizes(seededRandom(cut)));
    const expected = await parsed(bytes);
    const found = joined([
      await scanned(bytes, { size: size(), isWanted: (ordinal) => ordinal % 2 === 0 }),
      await scanned(bytes, { size: size(), isWanted: (ordinal) => ordinal % 2 === 1 }),
    ]);
    assert.deepEqual(withoutPlaces(found), withoutPlaces(expected), `seed ${seed}`);
    if ('code' in found) refused += 1;
  }
  t.diagnostic(`count: ${ROUNDS} documents, ${refused} refused`);
  assert.ok(refused > ROUNDS / 10 && refused < ROUNDS * 0.9);
});
