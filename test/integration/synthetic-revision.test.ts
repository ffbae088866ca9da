import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CsdRecord } from '../../shared/domain/csd/model.ts';
import { SCHEMES } from '../../shared/domain/ror/schemes.ts';
import type { ChangedEntity } from '../../shared/domain/synthetic/revision.ts';
import { at, attributes, codes, readRegion } from '../helpers/synthetic.ts';

const KIND_OF = { service: 'activite', device: 'equipement', provider: 'professionnel', facility: 'oi' } as const;
const kindOf = ({ directory, element }: CsdRecord): string =>
  directory === 'organization' ? (at(element, 'parent').length > 0 ? 'eg' : 'ej') : KIND_OF[directory];
const labelOf = ({ kind, key, nationalId }: Pick<ChangedEntity, 'kind' | 'key' | 'nationalId'>): string =>
  `${kind} ${key} ${nationalId}`;
const index = (records: readonly CsdRecord[]): ReadonlyMap<string, CsdRecord> =>
  new Map(
    records.map((record) => {
      const hasId = record.directory !== 'service' && record.directory !== 'device';
      return [
        `${kindOf(record)} ${record.entityId} ${hasId ? (codes(record.element, 'otherID')[0] ?? '') : ''}`,
        record,
      ];
    }),
  );
const sorted = (labels: Iterable<string>): readonly string[] => [...labels].sort();
/** A record without the date of its last update. */
const content = ({ raw }: CsdRecord): string => {
  const end = raw.lastIndexOf('<csd:record');
  return raw.slice(0, end) + raw.slice(end).replace(/updated="[^"]*"/, '');
};

for (const { units, profil, files } of [
  { units: 600, profil: 1, files: 1 },
  { units: 600, profil: 0, files: 3 },
  { units: 1300, profil: 3, files: 1 },
] as const) {
  test(`given revision 1 of ${units} units in profile ${profil} when compared by record then the truth is exact`, async () => {
    const options = { units, seed: 'suivi', region: '44', profil, files } as const;
    const before = index((await readRegion(options)).records);
    const { records, truth } = await readRegion({ ...options, revision: 1 });
    const after = index(records);
    const { added, removed, changed, touched } = truth.changes;
    assert.deepEqual(sorted([...after.keys()].filter((key) => !before.has(key))), sorted(added.map(labelOf)));
    assert.deepEqual(sorted([...before.keys()].filter((key) => !after.has(key))), sorted(removed.map(labelOf)));
    const differing = [...after].filter(([key, record]) => before.has(key) && before.get(key)?.raw !== record.raw);
    const textual = differing.filter(([key, record]) => content(record) !== content(before.get(key) as CsdRecord));
    assert.deepEqual(sorted(textual.map(([key]) => key)), sorted(changed.map(labelOf)));
    // The activities kept by a changed unit were updated with it.
    const onlyDates = differing.filter(
      (one) => !textual.includes(one) && !one[0].startsWith('activite') && !one[0].startsWith('equipement'),
    );
    assert.deepEqual(
      sorted(onlyDates.map(([key]) => key)),
      sorted(touched.map(labelOf).filter((label) => !changed.some((one) => labelOf(one) === label))),
    );
    assert.ok(added.length > 0 && removed.length > 0 && changed.length > 1);
  });
}

test('given changed fields when both versions are read then the old and the new values are those told', async () => {
  const options = { units: 1000, seed: 3, region: '11' } as const;
  const before = index((await readRegion(options)).records);
  const revised = await readRegion({ ...options, revision: 1 });
  const after = index(revised.records);
  const seen = new Set<string>();
  for (const entity of revised.truth.changes.changed) {
    for (const { field, old, new: value } of entity.fields) {
      seen.add(field);
      const read = (records: ReadonlyMap<string, CsdRecord>): unknown => {
        const element = records.get(labelOf(entity))?.element;
        assert.ok(element);
        if (field === 'name') return at(element, 'primaryName')[0]?.text;
        if (field === 'oi') return attributes(element, 'facilities/facility', 'entityID');
        return attributes(element, 'organizations/organization/service', 'entityID').map((id) => id.split('_')[1]);
      };
      assert.deepEqual(read(before), old);
      assert.deepEqual(read(after), value);
    }
  }
  assert.ok(seen.has('name') && seen.has('activites'));
});

test('given a revision when read then its units keep a unit beside each one removed, and its dates are of that week', async () => {
  const { records, truth } = await readRegion({ units: 700, seed: 8, region: '24', revision: 2 });
  const parents = new Set(
    records.flatMap(({ element }) => attributes(element, 'extension/parentFacility', 'entityID')),
  );
  for (const { element, entityId, directory } of records) {
    if (directory !== 'facility') continue;
    const isLevel = codes(element, 'codedType')[0] !== '4';
    if (isLevel) assert.ok(parents.has(entityId), `${entityId} has no unit left`);
    const scheme = attributes(element, 'codedType', 'codingScheme')[0];
    assert.equal(scheme, SCHEMES.TYPE_ORGANISATION_INTERNE);
  }
  const changed = new Set(truth.changes.changed.map(({ key }) => key));
  const dates = records
    .filter(({ entityId, directory }) => directory === 'facility' && changed.has(entityId))
    .map(({ element }) => attributes(element, 'record', 'updated')[0]?.slice(0, 10));
  assert.deepEqual([...new Set(dates)], ['2026-01-29']);
});
