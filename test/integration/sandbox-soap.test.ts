import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { first, nationalIdOf, readerOf, sitesOf, type RegionReader } from '../helpers/region-reader.ts';
import {
  establishmentRequest,
  extractionPath,
  notificationsRequest,
  SOAP_PATH,
  soapHeaders,
  unitRequest,
  vihf,
} from '../helpers/ror-requests.ts';
import { openSandboxBench, type Credentials, type SandboxBench } from '../helpers/sandbox.ts';
import { bodyOf, openRorSchema, skipWithoutRorSchema } from '../helpers/schema.ts';
import { attributes } from '../helpers/synthetic.ts';

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

test('given wrong requests when sent then each is refused as SOAP 1.2 says', async () => {
  const id = nationalIdOf(sitesOf(await reader.extracted())[0]!);
  const wrong: readonly (readonly [string, string, 'search' | 'update', RegExp])[] = [
    ['a cut body', establishmentRequest(id).slice(0, 300), 'search', /env:Sender/],
    ['a DOCTYPE', `<!DOCTYPE a [<!ENTITY b "c">]>${establishmentRequest(id).slice(38)}`, 'search', /env:Sender/],
    [
      'SOAP 1.1',
      establishmentRequest(id).replace(
        'http://www.w3.org/2003/05/soap-envelope',
        'http://schemas.xmlsoap.org/soap/envelope/',
      ),
      'search',
      /env:VersionMismatch/,
    ],
    ['no envelope', '<a/>', 'search', /env:Sender/],
    ['another action', establishmentRequest(id), 'update', /env:Sender/],
    ['another function', establishmentRequest(id).replace(':2017', ':2016'), 'search', /env:Sender/],
    ['no date', notificationsRequest(''), 'update', /env:Sender/],
    ['a day that is not', notificationsRequest('2026-02-30T00:00:00'), 'update', /env:Sender/],
    ['a bare day', notificationsRequest('2026-02-03'), 'update', /env:Sender/],
    ['an unknown establishment', establishmentRequest('1999999999'), 'search', /<csd:error code="404"/],
    ['no boolean', establishmentRequest(id, { restricted: true }).replace('>1<', '>oui<'), 'search', /env:Sender/],
    ['a user without access', establishmentRequest(id, { header: vihf('CU99') }), 'search', /env:Sender/],
  ];
  for (const [what, body, action, expected] of wrong) assert.match(await reader.post(body, action), expected, what);
  const plain = await bench.call(SOAP_PATH, {
    ...client,
    method: 'POST',
    headers: { 'Content-Type': 'text/xml' },
    body: '<a/>',
  });
  assert.equal(plain.status, 415);
  assert.equal((await bench.call(SOAP_PATH, client)).status, 405);
  const huge = await bench.call(SOAP_PATH, {
    ...client,
    method: 'POST',
    headers: soapHeaders('search'),
    body: 'x'.repeat(1_100_000),
  });
  assert.equal(huge.status, 413);
  assert.equal((await bench.call(extractionPath(4), client)).status, 404);
});

test(
  'given requests and answers of every transaction when validated against the WSDL and the schema 2.4 then they are valid',
  { skip: skipWithoutRorSchema },
  async (t) => {
    const schema = openRorSchema();
    t.after(() => schema.dispose());
    const all = await reader.extracted();
    const unit = all.find(({ directory }) => directory === 'facility')!;
    const notifications = notificationsRequest('2025-01-01T00:00:00', { champs: ['01'], publics: ['01'] });
    const requests: [string, 'search' | 'update'][] = [
      [notifications, 'update'],
      [notificationsRequest('2014-01-01T00:00:00'), 'update'],
      [unitRequest(first(attributes(unit.element, 'otherID', 'code'))), 'search'],
      [establishmentRequest('1999999999'), 'search'],
    ];
    for (const site of sitesOf(all).filter((_, at) => at % 4 === 0)) {
      const id = nationalIdOf(site);
      for (const options of [{}, { restricted: true }, { dateRef: '2025-06-01T00:00:00', champs: ['01'] }])
        requests.push([establishmentRequest(id, { ...options, header: vihf('CU20') }), 'search']);
    }
    for (const [request, action] of requests) {
      assert.equal(schema.fault(bodyOf(request)), '');
      const answer = await reader.post(request, action);
      assert.equal(schema.fault(bodyOf(answer)), '', answer.slice(0, 500));
    }
    const fault = await reader.post('<a/>', 'search');
    const [detail = ''] = /<ror:erreur[\s\S]*<\/ror:erreur>/.exec(fault) ?? [];
    assert.equal(schema.fault(detail.replace('<ror:erreur', '<ror:erreur xmlns:ror="urn:asip:ror:2015"')), '');
    assert.notEqual(
      schema.fault(bodyOf(notifications).replace('dateRef>', 'dateReference>')),
      '',
      'the check can fail',
    );
    t.diagnostic(`count: ${requests.length} requests and ${requests.length + 1} answers`);
  },
);

test('given a region that wants a VIHF when it is absent then the request is refused, and extractions are not concerned', async () => {
  const strict = await openSandboxBench({ units: 50, requireVihf: true });
  try {
    const credentials = await strict.client();
    const call = { ...credentials, method: 'POST', headers: soapHeaders('update') };
    const without = await strict.call(SOAP_PATH, { ...call, body: notificationsRequest('2020-01-01T00:00:00') });
    assert.ok(without.status === 400 && /VIHF/.test(without.body.toString()));
    const withIt = await strict.call(SOAP_PATH, {
      ...call,
      body: notificationsRequest('2020-01-01T00:00:00', {}, vihf('CU22')),
    });
    assert.equal(withIt.status, 200);
    assert.equal((await strict.call(extractionPath(0), credentials)).status, 200);
  } finally {
    await strict.close();
  }
});
