import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileNameOf } from '../../electron/services/connectors/answer-archive.ts';
import type { AnswerReading } from '../../electron/services/connectors/connector.ts';
import { rorConnector } from '../../electron/services/connectors/ror-csd/connector.ts';
import {
  CSD,
  HTML_TRACE,
  SOAP_11,
  bareCsd,
  notification,
  read,
  reading,
  soap,
  verdict,
} from '../fixtures/exchange/answers.ts';
import { ETABLISSEMENT, EXTRACTION, NOTIFICATIONS, OI } from '../fixtures/exchange/requests.ts';
import { sha256, zipOf } from '../fixtures/reader/archives.ts';

const folder = mkdtempSync(join(tmpdir(), 'cercle-answers-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const ID = '<csd:id_etablissement code="1750712184" assigningAuthorityName="1.2.250.1.71.4.2.2"/>';

test('given a good reading in pieces of any size when it is read then its counts are told', async () => {
  for (const pieces of [1, 7, 4096]) {
    for (const request of [ETABLISSEMENT, OI]) {
      const answer = reading('3', 3);
      const found = await read(request, answer, {
        pieces,
        headers: { 'content-length': `${Buffer.byteLength(answer)}` },
      });
      assert.deepEqual(found, {
        ok: true,
        kind: 'csd',
        bytes: Buffer.byteLength(answer),
        counts: { organization: 1, service: 0, facility: 4, provider: 0 },
        latestUpdated: '2026-01-03T00:00:00Z',
        facilityNumber: 3,
        // Its first 2 kB.
        excerpt: answer.slice(0, 2048),
      });
    }
  }
});

test('given numbers of units when they are compared with the units held then only the same number is a success', async () => {
  const cases: [string | null, number, string][] = [
    [null, 2, 'ok'],
    ['0', 0, 'ok'],
    [' 2 ', 2, 'ok'],
    ['2', 3, 'answer-count 2 3'],
    ['3', 2, 'answer-count 3 2'],
    ['deux', 2, 'answer-count deux 2'],
    ['', 2, 'answer-count  2'],
    ['99999999999999999999', 2, 'answer-count 99999999999999999999 2'],
  ];
  for (const [number, units, expected] of cases) {
    assert.equal(verdict(await read(ETABLISSEMENT, reading(number, units)), 'announced', 'counted'), expected);
  }
});

test('given notifications when they are read then every establishment is named with what to read of it', async () => {
  const field = '<csd:typeActivity code="04" codingScheme="1.2.250.1.213.3.3.17"/>';
  const entries = [
    `${ID}${field}${field}<csd:restrictedOrganisation>1</csd:restrictedOrganisation>`,
    `${ID}<csd:restrictedOrganisation>false</csd:restrictedOrganisation>`,
    ID,
    field,
  ];
  const found = await read(NOTIFICATIONS, notification(entries, '4'));
  assert.ok(found.ok);
  const etablissement = { code: '1750712184', assigningAuthorityName: '1.2.250.1.71.4.2.2' };
  const activity = { code: '04', codingScheme: '1.2.250.1.213.3.3.17' };
  assert.deepEqual(found.changed, [
    { etablissement, typeActivity: [activity, activity], restrictedOrganisation: true },
    { etablissement, typeActivity: [], restrictedOrganisation: false },
    { etablissement, typeActivity: [], restrictedOrganisation: null },
  ]);
  assert.deepEqual([found.kind, found.result, found.unnamed], ['notifications', 4, 1]);
  const none = await read(NOTIFICATIONS, notification([]));
  assert.deepEqual([none.ok, none.ok && none.changed, none.ok && none.result], [true, [], undefined]);
  assert.equal(verdict(await read(NOTIFICATIONS, notification([], '0'))), 'ok');
  assert.equal(verdict(await read(NOTIFICATIONS, notification([], '3')), 'announced', 'counted'), 'answer-count 3 0');
});

test('given children of a notification in another namespace when they are read then no establishment is lost', async () => {
  const name = 'ror:TR-Notif-ListeEtablissementMajApresDate_Reponse';
  const entry =
    '<ror:etablissementReponseNotif><ror:id_etablissement code="1" assigningAuthorityName="2"/></ror:etablissementReponseNotif>';
  const found = await read(NOTIFICATIONS, soap(`<${name}>${entry}</${name}>`));
  assert.equal(found.ok && found.changed?.length, 1);
});

test('given a careful cut of a good answer at every byte when it is read then it is never a success', async (t) => {
  const answers: [typeof ETABLISSEMENT, string][] = [
    [ETABLISSEMENT, reading('1', 1)],
    [NOTIFICATIONS, notification([`${ID}<csd:typeActivity code="é" codingScheme="2"/>`], '1')],
  ];
  let cuts = 0;
  for (const [request, answer] of answers) {
    const bytes = Buffer.from(answer);
    for (let length = 0; length < bytes.length; length += 1) {
      const found = await read(request, bytes.subarray(0, length));
      assert.equal(verdict(found), length === 0 ? 'answer-empty' : 'answer-cut', `${length} bytes`);
      cuts += 1;
    }
  }
  t.diagnostic(`count: ${cuts} cuts`);
});

test('given a length announced when it is not the one received then the answer is cut, unless it was coded', async () => {
  const answer = reading(null, 1);
  const length = Buffer.byteLength(answer);
  const judged = async (headers: Record<string, string>): Promise<string> =>
    verdict(await read(OI, answer, { headers }), 'announced', 'received');
  assert.equal(await judged({ 'content-length': `${length + 10}` }), `answer-cut ${length + 10} ${length}`);
  assert.equal(await judged({ 'content-length': '12' }), `answer-cut 12 ${length}`);
  assert.equal(await judged({ 'content-length': '12', 'content-encoding': 'gzip' }), 'ok');
  assert.equal(await judged({ 'content-length': `${length}`, 'content-encoding': 'identity' }), 'ok');
});

test('given errors in an answer of any status when they are read then their code and words are told as they are', async () => {
  const inBand = (code: string, message: string, text = ''): string =>
    soap(
      `<csd:careServicesResponse><csd:error code="${code}" message="${message}">${text}</csd:error></csd:careServicesResponse>`,
    );
  const fault = (detail: string, namespace?: string): string =>
    soap(
      `<s:Fault><s:Code><s:Value>s:Receiver</s:Value><s:Subcode><s:Value>ror:x</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang="fr">Panne</s:Text><s:Text xml:lang="en">Failure</s:Text></s:Reason>${detail}</s:Fault>`,
      namespace,
    );
  const old = soap(
    '<s:Fault><faultcode>s:Server</faultcode><faultstring>Internal Error</faultstring></s:Fault>',
    SOAP_11,
  );
  const cases: [string, string][] = [
    [inBand('405', 'Nombre d’UE différent'), 'ror-error 405 Nombre d’UE différent'],
    [inBand('444', 'Non prévu sur la plateforme', ' x '), 'ror-error 444 Non prévu sur la plateforme x'],
    [soap('<ror:erreur code="12" message="Refus"/>'), 'ror-error 12 Refus'],
    [
      fault('<s:Detail><ror:erreur code="7" message="Inconnu">détail</ror:erreur></s:Detail>'),
      'ror-error 7 Inconnu détail',
    ],
    [fault(''), 'soap-fault s:Receiver · ror:x Panne · Failure'],
    [old, 'soap-fault s:Server Internal Error'],
  ];
  for (const [answer, expected] of cases) {
    for (const status of [200, 400, 500, 503]) {
      for (const request of [ETABLISSEMENT, NOTIFICATIONS]) {
        assert.equal(
          verdict(await read(request, answer, { status }), 'code', 'message', 'text'),
          expected,
          `${status}`,
        );
      }
    }
  }
  // Who refuses access says so by the status.
  assert.equal(verdict(await read(OI, fault(''), { status: 403 }), 'status'), 'http-forbidden 403');
});

test('given an error beside a result when it is read then the error wins', async () => {
  const both = reading('1', 1).replace('<csd:result>', '<csd:error code="405" message="x"/><csd:result>');
  assert.equal(verdict(await read(ETABLISSEMENT, both), 'code'), 'ror-error 405');
});

test('given what is no answer when it is read then its cause says what it is', async () => {
  const cases: [string, string][] = [
    ['', 'answer-empty'],
    [' \r\n\t', 'answer-empty'],
    [HTML_TRACE, 'answer-not-xml'],
    ['<!DOCTYPE html><html><body>Connexion</body></html>', 'answer-not-xml'],
    ['<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', 'answer-not-xml'],
    ['{"error":"nope"}', 'answer-not-xml'],
    ['Service indisponible', 'answer-not-xml'],
    ['<a><b></a>', 'answer-not-xml'],
    ['<?xml version="1.0" encoding="EBCDIC-FR"?><a/>', 'answer-not-xml'],
    ['<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', 'answer-not-xml'],
    [`<a>${'<b>'.repeat(300)}`, 'answer-too-large'],
    ['<a/>', 'answer-not-csd'],
    [soap(''), 'answer-not-csd'],
    [soap('<csd:careServicesResponse/>'), 'answer-not-csd'],
    [
      soap(
        '<csd:careServicesResponse><csd:result><csd:facilityNumber>0</csd:facilityNumber></csd:result></csd:careServicesResponse>',
      ),
      'answer-not-csd',
    ],
    [reading('1', 1).replaceAll(CSD, 'urn:ihe:iti:csd:2014'), 'answer-not-csd'],
    [bareCsd(), 'answer-not-csd'],
    [notification([ID]), 'answer-not-csd'],
    [soap('<csd:careServicesRequest/>'), 'answer-echoed'],
    ['<csd:careServicesRequest xmlns:csd="urn:ihe:iti:csd:2013"/>', 'answer-echoed'],
    [soap('<ror:TR-Notif-ListeEtablissementsMajApresDate_Demande/>'), 'answer-echoed'],
  ];
  for (const [answer, expected] of cases)
    assert.equal(verdict(await read(ETABLISSEMENT, answer)), expected, answer.slice(0, 80));
  assert.equal(verdict(await read(NOTIFICATIONS, reading('1', 1))), 'answer-not-csd');
});

test('given statuses without an error inside when they are read then each has its cause, and the page is kept', async () => {
  const cases: [number, string][] = [
    ...([
      [302, 'redirect-refused'],
      [308, 'redirect-refused'],
      [400, 'http-bad-request'],
      [401, 'http-unauthorized'],
    ] as [number, string][]),
    ...([
      [403, 'http-forbidden'],
      [404, 'http-not-found'],
      [410, 'http-not-found'],
      [415, 'http-bad-request'],
    ] as [number, string][]),
    ...([
      [422, 'http-bad-request'],
      [429, 'http-unavailable'],
      [431, 'headers-too-large'],
      [500, 'http-server-error'],
    ] as [number, string][]),
    ...([
      [502, 'http-unavailable'],
      [503, 'http-unavailable'],
      [504, 'http-unavailable'],
      [304, 'http-other'],
      [700, 'http-other'],
    ] as [number, string][]),
  ];
  for (const [status, expected] of cases) {
    const headers = { 'retry-after': '120', location: 'https://elsewhere.example/', 'content-type': 'text/html' };
    const found = await read(OI, HTML_TRACE, { status, headers });
    assert.equal(
      verdict(found, 'status', 'retryAfter', 'location'),
      `${expected} ${status} 120 https://elsewhere.example/`,
    );
    assert.ok(!found.ok && found.excerpt?.includes('XPTY0004'));
    assert.equal(found.ok ? '' : found.proof[0], `HTTP ${status}`);
  }
  // A good document under a wrong status is no success.
  assert.equal(verdict(await read(OI, reading('1', 1), { status: 500 })), 'http-server-error');
});

test('given a long page when it is refused then 2 kB of it are kept, as plain text', async () => {
  const page = `\u0000\u001b[31m${'é'.repeat(5000)}`;
  const found = await read(OI, page);
  assert.ok(!found.ok);
  assert.ok(Buffer.byteLength(found.excerpt ?? '') <= 2100 && (found.excerpt ?? '').length > 1000);
  assert.doesNotMatch(found.excerpt ?? '', /[\u0000-\u0008\u001b]/);
  assert.equal((await read(OI, '')).ok, false);
});

async function extraction(bytes: Buffer, headers: Record<string, string> = {}): Promise<AnswerReading> {
  const file = join(folder, 'answer.part');
  writeFileSync(file, bytes);
  return rorConnector.read({ status: 200, headers, body: { file } }, EXTRACTION);
}

test('given archives when they are read then a whole one is a success, and any other has its cause', async () => {
  const xml = bareCsd();
  const zip = await zipOf([
    { name: 'a.xml', content: xml },
    { name: 'a.txt', content: sha256(xml) },
  ]);
  const disposition = 'attachment; filename=ExtractionOffresSante_Profil2_202601310800.zip';
  const good = await extraction(zip, { 'content-length': `${zip.length}`, 'content-disposition': disposition });
  assert.deepEqual(good, {
    ok: true,
    kind: 'zip',
    bytes: zip.length,
    fileName: 'ExtractionOffresSante_Profil2_202601310800.zip',
  });
  for (const length of [4, 40, zip.length - 1]) {
    assert.equal(verdict(await extraction(zip.subarray(0, length))), 'answer-cut', `${length}`);
    assert.equal(
      verdict(await extraction(zip.subarray(0, length), { 'content-length': `${zip.length}` })),
      'answer-cut',
    );
  }
  const damaged = zip.subarray(0, 40);
  assert.equal(verdict(await extraction(damaged, { 'content-length': '40' })), 'import-refused');
  assert.equal(verdict(await extraction(await zipOf([{ name: 'a.txt', content: 'x' }]))), 'answer-not-csd');
  assert.equal(verdict(await extraction(await zipOf([{ name: '../a.xml', content: xml }]))), 'import-refused');
});

test('given anything but an archive for an extraction when it is read then it is told as what it is', async () => {
  const cases: [string, string][] = [
    ['', 'answer-empty'],
    [HTML_TRACE, 'answer-not-xml'],
    [xmlError(), 'ror-error 503'],
    [bareCsd(), 'answer-not-csd'],
    ['PK', 'answer-not-xml'],
  ];
  for (const [answer, expected] of cases)
    assert.equal(verdict(await extraction(Buffer.from(answer)), 'code'), expected);
});

function xmlError(): string {
  return soap(
    '<csd:careServicesResponse><csd:error code="503" message="Extraction en cours"/></csd:careServicesResponse>',
  );
}

test('given names of files as servers state them when they are read then no folder and no odd character is left', () => {
  const cases: [string | undefined, string | null][] = [
    [undefined, null],
    ['attachment', null],
    ['attachment; filename="a b.zip"', 'a b.zip'],
    ['attachment;filename=../../etc/x.zip', 'x.zip'],
    ['attachment; filename="C:\\tmp\\y.zip"', 'y.zip'],
    ['attachment; filename=".."', null],
    ['attachment; filename="a\u0000:b.zip"', 'a__b.zip'],
  ];
  for (const [given, expected] of cases) assert.equal(fileNameOf(given), expected);
});
