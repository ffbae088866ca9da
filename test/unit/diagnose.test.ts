import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose, RULES } from '../../shared/domain/exchange/diagnose.ts';
import { cut, LINES } from '../helpers/diagnosis-lines.ts';
import { AT, CLIENT, evidence, failure, tls, wire } from '../helpers/exchange-evidence.ts';

for (const [what, seen, verdict, confidence, candidates = []] of LINES) {
  test(`given ${what}, when it is explained, then it is ${verdict}, ${confidence}`, () => {
    const found = diagnose(evidence(seen));
    assert.deepEqual(
      { verdict: found.verdict, confidence: found.confidence, candidates: found.candidates },
      { verdict, confidence, candidates },
      found.proof.join('\n'),
    );
  });
}

test('given an undecided case, when it is explained, then it says the next test and shares the side of its causes', () => {
  const found = diagnose(evidence({ wire: cut }));
  assert.equal(found.values['next'], 'run-diagnosis');
  assert.equal(found.side, 'unknown');
});

test('given a date in the server’s certificate, when it is explained, then the sentence has it', () => {
  const peerChain = [{ ...CLIENT, notAfter: '2026-02-03T00:00:00Z' }];
  const found = diagnose(
    evidence({ wire: wire({ tls: tls({ peerChain }), failure: failure('handshake', 'CERT_HAS_EXPIRED') }) }),
  );
  assert.equal(found.values['notAfter'], '2026-02-03T00:00:00Z');
});

test('given the rules, when they are listed, then each has a name of its own and says where it comes from', () => {
  assert.equal(new Set(RULES.map(({ name }) => name)).size, RULES.length);
  for (const { source } of RULES) assert.ok(source.length > 5);
});

test('given every code at every phase without other evidence, when it is explained, then no refusal of our certificate is certain', (t) => {
  const codes = [
    'ECONNRESET',
    'EPIPE',
    'CERCLE_CLOSED',
    'EPROTO',
    'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE',
    'ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR',
    'HPE_INVALID_CONSTANT',
  ];
  const phases = ['dns', 'connect', 'proxy', 'handshake', 'request', 'response', 'body'] as const;
  let count = 0;
  for (const code of codes) {
    for (const phase of phases) {
      for (const asked of ['sent', 'unknown', 'not-asked'] as const) {
        const found = diagnose(
          evidence({ at: AT, wire: wire({ tls: tls({ ourCertificate: asked }), failure: failure(phase, code) }) }),
        );
        const isOfClient = found.verdict.startsWith('client-') || found.verdict === 'not-whitelisted';
        assert.ok(!isOfClient || found.confidence !== 'certain', `${code} ${phase} ${asked}: ${found.verdict}`);
        count += 1;
      }
    }
  }
  t.diagnostic(`count: ${count} combinations`);
});
