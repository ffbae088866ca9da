import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CsdRecord } from '../../shared/domain/csd/model.ts';
import { MAPPING } from '../../shared/domain/ror/mapping.ts';
import type { RowTable } from '../../shared/domain/ror/mapping-row.ts';
import { normalise } from '../../shared/domain/ror/normalise.ts';
import { createTally, type Tally } from '../../shared/domain/synthetic/tally.ts';
import { PROFILES, type Profil } from '../../shared/domain/synthetic/visibility.ts';
import { at, attributes, below, codes, readRegion } from '../helpers/synthetic.ts';

const LEVELS = { '1': 'pole', '2': 'structureInterne', '3': 'uniteFonctionnelle', '4': 'uniteElementaire' } as const;
const KINDS = { service: 'activiteOperationnelle', device: 'equipementSpecifique', provider: 'professionnel' } as const;

const bump = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);
const first = (values: readonly string[]): string => values[0] ?? '';
const communeOf = ({ element }: CsdRecord): string => first(codes(element, 'extension/location/cityNumber'));
const departementOf = (commune: string): string => commune.slice(0, commune.startsWith('97') ? 3 : 2);

/** Counts a region again from its XML alone, with no word of the generator. */
function recount(records: readonly CsdRecord[]): Tally {
  const tally = createTally();
  const byKey = new Map(records.map((record) => [`${record.directory} ${record.entityId}`, record]));
  const place = (record: CsdRecord | undefined, parent: (record: CsdRecord) => CsdRecord | undefined): string =>
    record === undefined ? '' : communeOf(record) || place(parent(record), parent);
  const structure = (id: string): CsdRecord | undefined => byKey.get(`organization ${id}`);
  const parentOf = ({ element, directory }: CsdRecord): CsdRecord | undefined =>
    structure(
      first(attributes(element, directory === 'facility' ? 'organizations/organization' : 'parent', 'entityID')),
    );
  for (const record of records) {
    const { element, directory } = record;
    tally.counts.contact += at(element, 'extension/contact').length;
    tally.counts.telecommunication += below(element, 'contactPoint').length;
    tally.counts.horaire += below(element, 'operatingHours').length;
    if (directory === 'organization') {
      const isSite = at(element, 'parent').length > 0;
      tally.counts[isSite ? 'entiteGeographique' : 'entiteJuridique'] += 1;
      if (isSite) bump(tally.establishmentsByDepartement, departementOf(place(record, parentOf)));
    } else if (directory === 'facility') {
      const type = first(codes(element, 'codedType')) as keyof typeof LEVELS;
      tally.counts.organisationInterne += 1;
      tally.counts[LEVELS[type]] += 1;
      if (type !== '4') continue;
      const departement = departementOf(place(record, parentOf));
      bump(tally.unitsByDepartement, departement);
      for (const code of codes(element, 'extension/typeActivity')) bump(tally.unitsByChamp, code);
      for (const code of codes(element, 'extension/careMode')) bump(tally.unitsByMode, code);
      for (const key of attributes(element, 'organizations/organization/service', 'entityID')) {
        const service = byKey.get(`service ${key}`);
        assert.ok(service, `the activity ${key} is in its directory`);
        const code = first(codes(service.element, 'codedType'));
        bump(tally.unitsByActivite, code);
        bump(tally.unitsByDepartementAndActivite, `${departement}|${code}`);
      }
    } else tally.counts[KINDS[directory]] += 1;
  }
  return tally;
}

for (const profil of PROFILES) {
  for (const files of [1, 4]) {
    test(`given profile ${profil} in ${files} documents when the XML is counted then it equals the truth`, async () => {
      const {
        records,
        truth,
        files: documents,
      } = await readRegion({ units: 400, seed: 11, region: '93', profil, files });
      const { changes, faults, ...tally } = truth;
      assert.deepEqual(recount(records), tally);
      assert.deepEqual(
        [changes.added.length, changes.removed.length, changes.changed.length, faults.length],
        [0, 0, 0, 0],
      );
      assert.equal(documents.length, files);
    });
  }
}

