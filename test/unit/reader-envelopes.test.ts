import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  answer,
  CSD,
  csd,
  difficultAnswer,
  envelope,
  identities,
  readAll,
  SOAP_11,
} from '../fixtures/reader/documents.ts';

const ALL = ['organization s_1', 'organization e_2', 'service 0013', 'facility 3'];

const WRAPPED = [
  { what: 'a bare CSD', xml: csd(), envelope: 'csd', soap: false },
  { what: 'a CSD with a prefix', xml: prefixed('csd'), envelope: 'csd', soap: false },
  { what: 'a bare queryResult', xml: csd('queryResult'), envelope: 'queryResult', soap: false },
  {
    what: 'a result',
    xml: answer(`<r:result>${csd('queryResult')}</r:result>`),
    envelope: 'careServicesResponse',
    soap: false,
  },
  {
    what: 'a result with a CSD',
    xml: answer(`<r:result>${csd()}</r:result>`),
    envelope: 'careServicesResponse',
    soap: false,
  },
  { what: 'modifications', xml: modifications(), envelope: 'getModificationsResponse', soap: false },
  { what: 'a CSD in SOAP 1.2', xml: envelope(csd()), envelope: 'csd', soap: true },
  { what: 'a queryResult in SOAP 1.2', xml: envelope(csd('queryResult')), envelope: 'queryResult', soap: true },
  {
    what: 'a result in SOAP 1.2',
    xml: envelope(answer(`<r:result>${csd('queryResult')}</r:result>`)),
    envelope: 'careServicesResponse',
    soap: true,
  },
  {
    what: 'modifications in SOAP 1.2',
    xml: envelope(modifications()),
    envelope: 'getModificationsResponse',
    soap: true,
  },
  { what: 'a CSD in SOAP 1.1', xml: envelope(csd(), SOAP_11), envelope: 'csd', soap: true },
];

function prefixed(prefix: string): string {
  return csd()
    .replaceAll(/<(\/?)(\w)/g, `<$1${prefix}:$2`)
    .replace('xmlns=', `xmlns:${prefix}=`);
}

function modifications(): string {
  return `<getModificationsResponse xmlns="${CSD}">${csd('CSD', '')}</getModificationsResponse>`;
}

for (const { what, xml, envelope: expected, soap } of WRAPPED) {
  test(`given ${what}, when it is read, then its records and its wrapping are told`, async () => {
    const { records, document } = await readAll(xml);
    assert.deepEqual(identities(records), ALL);
    assert.deepEqual(document, {
      envelope: expected,
      soap,
      facilityNumber: undefined,
      encoding: 'UTF-8',
      bytes: Buffer.byteLength(xml),
      length: xml.length,
      directories: [
        { directory: 'organization', records: 2 },
        { directory: 'service', records: 1 },
        { directory: 'facility', records: 1 },
        { directory: 'provider', records: 0 },
      ],
    });
  });
}

for (const prefix of ['csd', 'ns1', 'Ça', 'x-y.z']) {
  test(`given the prefix ${prefix}, when a CSD is read, then the records are those of the default namespace`, async () => {
    assert.deepEqual(identities((await readAll(prefixed(prefix))).records), ALL);
  });
}

test('given namespaces mixed inside one answer, when it is read, then only true records come', async () => {
  const { records, document } = await readAll(difficultAnswer());
  assert.deepEqual(identities(records), ['organization s_1', 'organization e_2', 'service 1', 'facility 3']);
  assert.equal(document?.facilityNumber, '2');
  assert.deepEqual(document.directories.at(-1), { directory: 'device', records: 0 });
});

test('given line ends, references and CDATA, when a record is read, then its values are those of XML 1.0', async () => {
  const { records } = await readAll(difficultAnswer());
  const [first, second, third] = records.map(({ element }) => element);
  assert.equal(first?.children[0]?.text, 'CH de l’Œuvre & Cie 🏥\n2');
  assert.deepEqual(second?.attributes, { entityID: 'e_2', type: 'ns1:x' });
  assert.deepEqual(second?.children[0], {
    name: 'otherName',
    namespace: CSD,
    attributes: { 'xml:lang': 'fr' },
    children: [],
    text: 'É\nté',
  });
  assert.equal(third?.children[0]?.text, 'a <b> & ]] c');
  assert.equal(third?.children[0]?.attributes['code'], '007');
});

