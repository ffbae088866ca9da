import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  byKeyOf,
  keyOf,
  nationalIdOf,
  notifiedIds,
  ownersOf,
  ownUnits,
  readerOf,
  recordsOf,
  sitesOf,
  updatedOf,
  type RegionReader,
} from '../helpers/region-reader.ts';
import { establishmentRequest, notificationsRequest } from '../helpers/ror-requests.ts';
import { openSandboxBench, type Credentials, type SandboxBench } from '../helpers/sandbox.ts';
import { codes } from '../helpers/synthetic.ts';

const UNITS = 120;
const REGION = '93';
let bench: SandboxBench;
let client: Credentials;
let reader: RegionReader;

before(async () => {
  bench = await openSandboxBench({ units: UNITS, region: REGION, seed: 5 });
  client = await bench.client();
  reader = readerOf(bench, client);
});
after(() => bench.close());

test('given dates of the past when changes are asked for then exactly the establishments that changed since are told', async () => {
  const all = await reader.extracted();
  const byKey = byKeyOf(all);
  for (const dateRef of [
    '2014-01-01T00:00:00',
    '2025-06-01T00:00:00+02:00',
    '2025-12-20T12:00:00',
    '2026-06-01T00:00:00Z',
  ]) {
    const since = Date.parse(dateRef.length === 19 ? `${dateRef}+01:00` : dateRef);
    const expected = new Set(
      all.filter((record) => updatedOf(record) >= since).flatMap((record) => ownersOf(record, byKey)),
    );
    const ids = sitesOf(all)
      .filter(({ entityId }) => expected.has(entityId))
      .map(nationalIdOf)
      .sort();
    const answer = await reader.post(notificationsRequest(dateRef), 'update');
    assert.deepEqual(notifiedIds(answer), ids, dateRef);
    assert.match(answer, new RegExp(`<csd:result>${ids.length}</csd:result>`));
  }
  const champs = ['04'];
  const filtered = notifiedIds(await reader.post(notificationsRequest('2014-01-01T00:00:00', { champs }), 'update'));
  const medicoSocial = sitesOf(all).filter(({ entityId }) =>
    ownUnits(all, entityId).some(({ element }) => codes(element, 'extension/typeActivity').includes('04')),
  );
  assert.deepEqual(filtered, medicoSocial.map(nationalIdOf).sort());
  assert.ok(filtered.length > 0 && filtered.length < sitesOf(all).length);
});

test('given revisions when notifications are followed by readings then they are exactly what changed, and lead to the new state', async (t) => {
  let before = await reader.extracted();
  let told = 0;
  for (let revision = 1; revision <= 6; revision += 1) {
    const { changedAt } = await bench.ask({ command: 'evolve' });
    const now = await reader.extracted();
    const old = byKeyOf(before);
    const fresh = byKeyOf(now);
    const differing = [
      ...now.filter((record) => old.get(keyOf(record))?.raw !== record.raw).map((record) => [record, fresh] as const),
      ...before.filter((record) => !fresh.has(keyOf(record))).map((record) => [record, old] as const),
    ];
    assert.ok(differing.length > 0, `revision ${revision} changes something`);
    const expected = new Set(differing.flatMap(([record, keys]) => ownersOf(record, keys)));
    const ids = sitesOf(now)
      .filter(({ entityId }) => expected.has(entityId))
      .map(nationalIdOf)
      .sort();
    const answer = await reader.post(notificationsRequest(changedAt), 'update');
    assert.deepEqual(notifiedIds(answer), ids);
    for (const [record, keys] of differing)
      if (keys === fresh) assert.equal(new Date(updatedOf(record)).toISOString(), changedAt);
    for (const id of ids) {
      const records = await recordsOf(await reader.post(establishmentRequest(id), 'search'));
      const raws = new Map(records.map((record) => [keyOf(record), record.element]));
      for (const [record, keys] of differing) {
        const isHere = ownersOf(record, keys).some((owner) => nationalIdOf(keys.get(`organization ${owner}`)!) === id);
        if (isHere) assert.deepEqual(raws.get(keyOf(record)), fresh.get(keyOf(record))?.element);
      }
    }
    told += ids.length;
    before = now;
  }
  t.diagnostic(`count: 6 revisions, ${told} establishments told`);
});
