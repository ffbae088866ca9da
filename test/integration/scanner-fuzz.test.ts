import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../fixtures/reader/documents.ts';
import { damaged, encoded, randomDocument, randomSizes } from '../fixtures/reader/random-documents.ts';
import { parsed, scanned } from '../helpers/reader-difference.ts';

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