test('given blanks around and within values, when a record is read, then nothing is trimmed', async () => {
  const xml = `<CSD xmlns="${CSD}"><serviceDirectory><service entityID=" a  b "> x <codedType>\t y \n</codedType> z </service></serviceDirectory></CSD>`;
  const record = (await readAll(xml)).records[0];
  assert.equal(record?.entityId, ' a  b ');
  assert.equal(record.element.text, ' x  z ');
  assert.equal(record.element.children[0]?.text, '\t y \n');
});

test('given an attribute in two namespaces, when it is read, then the one in none wins in any order', async () => {
  for (const attributes of ['type="a" x:type="b"', 'x:type="b" type="a"']) {
    const xml = `<CSD xmlns="${CSD}" xmlns:x="urn:x"><serviceDirectory><service ${attributes}/></serviceDirectory></CSD>`;
    assert.deepEqual((await readAll(xml)).records[0]?.element.attributes, { type: 'a' });
  }
});

test('given an attribute named as a trap of the language, when it is read, then it is an attribute', async () => {
  const xml = `<CSD xmlns="${CSD}"><serviceDirectory><service __proto__="p" constructor="c"/></serviceDirectory></CSD>`;
  const attributes = (await readAll(xml)).records[0]?.element.attributes ?? {};
  assert.deepEqual(Object.entries(attributes), [
    ['__proto__', 'p'],
    ['constructor', 'c'],
  ]);
});

for (const [attributes, expected] of [
  ['entityID="new" urn="old"', 'new'],
  ['urn="urn:uuid:1"', 'urn:uuid:1'],
  ['oid="1.2.3"', '1.2.3'],
  ['entityID="" urn="old"', 'old'],
  ['entityID=""', ''],
  ['', ''],
] as const) {
  test(`given the identity ${attributes || 'left out'}, when a record is read, then its entityId is "${expected}"`, async () => {
    const xml = `<CSD xmlns="${CSD}"><providerDirectory><provider ${attributes}/></providerDirectory></CSD>`;
    const record = (await readAll(xml)).records[0];
    assert.equal(record?.entityId, expected);
    const written = attributes.split(' ').filter((part) => part !== '').length;
    assert.equal(Object.keys(record.element.attributes).length, written);
  });
}

test('given a directory twice and the others absent, when a CSD is read, then both count as one', async () => {
  const directory = '<serviceDirectory><service entityID="1"/></serviceDirectory>';
  const { records, document } = await readAll(`<CSD xmlns="${CSD}">${directory}<facilityDirectory/>${directory}</CSD>`);
  assert.equal(records.length, 2);
  assert.deepEqual(document?.directories, [
    { directory: 'service', records: 2 },
    { directory: 'facility', records: 0 },
  ]);
});

test('given a CSD without any directory, when it is read, then it has no record', async () => {
  const { records, document } = await readAll(`<CSD xmlns="${CSD}"/>`);
  assert.deepEqual([records.length, document?.directories.length], [0, 0]);
});

test('given directories in places that mean nothing, when a CSD is read, then their content is not taken', async () => {
  const decoy = '<serviceDirectory><service entityID="no"/></serviceDirectory>';
  const xml = `<CSD xmlns="${CSD}"><other>${decoy}</other><x:serviceDirectory xmlns:x="urn:x">${decoy}<service/></x:serviceDirectory>
    <serviceDirectory><serviceDirectory><service entityID="no"/></serviceDirectory></serviceDirectory></CSD>`;
  assert.deepEqual(identities((await readAll(xml)).records), ['service ']);
});

test('given an unknown element in a record, when it is read, then it is kept where it was', async () => {
  const xml = `<CSD xmlns="${CSD}"><serviceDirectory><service><extension><nouveau xmlns="urn:x" a="1">v</nouveau></extension></service></serviceDirectory></CSD>`;
  const unknown = (await readAll(xml)).records[0]?.element.children[0]?.children[0];
  assert.deepEqual(unknown, { name: 'nouveau', namespace: 'urn:x', attributes: { a: '1' }, children: [], text: 'v' });
});
