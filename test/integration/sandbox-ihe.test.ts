import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CsdRecord } from '../../shared/domain/csd/model.ts';
import { keyOf, readerOf, recordsOf, updatedOf } from '../helpers/region-reader.ts';
import { openSandboxBench, type Credentials, type SandboxBench, type Seen } from '../helpers/sandbox.ts';
import { bodyOf, openIheSchema, skipWithoutIheSchema } from '../helpers/schema.ts';
import { at, attributes } from '../helpers/synthetic.ts';

const FIND = '/CSD/csr/BAC/careServicesRequest';
const MODIFICATIONS = '/CSD/getUpdatedServices/BAC/get';
const DIRECTORIES = ['organization', 'service', 'facility', 'provider'] as const;
let bench: SandboxBench;
let standard: SandboxBench;
let client: Credentials;
let other: Credentials;
let all: readonly CsdRecord[];

before(async () => {
  bench = await openSandboxBench({ units: 80, region: '84' });
  standard = await openSandboxBench({ units: 50, ihe: 'standard' });
  client = await bench.client();
  other = await standard.client();
  all = await readerOf(bench, client).extracted();
});
after(async () => {
  await bench.close();
  await standard.close();
});

const urnOf = (directory: string): string => `urn:ihe:iti:csd:2014:stored-function:${directory}-search`;

function findBody(directory: string, params: string, encapsulated = 'true'): string {
  return `<?xml version="1.0"?><csd:careServicesRequest xmlns:csd="urn:ihe:iti:csd:2013" xmlns="urn:ihe:iti:csd:2013"><function urn="${urnOf(directory)}" encapsulated="${encapsulated}"><requestParams>${params}</requestParams></function></csd:careServicesRequest>`;
}

function modificationsBody(since: string, id = 'urn:uuid:1'): string {
  const header = `<wsa:Action>urn:ihe:iti:csd:2013:GetDirectoryModificationsRequest</wsa:Action><wsa:MessageID>${id}</wsa:MessageID>`;
  return `<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope" xmlns:wsa="http://www.w3.org/2005/08/addressing" xmlns:csd="urn:ihe:iti:csd:2013"><soap:Header>${header}</soap:Header><soap:Body><csd:getModificationsRequest><csd:lastModified>${since}</csd:lastModified></csd:getModificationsRequest></soap:Body></soap:Envelope>`;
}

function post(path: string, body: string, type = 'text/xml', from = bench, by = client): Promise<Seen> {
  const headers: Record<string, string> = type === '' ? {} : { 'Content-Type': type };
  return from.call(path, { ...by, method: 'POST', headers, body });
}

async function find(directory: string, params: string): Promise<readonly CsdRecord[]> {
  const { status, headers, body } = await post(FIND, findBody(directory, params));
  assert.deepEqual([status, headers['content-type']], [200, 'text/xml']);
  return recordsOf(body);
}

const ids = (records: readonly CsdRecord[]): readonly string[] => records.map(({ entityId }) => entityId);
const inDirectory = (directory: string): readonly CsdRecord[] => all.filter((record) => record.directory === directory);
const nameOf = ({ element }: CsdRecord): string => at(element, 'primaryName')[0]?.text ?? '';

test('given each stored function when paged then the pages together are the directory, each once', async () => {
  for (const directory of DIRECTORIES) {
    const expected = ids(inDirectory(directory));
    assert.deepEqual(ids(await find(directory, '')), expected);
    const pages: string[] = [];
    for (let start = 1; ; start += 17) {
      const page = ids(await find(directory, `<start>${start}</start><max>17</max>`));
      pages.push(...page);
      if (page.length < 17) break;
    }
    assert.deepEqual(pages, expected);
    for (const max of ['0', '-1', 'beaucoup'])
      assert.equal((await find(directory, `<max>${max}</max>`)).length, expected.length);
    assert.equal((await find(directory, `<start>100000</start><max>5</max>`)).length, 0);
  }
});

