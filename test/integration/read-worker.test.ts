import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import test from 'node:test';
import { openReader } from '../../electron/services/store/read-client.ts';
import { AppError } from '../../shared/errors.ts';
import { openReadSide } from '../helpers/read-side.ts';
import { smallCsd, structureXml } from '../helpers/small-csd.ts';

const DOCUMENT = smallCsd({ organizations: [structureXml({ key: 'e', ids: ['1750712184'], name: 'CH FICTIF' })] });

test('given an empty cache when read then the answers are empty, and no error', async () => {
  const side = openReadSide();
  const page = await side.reader.search({ text: 'x', facets: ['region'] }, 'fr');
  assert.deepEqual(page, { total: 0, totalIsExact: true, items: [], facets: { region: [] }, next: null });
  assert.deepEqual(await side.reader.stats({ by: 'region' }, 'fr'), []);
  assert.deepEqual(await side.reader.anomalies({}, 'fr'), { counts: {}, items: [], next: null });
  await side.dispose();
});

test('given many questions at once and an error among them when asked then each has its own answer', async () => {
  const side = openReadSide();
  await side.importFiles([side.write('a.xml', DOCUMENT)], { source: 'A' });
  const answers = await Promise.allSettled(
    Array.from({ length: 50 }, (_, index) =>
      index % 10 === 0 ? side.reader.show({ id: 'nothing' }, 'fr') : side.reader.show({ id: '750712184' }, 'fr'),
    ),
  );
  assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 45);
  for (const answer of answers) {
    if (answer.status === 'fulfilled') continue;
    assert.ok(answer.reason instanceof AppError);
    assert.equal(answer.reason.code, 'cache.entity-unknown');
    assert.deepEqual(answer.reason.detail.values, { id: 'nothing' });
  }
  await side.dispose();
});

test('given a reader closed while it is asked when asked again then what was asked before is answered and it starts anew', async () => {
  const side = openReadSide();
  await side.importFiles([side.write('a.xml', DOCUMENT)], { source: 'A' });
  const before = side.reader.search({}, 'fr');
  const closing = side.reader.close();
  const during = side.reader.search({}, 'fr');
  assert.equal((await before).total, 1);
  await closing;
  assert.equal((await during).total, 1);
  assert.equal((await side.reader.search({}, 'fr')).total, 1);
  await side.dispose();
});

test('given a damaged file of the cache when read then the error says so and other sources stay readable', async () => {
  const side = openReadSide();
  await side.importFiles([side.write('a.xml', DOCUMENT)], { source: 'A' });
  await side.reader.search({}, 'fr');
  await side.reader.close();
  writeFileSync(side.store.locate('A').dataFile, 'no database');
  await assert.rejects(
    side.reader.search({}, 'fr'),
    (error) => error instanceof AppError && error.code === 'cache.corrupt',
  );
  await side.dispose();
});

test('given a worker that cannot start when asked then every question fails by name and nothing hangs', async () => {
  const side = openReadSide();
  const reader = openReader({ ...side.ports, workerUrl: () => new URL('file:///nowhere/read-worker.ts') }, side.store);
  const answers = await Promise.allSettled([reader.search({}, 'fr'), reader.stats({ by: 'mode' }, 'fr')]);
  for (const answer of answers) {
    assert.ok(answer.status === 'rejected' && answer.reason instanceof AppError && answer.reason.code === 'internal');
  }
  await reader.close();
  await side.dispose();
});
