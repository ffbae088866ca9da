import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CsdRecord } from '../../shared/domain/csd/model.ts';
import {
  first,
  isOf,
  keyOf,
  nationalIdOf,
  ownUnits,
  readerOf,
  recordsOf,
  sitesOf,
  updatedOf,
  type RegionReader,
} from '../helpers/region-reader.ts';
import { establishmentRequest, unitRequest, vihf, type ReadOptions } from '../helpers/ror-requests.ts';
import { openSandboxBench, type Credentials, type SandboxBench } from '../helpers/sandbox.ts';
import { at, attributes, codes } from '../helpers/synthetic.ts';

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

test('given every establishment when read then the readings together are the extraction, record for record', async (t) => {
  for (const [profil, user] of [
    [1, 'CU22'],
    [0, 'CU23'],
    [3, 'CU19'],
  ] as const) {
    const all = await reader.extracted(profil);
    const read = new Map<string, string>();
    for (const site of sitesOf(all)) {
      const answer = await reader.post(establishmentRequest(nationalIdOf(site), { header: vihf(user) }), 'search');
      const records = await recordsOf(answer);
      const units = records.filter(
        ({ directory, element }) => directory === 'facility' && first(codes(element, 'codedType')) === '4',
      );
      assert.match(answer, new RegExp(`<csd:facilityNumber>${units.length}</csd:facilityNumber>`));
      for (const record of records) read.set(keyOf(record), record.raw);
    }
    assert.deepEqual([...read.keys()].sort(), all.map(keyOf).sort(), `profile ${profil}`);
    const strip = (raw: string | undefined): string => (raw ?? '').replaceAll(/ xmlns:\w+="[^"]*"/g, '').trim();
    for (const record of all) assert.equal(strip(read.get(keyOf(record))), strip(record.raw));
    t.diagnostic(`count: ${sitesOf(all).length} establishments, ${all.length} records, profile ${profil}`);
  }
});

test('given a reading that is filtered or restricted when answered then it holds what the rules leave', async () => {
  const all = await reader.extracted();
  const site = sitesOf(all).toSorted((a, b) => ownUnits(all, b.entityId).length - ownUnits(all, a.entityId).length)[0]!;
  const read = async (options: ReadOptions): Promise<readonly CsdRecord[]> =>
    recordsOf(await reader.post(establishmentRequest(nationalIdOf(site), options), 'search'));
  const facilities = (records: readonly CsdRecord[]): readonly CsdRecord[] =>
    records.filter(({ directory }) => directory === 'facility');
  const champ = first(codes(ownUnits(all, site.entityId)[0]!.element, 'extension/typeActivity'));
  const ofChamp = facilities(await read({ champs: [champ] }));
  const expected = facilities(all).filter(
    (unit) => isOf(unit, site.entityId) && codes(unit.element, 'extension/typeActivity').includes(champ),
  );
  assert.deepEqual(ofChamp.map(keyOf).sort(), expected.map(keyOf).sort());
  assert.equal(facilities(await read({ champs: ['99'] })).length, 0);
  const since = '2025-09-01T00:00:00+02:00';
  for (const unit of facilities(await read({ dateRef: since })))
    if (first(codes(unit.element, 'codedType')) === '4')
      assert.ok(expectedSince(all, unit, Date.parse(since)), keyOf(unit));
  const restricted = await read({ restricted: true });
  assert.deepEqual(
    facilities(restricted).map(keyOf).sort(),
    facilities(all)
      .filter((unit) => isOf(unit, site.entityId))
      .map(keyOf)
      .sort(),
  );
  for (const { element, directory } of restricted) {
    assert.ok(directory !== 'provider' && directory !== 'device');
    for (const name of ['price', 'accommodationCapacity', 'resourcesSkills', 'equipment', 'specificAct'])
      assert.equal(at(element, `extension/${name}`).length, 0, name);
  }
});

/** Whether a unit or a part of it changed since. */
function expectedSince(all: readonly CsdRecord[], unit: CsdRecord, since: number): boolean {
  return all.some(
    (record) =>
      updatedOf(record) >= since &&
      (record === unit ||
        record.entityId === unit.entityId ||
        record.entityId.startsWith(`${unit.entityId}_`) ||
        record.entityId.startsWith(`q${unit.entityId}_`) ||
        attributes(record.element, 'facilities/facility', 'entityID').includes(unit.entityId)),
  );
}

test('given organisations internes when read by their identifier then each comes with its place in the tree', async () => {
  const all = await reader.extracted();
  const units = all.filter(({ directory }) => directory === 'facility');
  for (const unit of [units[0]!, units[Math.floor(units.length / 2)]!, units.at(-1)!]) {
    const id = first(attributes(unit.element, 'otherID', 'code'));
    assert.match(id, /^93\/\d+$/);
    const records = await recordsOf(await reader.post(unitRequest(id), 'search'));
    assert.ok(records.some((record) => keyOf(record) === keyOf(unit)));
    const keys = new Set(records.map(keyOf));
    for (const { element } of records.filter(({ directory }) => directory === 'facility')) {
      const parent = attributes(element, 'extension/parentFacility', 'entityID')[0];
      if (parent !== undefined) assert.ok(keys.has(`facility ${parent}`));
      assert.ok(keys.has(`organization ${first(attributes(element, 'organizations/organization', 'entityID'))}`));
    }
  }
  for (const id of ['93/1', '93/999999999999', '11/10000', 'n’importe quoi'])
    assert.match(await reader.post(unitRequest(id), 'search'), /<csd:error code="404"/);
});