test('given searches by every parameter when answered then they hold what the documents say', async () => {
  const [facility] = inDirectory('facility');
  const part = nameOf(facility!).slice(1, 6).toLowerCase();
  const named = inDirectory('facility').filter((record) =>
    [...at(record.element, 'primaryName'), ...at(record.element, 'otherName')].some(({ text }) =>
      text.toLowerCase().includes(part),
    ),
  );
  assert.deepEqual(ids(await find('facility', `<name>${part}</name>`)), ids(named));
  const exact = inDirectory('facility').filter(
    (record) => nameOf(record).toLowerCase() === nameOf(facility!).toLowerCase(),
  );
  assert.deepEqual(
    ids(await find('facility', `<primaryName>${nameOf(facility!).toLowerCase()}</primaryName>`)),
    ids(exact),
  );
  assert.equal((await find('facility', `<primaryName>${part}</primaryName>`)).length, 0, 'equal, not contained');
  assert.deepEqual(ids(await find('facility', `<id entityID="${facility!.entityId}"/>`)), [facility!.entityId]);
  const [code = ''] = attributes(facility!.element, 'otherID', 'code');
  assert.deepEqual(ids(await find('facility', `<otherID code="${code}"/>`)), [facility!.entityId]);
  const units = inDirectory('facility').filter(({ element }) => attributes(element, 'codedType', 'code').includes('4'));
  assert.deepEqual(ids(await find('facility', `<codedType code="4" codingScheme="1.2.250.1.213.3.3.8"/>`)), ids(units));
  const site = attributes(facility!.element, 'organizations/organization', 'entityID')[0]!;
  const ofSite = inDirectory('facility').filter(({ element }) =>
    attributes(element, 'organizations/organization', 'entityID').includes(site),
  );
  assert.deepEqual(
    ids(await find('facility', `<organizations><organization entityID="${site}"/></organizations>`)),
    ids(ofSite),
  );
  const roots = inDirectory('organization').filter(({ element }) => at(element, 'parent').length === 0);
  assert.deepEqual(ids(await find('organization', `<parent entityID=""/>`)), ids(roots));
  const [provider] = inDirectory('provider');
  const common = at(provider!.element, 'demographic/name/commonName')[0]!.text;
  const people = inDirectory('provider').filter(({ element }) =>
    at(element, 'demographic/name/commonName').some(({ text }) => text.includes(common)),
  );
  assert.deepEqual(ids(await find('provider', `<commonName>${common.toLowerCase()}</commonName>`)), ids(people));
  const since = '2025-10-01T00:00:00Z';
  const recent = inDirectory('service').filter((record) => updatedOf(record) >= Date.parse(since));
  assert.deepEqual(ids(await find('service', `<record updated="${since}"/>`)), ids(recent));
  assert.ok(recent.length > 0 && recent.length < inDirectory('service').length);
  assert.equal((await find('service', `<record status="OK"/>`)).length, 0, 'its case counts');
  assert.equal((await find('service', `<record status="Ok"/>`)).length, inDirectory('service').length);
  const byUrn = await post(
    `${FIND}/${urnOf('facility')}`,
    `<requestParams xmlns="urn:ihe:iti:csd:2013"><max>3</max></requestParams>`,
  );
  assert.equal((await recordsOf(byUrn.body)).length, 3);
});

test('given modifications since dates when asked for then exactly the records changed since come, revisions included', async () => {
  const changed = async (since: string): Promise<readonly string[]> => {
    const { status, body } = await post(MODIFICATIONS, modificationsBody(since), 'application/soap+xml');
    assert.equal(status, 200);
    const text = body.toString();
    for (const directory of DIRECTORIES) assert.match(text, new RegExp(`<csd:${directory}Directory>`));
    assert.match(text, /<wsa:RelatesTo><\/wsa:RelatesTo>/);
    return (await recordsOf(body)).map(keyOf);
  };
  const expected = (since: string, records: readonly CsdRecord[]): readonly string[] =>
    records.filter((record) => record.directory !== 'device' && updatedOf(record) >= Date.parse(since)).map(keyOf);
  for (const since of ['1970-01-01T00:00:00Z', '2025-11-01T00:00:00+02:00', '2099-01-01T00:00:00Z'])
    assert.deepEqual(await changed(since), expected(since, all), since);
  const { changedAt } = await bench.ask({ command: 'evolve' });
  const now = await readerOf(bench, client).extracted();
  const found = await changed(changedAt);
  assert.deepEqual(found, expected(changedAt, now));
  assert.ok(found.length > 0 && found.length < now.length / 2);
});

