import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { RorEntity } from '../../shared/domain/ror/model.ts';
import { normalise } from '../../shared/domain/ror/normalise.ts';
import { project } from '../../shared/domain/ror/project.ts';
import { readRecords, tell } from '../helpers/csd.ts';
import { sharedData, skipWithout } from '../helpers/shared-data.ts';

const ANSWER = ['csd', 'ror-ans-no-licence', 'reponse-lecture.xml'] as const;
const CONNECTATHON = ['csd', 'connectathon-2013'] as const;

interface Document {
  readonly entities: readonly RorEntity[];
  /** Findings by `kind key`. */
  readonly told: Readonly<Record<string, readonly string[]>>;
  readonly counts: Readonly<Record<string, number>>;
}

async function readShared(...path: readonly string[]): Promise<Document> {
  const file = sharedData(...path);
  assert.ok(file !== undefined);
  const read = (await readRecords(createReadStream(file))).map(normalise);
  const entities = read.flatMap((one) => one.entities);
  const told: Record<string, readonly string[]> = {};
  const counts: Record<string, number> = {};
  for (const one of read) {
    const [entity] = one.entities;
    assert.ok(entity !== undefined);
    counts[entity.kind] = (counts[entity.kind] ?? 0) + 1;
    if (one.findings.length > 0) told[`${entity.kind} ${entity.cle}`] = tell(one.findings);
  }
  return { entities, told, counts };
}

test(
  'given the real answer of a ROR when normalised then its counts are right and its known defects are told',
  { skip: skipWithout(...ANSWER) },
  async () => {
    const { entities, told, counts } = await readShared(...ANSWER);
    assert.deepEqual(counts, { ej: 1, eg: 1, activite: 2, oi: 1, professionnel: 1 });
    assert.deepEqual(told, {
      'ej s_37493': [
        'otherid-vide otherID',
        'identifiant-invalide otherID[2]/@code 83602013100',
        'identifiant-national-absent otherID',
      ],
      'eg e_40841': [
        'otherid-sans-attribut otherID',
        'identifiant-invalide otherID[2]/@code 83602013100',
        'contact-nature-exclusive extension/contact/name Standard',
        'identifiant-national-absent otherID',
      ],
      'oi 47045': [
        'contact-nature-exclusive extension/contact/name Secrétariat',
        'identifiant-national-absent otherID',
      ],
      'professionnel 84266': ['situation-operationnelle-absente extension/operationalStatus'],
    });
    assert.deepEqual(
      entities.flatMap(({ details }) => details),
      [],
    );
  },
);

test(
  'given the real answer when projected then it can be listed, placed, linked and called',
  { skip: skipWithout(...ANSWER) },
  async () => {
    const all = new Map((await readShared(...ANSWER)).entities.map((entity) => [entity.cle, project(entity)]));
    assert.equal(all.get('s_37493')?.nationalId, '2407702521');
    const eg = all.get('e_40841');
    assert.equal(eg?.nationalId, '340770252100052');
    assert.deepEqual(eg.phones, ['0494080080', '0494080083']);
    assert.deepEqual(eg.place, { commune: '83069', postCode: '83800', cityName: 'HYERES' });
    assert.deepEqual(eg.codes.categorie, ['SA07', '109']);
    assert.equal(eg.references.parent, 's_37493');
    const ue = all.get('47045');
    assert.deepEqual(ue?.references.activites, ['47045_001', '47045_003']);
    assert.deepEqual([ue.ageMin, ue.ageMax], [216, 780]);
    assert.deepEqual(ue.codes, { champ: ['05'], mode: ['29'], typeOi: ['4'], profession: ['60'] });
    assert.equal(all.get('84266')?.name, 'INFIMIER SA-07/08');
  },
);

const DIRECTORIES_2013 = [
  ['CSD-Facilities-Connectathon-20131201draft.xml', { oi: 1 }, { 'commonname-language': 5 }],
  ['CSD-Facilities-Connectathon-20131227.xml', { oi: 3 }, { 'commonname-language': 14 }],
  ['CSD-Organizations-Connectathon-20131201draft.xml', { ej: 1 }, { 'commonname-language': 1 }],
  ['CSD-Organizations-Connectathon-20131227.xml', { ej: 5 }, { 'commonname-language': 5, 'espaces-superflus': 3 }],
  ['CSD-Providers-Connectathon-20131201draft.xml', { professionnel: 4 }, {}],
  ['CSD-Providers-Connectathon-20131227.xml', { professionnel: 9 }, {}],
  ['CSD-Services-Connectathon-20131202draft.xml', { activite: 2 }, {}],
  ['CSD-Services-Connectathon-20131227.xml', { activite: 13 }, {}],
  ['facility_local_identifiers.xml', { oi: 1 }, { 'champ-absent': 1, 'otherid-texte': 3, 'type-absent': 1 }],
] as const;

