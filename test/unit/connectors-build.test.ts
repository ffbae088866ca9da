import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { connectorOf } from '../../electron/services/connectors/connectors.ts';
import type { BuiltRequest } from '../../electron/services/connectors/connector.ts';
import { checkedAddress, under } from '../../electron/services/connectors/target-address.ts';
import type { RegionTarget } from '../../shared/contract/region-views.ts';
import type { ExchangeRequest } from '../../shared/domain/exchange/transaction.ts';
import { AppError } from '../../shared/errors.ts';
import {
  CONTEXT,
  ETABLISSEMENT,
  EXTRACTION,
  FIND,
  GOLDEN,
  IHE_TARGET,
  MODIFICATIONS,
  NOTIFICATIONS,
  OI,
  TARGET,
  WITH_VIHF,
} from '../fixtures/exchange/requests.ts';

const FOLDER = join(import.meta.dirname, '..', 'fixtures', 'exchange');

function build(request: ExchangeRequest, target: RegionTarget, context = CONTEXT): BuiltRequest {
  return connectorOf(target.dialect).build(request, target, context);
}

for (const [name, [request, target]] of Object.entries(GOLDEN)) {
  test(`given the request of ${name} when it is built then it is that file, byte for byte`, () => {
    const { body, method } = build(request, target);
    assert.equal(`${body}\n`, readFileSync(join(FOLDER, name), 'utf8'));
    assert.equal(method, 'POST');
  });
}

test('given the SOAP transactions when they are built then the action is in the media type, and in a header only if asked', () => {
  const action = 'urn:asip:ror:2015:stored-function:ror-update';
  const plain = build(NOTIFICATIONS, TARGET);
  assert.equal(plain.headers['Content-Type'], `application/soap+xml; charset=UTF-8; action="${action}"`);
  assert.equal(plain.headers['SOAPAction'], undefined);
  assert.equal(plain.expects, 'notifications');
  assert.equal(build(NOTIFICATIONS, { ...TARGET, soapActionHeader: true }).headers['SOAPAction'], `"${action}"`);
  for (const request of [ETABLISSEMENT, OI]) {
    const { headers, expects } = build(request, TARGET);
    assert.match(headers['Content-Type'] ?? '', /action="urn:asip:ror:2015:stored-function:ror-search"$/);
    assert.equal(expects, 'csd');
  }
});

test('given an extraction when it is built then it is a GET with the profile in its path and never an assertion', () => {
  const cases: [Partial<RegionTarget>, string][] = [
    [{}, 'https://ror.example.fr/ror/V1/extraction/ExtractionOffresSante_Profil2'],
    [{ url: 'https://ror.example.fr/' }, 'https://ror.example.fr/V1/extraction/ExtractionOffresSante_Profil2'],
    [
      { extractionUrl: 'https://ex.example.fr/base' },
      'https://ex.example.fr/base/V1/extraction/ExtractionOffresSante_Profil2',
    ],
    [
      { extractionUrl: 'https://ex.example.fr/b/?x=1' },
      'https://ex.example.fr/b/V1/extraction/ExtractionOffresSante_Profil2',
    ],
    [{ extractionVersion: '' }, 'https://ror.example.fr/ror/extraction/ExtractionOffresSante_Profil2'],
    [{ extractionVersion: '..' }, 'https://ror.example.fr/ror/%252E%252E/extraction/ExtractionOffresSante_Profil2'],
    [
      { url: '', extractionUrl: 'https://ex.example.fr' },
      'https://ex.example.fr/V1/extraction/ExtractionOffresSante_Profil2',
    ],
  ];
  for (const [given, url] of cases) {
    const request = build(EXTRACTION, { ...WITH_VIHF, ...given }, { ...CONTEXT, clientSubjectDn: null });
    assert.deepEqual([request.method, request.url, request.body, request.expects], ['GET', url, '', 'zip']);
  }
});

test('given each access profile when the assertion is made then the user profile follows it, unless one is chosen', () => {
  const profile = (given: Partial<RegionTarget>): string | undefined =>
    /<ProfilUtilisateur [^>]*code="(\w+)"/.exec(build(OI, { ...WITH_VIHF, ...given }).body)?.[1];
  assert.deepEqual(
    ([0, 1, 2, 3] as const).map((profil) => profile({ profil })),
    ['CU23', 'CU22', 'CU20', 'CU19'],
  );
  assert.equal(profile({ vihf: { ...WITH_VIHF.vihf, userProfile: 'CU21' } }), 'CU21');
  assert.equal(profile({ vihf: { ...WITH_VIHF.vihf, enabled: false } }), undefined);
});