test('given requests that OpenInfoMan answers oddly when sent then they get the same', async () => {
  const wrong = findBody('facility', '');
  const cases: readonly (readonly [string, Promise<Seen>, number, RegExp])[] = [
    [
      'no function',
      post(FIND, '<careServicesRequest xmlns="urn:ihe:iti:csd:2013"/>'),
      200,
      /^<careServicesRequest xmlns="urn:ihe:iti:csd:2013">/,
    ],
    ['another namespace', post(FIND, wrong.replaceAll('urn:ihe:iti:csd:2013', 'urn:x')), 200, /^$/],
    ['an envelope', post(FIND, modificationsBody('2020-01-01T00:00:00Z')), 200, /^$/],
    ['an unknown function', post(FIND, wrong.replace('facility-search', 'nothing-search')), 404, /No function/],
    [
      'ad hoc XQuery',
      post(
        FIND,
        '<csd:careServicesRequest xmlns:csd="urn:ihe:iti:csd:2013"><csd:expression>1</csd:expression></csd:careServicesRequest>',
      ),
      200,
      /careServicesRequest/,
    ],
    ['an unknown document', post('/CSD/csr/AUTRE/careServicesRequest', wrong), 404, /No function/],
    ['the same by function', post(`/CSD/csr/AUTRE/careServicesRequest/${urnOf('facility')}`, wrong), 200, /^$/],
    ['cut XML', post(FIND, wrong.slice(0, 150)), 400, /<html>/],
    ['a DOCTYPE', post(FIND, `<!DOCTYPE a>${wrong.slice(21)}`), 400, /<html>/],
    ['an empty body', post(FIND, ''), 400, /<html>/],
    ['no media type', post(FIND, wrong, ''), 422, /<html>/],
    ['a wrong date', post(FIND, findBody('facility', '<record updated="hier"/>')), 422, /<html>/],
    [
      'parameters without requestParams',
      post(FIND, wrong.replace('<requestParams></requestParams>', '<max>1</max>')),
      200,
      /facilityDirectory/,
    ],
    ['a search by GET', bench.call(FIND, client), 404, /No function/],
    ...['', 'hier', '2020-01-01', '0000-00-00T00:00:00Z'].map(
      (date) =>
        [
          `since ${date}`,
          post(MODIFICATIONS, modificationsBody(date), 'application/soap+xml'),
          400,
          /<html>[\s\S]*FORG0001/,
        ] as const,
    ),
    ['plain text', post(MODIFICATIONS, modificationsBody('2020-01-01T00:00:00Z'), 'text/plain'), 404, /No function/],
    ['modifications elsewhere', post('/CSD/getUpdatedServices/AUTRE/get', '', 'application/soap+xml'), 200, /^$/],
  ];
  for (const [what, exchange, status, expected] of cases) {
    const seen = await exchange;
    assert.equal(seen.status, status, what);
    assert.match(seen.body.toString(), expected, what);
  }
});

test('given the same server by the book when asked then answers are wrapped, related and refused as the profile says', async () => {
  const wrapped = (await post(FIND, findBody('facility', ''), 'text/xml', standard, other)).body.toString();
  assert.match(wrapped, /^<csd:careServicesResponse [^>]*><csd:result><csd:CSD/);
  const bare = (await post(FIND, findBody('facility', '', 'false'), 'text/xml', standard, other)).body.toString();
  assert.match(bare, /^<csd:CSD/);
  const answer = await post(
    MODIFICATIONS,
    modificationsBody('2020-01-01T00:00:00Z', 'urn:uuid:42'),
    'application/soap+xml',
    standard,
    other,
  );
  assert.match(answer.body.toString(), /<wsa:RelatesTo>urn:uuid:42<\/wsa:RelatesTo>/);
  const fault = await post(MODIFICATIONS, modificationsBody('hier'), 'application/soap+xml', standard, other);
  assert.ok(fault.status === 400 && fault.body.toString().includes('env:Sender'));
});

test(
  'given answers of both functions when validated against the schema of IHE then they are valid',
  { skip: skipWithoutIheSchema },
  async (t) => {
    const schema = openIheSchema();
    t.after(() => schema.dispose());
    for (const directory of DIRECTORIES) {
      const { body } = await post(FIND, findBody(directory, ''));
      assert.equal(schema.fault(body.toString()), '', directory);
    }
    const { body } = await post(MODIFICATIONS, modificationsBody('1970-01-01T00:00:00Z'), 'application/soap+xml');
    const [csd = ''] = /<csd:CSD[\s\S]*<\/csd:CSD>/.exec(bodyOf(body.toString())) ?? [];
    assert.equal(schema.fault(csd), '');
    assert.notEqual(
      schema.fault(csd.replace('<csd:primaryName>', '<csd:nom>').replace('</csd:primaryName>', '</csd:nom>')),
      '',
      'the check can fail',
    );
  },
);
