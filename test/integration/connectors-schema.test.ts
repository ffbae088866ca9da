import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { connectorOf } from '../../electron/services/connectors/connectors.ts';
import type { ExchangeRequest } from '../../shared/domain/exchange/transaction.ts';
import { read } from '../fixtures/exchange/answers.ts';
import {
  CONTEXT,
  ETABLISSEMENT,
  ETABLISSEMENT_MINIMAL,
  NOTIFICATIONS,
  OI,
  WITH_VIHF,
} from '../fixtures/exchange/requests.ts';
import { offlineOperations, skipWithoutMevSchema as skip, validate } from '../helpers/mev-schema.ts';
import { sharedData, skipWithout } from '../helpers/shared-data.ts';

const folder = mkdtempSync(join(tmpdir(), 'cercle-requests-'));
after(() => rmSync(folder, { recursive: true, force: true }));

let schema = '';
before(() => {
  if (skip === false) schema = offlineOperations(folder);
});

/** The payload of a request as a document of its own. */
function payload(request: ExchangeRequest): string {
  const { body } = connectorOf('ror-2.4').build(request, WITH_VIHF, CONTEXT);
  const inner = /<soap:Body>(.*)<\/soap:Body>/su.exec(body)?.[1] ?? '';
  return inner.replace(/^<([\w:-]+)/u, '<$1 xmlns:csd="urn:ihe:iti:csd:2013" xmlns:ror="urn:asip:ror:2015"');
}

function check(name: string, document: string): { ok: boolean; output: string } {
  const file = join(folder, name);
  writeFileSync(file, document);
  return validate(schema, file);
}

const REQUESTS: Readonly<Record<string, ExchangeRequest>> = {
  notifications: NOTIFICATIONS,
  'notifications without filter': { ...NOTIFICATIONS, typeActivity: [], supportedPatient: [] } as ExchangeRequest,
  etablissement: ETABLISSEMENT,
  'etablissement without anything else': ETABLISSEMENT_MINIMAL,
  oi: OI,
};

for (const [name, request] of Object.entries(REQUESTS)) {
  test(`given the request ${name} when it is validated against the MEV 2.4 schema then it is valid`, { skip }, () => {
    const { ok, output } = check('request.xml', payload(request));
    assert.ok(ok, output);
  });
}

test('given a request with a mistake of spelling when it is validated then the schema refuses it', { skip }, () => {
  const hyphen = payload(ETABLISSEMENT).replaceAll('TR_Lecture-', 'TR-Lecture-');
  assert.equal(check('hyphen.xml', hyphen).ok, false);
  const singular = payload(NOTIFICATIONS).replaceAll('ListeEtablissementsMaj', 'ListeEtablissementMaj');
  assert.equal(check('singular.xml', singular).ok, false);
  const unqualified = payload(NOTIFICATIONS).replaceAll('csd:dateRef', 'ror:dateRef');
  assert.equal(check('unqualified.xml', unqualified).ok, false);
});

const ANSWER = ['csd', 'ror-ans-no-licence', 'reponse-lecture.xml'] as const;

test(
  'given a real answer to a reading when it is read then it is a success',
  { skip: skipWithout(...ANSWER) },
  async () => {
    const found = await read(ETABLISSEMENT, readFileSync(sharedData(...ANSWER) ?? ''), { pieces: 1000 });
    assert.deepEqual([found.ok, found.ok && found.facilityNumber], [true, 1]);
  },
);