test('given what a target lacks when a request is built then each missing setting is named', () => {
  const missing = (work: () => unknown): unknown => {
    try {
      work();
      return undefined;
    } catch (error) {
      return error instanceof AppError && error.code === 'region.incomplete' ? error.detail.values?.missing : error;
    }
  };
  assert.equal(
    missing(() => build(OI, { ...TARGET, url: '' })),
    'url',
  );
  assert.equal(
    missing(() => build(EXTRACTION, { ...TARGET, url: '' })),
    'url',
  );
  assert.equal(
    missing(() => build(FIND, { ...IHE_TARGET, url: '' })),
    'url',
  );
  const nobody = { ...WITH_VIHF, profil: null, vihf: { ...WITH_VIHF.vihf, nameId: ' ' } };
  assert.equal(
    missing(() => build(OI, nobody, { ...CONTEXT, clientSubjectDn: null })),
    'certificate, nameId, profil',
  );
});

test('given a transaction of the other dialect, or what a directory cannot be searched by, when it is built then it is refused', () => {
  const wrong: [ExchangeRequest, RegionTarget][] = [
    [FIND, TARGET],
    [MODIFICATIONS, TARGET],
    [OI, IHE_TARGET],
    [EXTRACTION, IHE_TARGET],
    [{ ...FIND, directory: 'service', otherId: null }, IHE_TARGET],
    [{ ...FIND, directory: 'service', name: null }, IHE_TARGET],
    [{ transaction: 'modifications', lastModified: 'hier' }, IHE_TARGET],
    [{ transaction: 'modifications', lastModified: '2026-02-30T00:00:00Z' }, IHE_TARGET],
    [{ ...NOTIFICATIONS, dateRef: '2026-01-31' } as ExchangeRequest, TARGET],
    [{ ...NOTIFICATIONS, dateRef: '2026-01-31T25:00:00' } as ExchangeRequest, TARGET],
  ];
  for (const [request, target] of wrong) assert.throws(() => build(request, target), { code: 'input.invalid' });
});

test('given addresses of IHE servers when a service is asked then its path has the document as one segment', () => {
  const url = (given: Partial<RegionTarget>): string => build(FIND, { ...IHE_TARGET, ...given }).url;
  assert.equal(url({ document: 'd' }), 'https://csd.example.fr/CSD/csr/d/careServicesRequest');
  assert.equal(
    url({ document: 'd', url: 'https://a.example/x/CSD' }),
    'https://a.example/x/CSD/csr/d/careServicesRequest',
  );
  assert.equal(
    url({ document: '../../admin?x#y' }),
    'https://csd.example.fr/CSD/csr/..%2F..%2Fadmin%3Fx%23y/careServicesRequest',
  );
  assert.equal(url({ document: '..' }), 'https://csd.example.fr/CSD/csr/%252E%252E/careServicesRequest');
  assert.equal(url({ document: '', url: 'https://a.example/exact?d=1' }), 'https://a.example/exact?d=1');
  assert.throws(() => url({ document: '\ud800' }), { code: 'input.invalid' });
});

test('given hostile addresses when they are checked then none is accepted that hides something', () => {
  const refused = [
    ...['http://a.example/', 'ftp://a.example/', 'javascript:alert(1)', 'file:///etc/passwd', 'a.example', ''],
    ...[
      'https://user:pass@a.example/',
      'https://user@a.example/',
      'https://a.example/#x',
      'https://a.example\\@b.example/',
    ],
    ...[
      'https://a.example/\r\nX-Evil: 1',
      'https://a.example/\tx',
      ' https://a.example/',
      'https://a.example/ x',
      'https://a .example/',
    ],
    ...[
      'https://a.example/\u0000',
      'https://a\u00a0.example/',
      'https://',
      'https://a.example:99999/',
      'https://\u2028.example/',
    ],
  ];
  for (const text of refused)
    assert.throws(() => checkedAddress(text), { code: 'region.address' }, JSON.stringify(text));
  // The first letter is Cyrillic: punycode shows it.
  assert.equal(checkedAddress('https://еsante.example/'), 'https://xn--sante-ywe.example/');
  assert.equal(new URL(under('https://a.example/b', 'c/d')).href, 'https://a.example/b/c/d');
});