test('given one region when shared among four documents then the same records are there, and references cross', async () => {
  const options = { units: 500, seed: 3, region: '76' } as const;
  const whole = await readRegion(options);
  const parts = await readRegion({ ...options, files: 4 });
  const raws = (records: readonly CsdRecord[]): readonly string[] => records.map(({ raw }) => raw).sort();
  assert.deepEqual(raws(parts.records), raws(whole.records));
  const crossing = parts.files.map((records) => {
    const own = new Set(
      records.filter(({ directory }) => directory === 'organization').map(({ entityId }) => entityId),
    );
    return records
      .filter(({ directory }) => directory === 'facility')
      .flatMap(({ element }) => attributes(element, 'organizations/organization', 'entityID'))
      .filter((id) => !own.has(id)).length;
  });
  for (const count of crossing) assert.ok(count > 0);
});

test('given a region when its links and identifiers are followed then all resolve and none repeats', async () => {
  const { records } = await readRegion({ units: 800, seed: 21, region: '84' });
  const keys = new Set(records.map(({ directory, entityId }) => `${directory} ${entityId}`));
  assert.equal(keys.size, records.length);
  const nationalIds: string[] = [];
  for (const { element, directory } of records) {
    const links: readonly (readonly [string, readonly string[]])[] = [
      ['organization', attributes(element, 'parent', 'entityID')],
      ['organization', attributes(element, 'organizations/organization', 'entityID')],
      ['service', attributes(element, 'organizations/organization/service', 'entityID')],
      ['facility', attributes(element, 'extension/parentFacility', 'entityID')],
      ['facility', attributes(element, 'facilities/facility', 'entityID')],
      ['device', attributes(element, 'extension/equipment', 'entityID')],
    ];
    for (const [target, ids] of links) for (const id of ids) assert.ok(keys.has(`${target} ${id}`), `${target} ${id}`);
    // A practice may carry the ADELI number of its professional: identifiers are unique within a kind.
    if (directory !== 'service' && directory !== 'device')
      nationalIds.push(`${directory} ${first(codes(element, 'otherID'))}`);
  }
  assert.equal(new Set(nationalIds).size, nationalIds.length);
});

type Entity = Readonly<Record<string, unknown>>;

/** Fields that the schema or the ROR does not have, or that concern a part of a part. */
const NOT_WRITTEN =
  /altitude|composant|texte$|certificat|usage$|commentaires$|^professionnel\.(noms\.(langue|autresNoms|nomFamille|suffixe)|noms\.nomsExercice\.langue|specialites)/;

function fieldsOf(table: RowTable, prefix: string): readonly string[] {
  return Object.entries(table).flatMap(([name, row]) => {
    if (row.dialect === 'ihe') return [];
    const path = `${prefix}.${name}`;
    return row.type === 'object' ? [path, ...fieldsOf(row.table, path)] : [path];
  });
}

/** Calls `see` with each field of an entity that holds something, and whether the profile may show it. */
function walk(
  table: RowTable,
  value: Entity,
  path: string,
  see: (path: string, access: string) => void,
  profil: Profil,
): void {
  for (const [name, row] of Object.entries(table)) {
    const found = value[name];
    const items = found === undefined ? [] : Array.isArray(found) ? (found as readonly Entity[]) : [found as Entity];
    if (items.length === 0 || row.dialect === 'ihe') continue;
    see(
      `${path}.${name}`,
      row.type === 'boolean' && row.hidesUnit === true && found === false ? 'yes' : (row.visibility?.[profil] ?? 'yes'),
    );
    if (row.type === 'object') for (const item of items) walk(row.table, item, `${path}.${name}`, see, profil);
  }
}

