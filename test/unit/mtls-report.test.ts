import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { curlCommand, opensslCommand } from '../../electron/services/mtls/command-line.ts';
import { reportJson, reportText, supportReport } from '../../electron/services/mtls/report.ts';
import { redact } from '../../shared/domain/exchange/redact.ts';
import { DEFAULT_LIMITS, type MtlsRequest, readAddress } from '../../electron/services/mtls/request.ts';
import { diagnose } from '../../shared/domain/exchange/diagnose.ts';
import { evidence, failure, wire } from '../helpers/exchange-evidence.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PEM = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
/** What must never leave in a report, wherever it stood in what was seen. */
const SECRETS = [
  PEM,
  PEM.split('\n')[1] ?? '',
  'moi@etablissement.example',
  '/home/moi/certificats/cle.pem',
  String.raw`C:\Users\moi\cle.pem`,
  'Basic bW9pOm1vdGRlcGFzc2U=',
  'password=motdepasse',
  'token: jeton-tres-secret',
];
const REQUEST: MtlsRequest = {
  ...{
    url: "https://ror.example.fr:8443/csd?a='b",
    method: 'POST',
    policy: 'strict',
    limits: DEFAULT_LIMITS,
    revocation: 'off',
  },
  headers: { 'content-type': 'application/soap+xml', authorization: 'Bearer jeton' },
  body: Buffer.from('x'),
  identity: { chain: [], key: createPrivateKey(PEM) },
  trust: { anchors: [], intermediates: [], crls: [] },
  proxy: { host: 'proxy.example.fr', port: 3128, credentials: { user: 'moi', password: 'motdepasse' } },
  signal: new AbortController().signal,
};

for (const lang of ['fr', 'en'] as const) {
  test(`given secrets everywhere in what was seen, when the report is made in ${lang}, then none of them is in it`, (t) => {
    let count = 0;
    for (const secret of SECRETS) {
      const seen = evidence({
        wire: wire({
          ...{ status: 403, excerpt: `<p>${secret}</p>`, failure: failure('body', 'X', `before ${secret} after`) },
          headers: { server: secret, cookie: secret, 'x-any': secret, date: 'Mon, 01 Jun 2026 10:00:00 GMT' },
        }),
      });
      const report = supportReport(seen, diagnose(seen), lang, [opensslCommand(REQUEST), curlCommand(REQUEST)]);
      for (const text of [reportText(report, lang), reportJson(report)]) {
        assert.ok(!text.includes(secret), secret);
        assert.ok(!text.includes('motdepasse') && !text.includes('jeton'), secret);
        count += 1;
      }
    }
    t.diagnostic(`count: ${count} reports`);
  });
}

test('given a diagnosis, when its report is read, then it names the cause, the side, the proof and the commands', () => {
  const seen = evidence({ wire: wire({ status: 403 }) });
  const text = reportText(supportReport(seen, diagnose(seen), 'fr', ['openssl s_client']), 'fr');
  for (const part of [
    'RAPPORT DE DIAGNOSTIC',
    '[not-whitelisted]',
    'liste blanche',
    'côté serveur',
    'HTTP 403',
    'openssl s_client',
    'probable',
  ]) {
    assert.ok(text.includes(part), part);
  }
});

test('given an exchange, when its commands are written, then a shell reads them as one word each and no secret is there', () => {
  const openssl = opensslCommand(REQUEST);
  assert.match(
    openssl,
    /^openssl s_client -connect ror\.example\.fr:8443 -servername ror\.example\.fr -verify_hostname ror\.example\.fr -CAfile authorities\.pem /u,
  );
  assert.match(openssl, /-cert certificate\.pem -cert_chain certificate\.pem -key key\.pem /u);
  const curl = curlCommand(REQUEST);
  assert.ok(curl.endsWith(String.raw`'https://ror.example.fr:8443/csd?a='\''b'`));
  assert.match(
    curl,
    /--proto =https --max-redirs 0 --tlsv1\.2 --cacert authorities\.pem --cert certificate\.pem --key key\.pem --proxy http:\/\/proxy\.example\.fr:3128/u,
  );
  assert.doesNotMatch(`${openssl}${curl}`, /motdepasse|jeton/u);
});

test('given plain facts, when they are redacted, then they stay as they are', () => {
  for (const text of [
    'HTTP 403',
    'TLS: TLSv1.3 TLS_AES_256_GCM_SHA384',
    'https://ror.example.fr/csd/etablissements',
    'CN=AC ORG,O=ASIP-SANTE,C=FR',
    'application/soap+xml',
  ]) {
    assert.equal(redact(text), text);
  }
});

test('given addresses, when they are read, then only whole https or http addresses without credentials pass', () => {
  const { host, port, path, authority } = readAddress('https://[2001:db8::1]:8443/a%20b?c=d');
  assert.deepEqual(
    { host, port, path, authority },
    { host: '2001:db8::1', port: 8443, path: '/a%20b?c=d', authority: '[2001:db8::1]:8443' },
  );
  for (const bad of [
    'ror.example.fr',
    'ftp://x/',
    'https://',
    'https://a b/',
    'https://a@b/',
    'https://a:b@c/',
    'https://@c/',
    'https://x/#f',
    'https://é.fr/',
    'https://x/\n',
    'https://x\\y/',
    'https://x:99999/',
    'https://a%00b/',
  ]) {
    assert.throws(() => readAddress(bad), { code: 'input.invalid' }, bad);
  }
});