for (const [file, expected, defects] of DIRECTORIES_2013) {
  test(
    `given ${file} of 2013 when normalised then its counts and its known defects are right`,
    { skip: skipWithout(...CONNECTATHON, file) },
    async () => {
      const { entities, told, counts } = await readShared(...CONNECTATHON, file);
      assert.deepEqual(counts, expected);
      const codes: Record<string, number> = {};
      for (const one of Object.values(told).flat()) {
        const code = one.split(' ')[0] ?? '';
        codes[code] = (codes[code] ?? 0) + 1;
      }
      assert.deepEqual(codes, defects);
      assert.deepEqual(
        entities.flatMap(({ details }) => details),
        [],
      );
    },
  );
}

test(
  'given providers of 2013 when projected then their names are said once and their numbers are not searchable',
  { skip: skipWithout(...CONNECTATHON) },
  async () => {
    const { entities } = await readShared(...CONNECTATHON, 'CSD-Providers-Connectathon-20131227.xml');
    const [first] = entities.map(project);
    assert.equal(first?.name, 'Banargee, Dev');
    assert.deepEqual(first.phones, []);
    assert.equal(first.counts.telecommunication, 2);
    assert.deepEqual(first.references.eg, ['urn:oid:1.3.6.1.4.1.21367.200.99.1', 'urn:oid:1.3.6.1.4.1.21367.200.99.3']);
  },
);

const HAS_XMLLINT = spawnSync('xmllint', ['--version']).error === undefined;
const XFORMS = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/2002/xforms">
  <xs:element name="instance"/><xs:element name="bind"/><xs:element name="model"/>
  <xs:simpleType name="anyURIList"><xs:list itemType="xs:anyURI"/></xs:simpleType></xs:schema>`;
const XML = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
  <xs:attribute name="lang" type="xs:string"/></xs:schema>`;

/** The published schemas import three others from the web, of which the documents need nothing: small ones stand for them. */
function withoutNetwork(schema: string): string {
  return schema
    .replace(/<xs:import namespace="http:\/\/www.w3.org\/2001\/XMLSchema"[^>]*>/, '')
    .replace(/<xs:element[^>]*ref="xs:schema"[^>]*>/, '')
    .replace(/(<xs:import namespace="http:\/\/www.w3.org\/2002\/xforms")[^>]*>/, '$1 schemaLocation="xforms.xsd"/>')
    .replace(
      /(<xs:import namespace="http:\/\/www.w3.org\/XML\/1998\/namespace")[^>]*>/,
      '$1 schemaLocation="xml.xsd"/>',
    );
}

function validate(t: TestContext, schema: string, document: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'cercle-xsd-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'xforms.xsd'), XFORMS);
  writeFileSync(join(folder, 'xml.xsd'), XML);
  writeFileSync(join(folder, 'csd.xsd'), withoutNetwork(readFileSync(schema, 'utf8')));
  const file = join(import.meta.dirname, '..', 'fixtures', 'ror', document);
  const { stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', join(folder, 'csd.xsd'), file], {
    encoding: 'utf8',
  });
  return stderr.trim().replace(file, document);
}

const SCHEMAS = [
  ['maximal.xml', ['csd', 'ror-ans-no-licence', 'IHE_ProfilCSD-ExtensionROR_fr-v2.4.xsd']],
  ['ihe.xml', ['csd', 'schema', 'CSD.xsd']],
] as const;

for (const [document, schema] of SCHEMAS) {
  const skip = HAS_XMLLINT ? skipWithout(...schema) : 'xmllint is not installed';
  test(
    `given the fixture ${document} when validated by another program then it keeps to the published schema`,
    { skip },
    (t) => {
      assert.equal(validate(t, sharedData(...schema) ?? '', document), `${document} validates`);
    },
  );
}