test('given a large region when normalised then there is no finding, and every field of the mapping occurs', async () => {
  const { records } = await readRegion({ units: 2600, seed: 5, region: '75' });
  const seen = new Set<string>();
  for (const record of records) {
    const { entities, findings } = normalise(record);
    assert.deepEqual(findings, [], record.entityId);
    for (const entity of entities)
      walk(MAPPING[entity.kind], entity as unknown as Entity, entity.kind, (path) => void seen.add(path), 1);
  }
  const expected = Object.entries(MAPPING).flatMap(([kind, table]) => fieldsOf(table, kind));
  assert.ok(expected.length > 200);
  assert.deepEqual(
    expected.filter((path) => !seen.has(path) && !NOT_WRITTEN.test(path)),
    [],
  );
});

/** Champs of the units below each entity, by directory and key: what makes it médico-social. */
function champsBelow(records: readonly CsdRecord[]): ReadonlyMap<string, ReadonlySet<string>> {
  const champs = new Map<string, Set<string>>();
  const add = (key: string, found: Iterable<string>): void => {
    const known = champs.get(key) ?? new Set();
    for (const champ of found) known.add(champ);
    champs.set(key, known);
  };
  const of = (directory: CsdRecord['directory']): readonly CsdRecord[] =>
    records.filter((record) => record.directory === directory);
  for (const { element, entityId } of of('facility')) {
    const own = codes(element, 'extension/typeActivity');
    add(`facility ${entityId}`, own);
    for (const id of attributes(element, 'organizations/organization', 'entityID')) add(`organization ${id}`, own);
    for (const id of attributes(element, 'organizations/organization/service', 'entityID')) add(`service ${id}`, own);
    for (const id of attributes(element, 'extension/equipment', 'entityID')) add(`device ${id}`, own);
  }
  for (const { element, entityId } of of('organization'))
    for (const id of attributes(element, 'parent', 'entityID'))
      add(`organization ${id}`, champs.get(`organization ${entityId}`) ?? []);
  for (const { element, entityId } of of('provider'))
    add(
      `provider ${entityId}`,
      champs.get(`facility ${first(attributes(element, 'facilities/facility', 'entityID'))}`) ?? [],
    );
  return champs;
}

for (const profil of [0, 2, 3] as const) {
  test(`given profile ${profil} when the fields are looked at then none is one that the profile hides`, async () => {
    const { records } = await readRegion({ units: 700, seed: 5, region: '32', profil });
    const champs = champsBelow(records);
    for (const record of records) {
      const [entity] = normalise(record).entities;
      assert.ok(entity);
      const isMedicoSocial = [...(champs.get(`${record.directory} ${record.entityId}`) ?? [])].join() === '04';
      const see = (path: string, access: string): void =>
        assert.ok(access === 'yes' || (access === 'medico-social' && isMedicoSocial), `${record.entityId} ${path}`);
      walk(MAPPING[entity.kind], entity as unknown as Entity, entity.kind, see, profil);
      const most = profil === 2 || (profil === 3 && isMedicoSocial) ? 2 : 1;
      for (const level of below(record.element, 'confidentialityLevel'))
        assert.ok(
          Number(level.attributes['code']) <= most,
          `${record.entityId} level ${level.attributes['code'] ?? ''}`,
        );
    }
  });
}

test('given the profiles when the professionals are looked at then only the champs of the profile are there', async () => {
  for (const [profil, allowed] of [
    [0, ['05']],
    [3, ['04', '05']],
  ] as const) {
    const { records } = await readRegion({ units: 800, seed: 9, region: '11', profil });
    const champOf = new Map(
      records.map(({ entityId, element }) => [entityId, first(codes(element, 'extension/typeActivity'))]),
    );
    const champs = records
      .filter(({ directory }) => directory === 'provider')
      .map(({ element }) => champOf.get(first(attributes(element, 'facilities/facility', 'entityID'))) ?? '');
    assert.deepEqual([...new Set(champs)].sort(), allowed);
  }
});
