import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChainVerdict } from '../../shared/domain/certificates/chain.ts';
import { CHAIN_REASONS } from '../../shared/domain/certificates/chain.ts';
import { assessCertificate } from '../../shared/domain/certificates/assess.ts';
import { compareCertificates, compareNames, compareWithRequest } from '../../shared/domain/certificates/compare.ts';
import { daysLeft, dueOf, noticeDates, orderBefore, stageOf } from '../../shared/domain/certificates/due.ts';
import {
  CERTIFICATE_FINDING_CATALOGUE,
  certificateFinding,
  findingSentences,
  reasonFinding,
} from '../../shared/domain/certificates/findings.ts';
import { statusOf } from '../../shared/domain/certificates/status.ts';
import { fillText } from '../../shared/domain/certificates/texts.ts';
import { madeFacts, madeRequest } from '../helpers/certificate-facts.ts';

const facts = madeFacts();
const at = '2026-11-22T09:00:00Z';

describe('comparison', () => {
  it('given a renewal with the same subject when compared then nothing is worse than information', () => {
    const next = madeFacts({
      serial: '02',
      sha256: 'ee'.repeat(32),
      key: { ...facts.key, spkiSha256: 'bb'.repeat(32) },
    });
    assert.deepEqual(
      compareCertificates(facts, next).map(({ field, severity }) => [field, severity]),
      [
        ['serial', 'info'],
        ['key.spkiSha256', 'info'],
      ],
    );
    assert.deepEqual(compareCertificates(facts, facts), []);
  });

  it('given a renewal with another subject when compared then it is an error, because a whitelist knows it by its subject', () => {
    const subject = facts.subject.map((one) => (one.type === 'O' ? { ...one, value: 'CENTRE FICTIF 2' } : one));
    const [first] = compareCertificates(facts, madeFacts({ subject, sha256: '00' }));
    assert.deepEqual(first, { field: 'subject.O', left: 'CENTRE FICTIF', right: 'CENTRE FICTIF 2', severity: 'error' });
  });

  it('given attributes repeated, lost or in another order when names are compared then each is told', () => {
    const [a, b, c] = [
      { type: 'OU', value: 'a' },
      { type: 'OU', value: 'b' },
      { type: 'C', value: 'FR' },
    ];
    assert.deepEqual(
      compareNames([a, b, c], [a, c], 'error').map(({ field, left, right }) => [field, left, right]),
      [['subject.OU[2]', 'b', '']],
    );
    assert.deepEqual(compareNames([c, a], [a, c], 'error')[0]?.field, 'subject.order');
    assert.deepEqual(compareNames([c, a], [c, a], 'error'), []);
  });

  it('given purposes and host names when compared then a loss is an error and a gain is information', () => {
    const severities = (changes: Parameters<typeof madeFacts>[0], from = facts): readonly string[] =>
      compareCertificates(from, madeFacts({ sha256: '00', ...changes })).map(
        ({ field, severity }) => `${field} ${severity}`,
      );
    assert.deepEqual(severities({ extendedUsages: ['serverAuth'] }), ['extendedUsages error']);
    assert.deepEqual(severities({ extendedUsages: ['clientAuth', 'serverAuth'] }), ['extendedUsages info']);
    assert.deepEqual(severities({ extendedUsages: null }), ['extendedUsages info']);
    assert.deepEqual(severities({}, madeFacts({ extendedUsages: null })), ['extendedUsages error']);
    assert.deepEqual(severities({ dnsNames: ['a.fr'] }, madeFacts({ dnsNames: ['a.fr', 'b.fr'] })), ['dnsNames error']);
    assert.deepEqual(severities({ key: { ...facts.key, size: 1024 } }), ['key.size warning']);
  });

  it('given what the authority issued when compared with the request then another subject informs and another key refuses', () => {
    assert.deepEqual(compareWithRequest(madeRequest(), facts), []);
    const subject = [
      { type: 'C', value: 'FR' },
      { type: 'CN', value: 'AUTRE' },
    ];
    assert.ok(compareWithRequest(madeRequest({ subject }), facts).every(({ severity }) => severity === 'info'));
    const key = { ...facts.key, spkiSha256: '00' };
    assert.deepEqual(compareWithRequest(madeRequest({ key }), facts)[0]?.severity, 'error');
  });
});

function verdict(changes: Partial<ChainVerdict>): ChainVerdict {
  return {
    trusted: true,
    at,
    path: [{ facts, from: 'given', isSignedByNext: true, revocation: 'good' }],
    reasons: [],
    ...changes,
  };
}

describe('status and dates', () => {
  it('given a certificate at various times when judged then the gravest state is told', () => {
    const status = (when: string, more = {}): string => statusOf(facts, when, { leadDays: 90, ...more });
    assert.equal(status(at), 'valid');
    assert.equal(status('2025-12-31T23:59:59Z'), 'not-yet-valid');
    assert.equal(status('2028-10-01T23:59:59Z'), 'valid');
    assert.equal(status('2028-10-02T00:00:00Z'), 'expiring');
    assert.equal(status('2028-12-31T00:00:00Z'), 'expiring');
    assert.equal(status('2028-12-31T00:00:01Z'), 'expired');
    assert.equal(status('2029-12-31T00:00:01Z', { revoked: true }), 'revoked');
    const unknown = [{ code: 'issuer-unknown', severity: 'error', certificate: 0, values: {} }] as const;
    assert.equal(status(at, { chainVerdict: verdict({ trusted: false, reasons: unknown }) }), 'unknown-issuer');
    assert.equal(
      status(at, { chainVerdict: verdict({ path: [{ ...verdict({}).path[0]!, revocation: 'revoked' }] }) }),
      'revoked',
    );
    const noList = [{ code: 'crl-missing', severity: 'error', certificate: 0, values: {} }] as const;
    assert.equal(status(at, { chainVerdict: verdict({ trusted: false, reasons: noList }) }), 'valid');
  });

  it('given an end and a delay when dated then order and notices come in order, none before the order date', () => {
    assert.equal(orderBefore('2028-12-31T00:00:00Z', 90), '2028-10-02T00:00:00Z');
    assert.deepEqual(
      noticeDates('2028-12-31T00:00:00Z', 90).map(({ stage, at: date }) => `${stage} ${date.slice(0, 10)}`),
      ['lead 2028-10-02', '30 2028-12-01', '14 2028-12-17', '7 2028-12-24', '1 2028-12-30', 'expired 2028-12-31'],
    );
    assert.deepEqual(
      noticeDates('2028-12-31T00:00:00Z', 10).map(({ stage }) => stage),
      ['lead', '7', '1', 'expired'],
    );
    assert.equal(noticeDates('2028-12-31T00:00:00Z', 7)[0]?.stage, 'lead');
  });

  it('given a time when asked which notice is due then it is the last one reached', () => {
    const stages = [
      ['2028-10-01T23:59:59Z', null],
      ['2028-10-02T00:00:00Z', 'lead'],
      ['2028-12-01T00:00:00Z', '30'],
      ['2028-12-24T05:00:00Z', '7'],
      ['2028-12-30T12:00:00Z', '1'],
      ['2029-01-02T00:00:00Z', 'expired'],
    ] as const;
    for (const [when, stage] of stages) assert.equal(stageOf('2028-12-31T00:00:00Z', when, 90), stage, when);
    assert.equal(daysLeft('2028-12-31T00:00:00Z', '2028-12-30T12:00:00Z'), 1);
    assert.equal(daysLeft('2028-12-31T00:00:00Z', '2029-01-02T00:00:00Z'), -2);
  });

  it('given a certificate when asked what is due then reason and date are told', () => {
    const reason = (when: string, isRevoked = false): string | undefined =>
      dueOf(facts, when, { leadDays: 90, isRevoked })?.reason;
    assert.equal(reason(at), undefined);
    assert.equal(reason('2028-09-10T00:00:00Z'), 'order-soon');
    assert.equal(reason('2028-10-02T00:00:00Z'), 'order-now');
    assert.equal(reason('2029-01-01T00:00:00Z'), 'expired');
    assert.equal(reason('2025-01-01T00:00:00Z'), 'not-yet-valid');
    assert.equal(reason(at, true), 'revoked');
  });
});

describe('findings', () => {
  const LISTED = [
    'key-mismatch',
    'wrong-role',
    'wrong-environment',
    'not-yet-valid',
    'expired',
    'missing-intermediate',
    'unknown-issuer',
    'weak-key',
    'weak-signature',
    'no-san',
    'cn-not-in-san',
    'dn-changed',
    'long-validity',
    'no-revocation-url',
  ];

  it('given every code when looked up then both languages have a title and what to do, with the same values', () => {
    const names = (text: string): readonly string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();
    for (const code of [...LISTED, ...CHAIN_REASONS]) {
      const entry = Object.entries(CERTIFICATE_FINDING_CATALOGUE).find(([key]) => key === code)?.[1];
      assert.ok(entry !== undefined, code);
      for (const texts of [entry.title, entry.todo, entry.why, entry.whom]) {
        if (texts === undefined) continue;
        assert.ok(texts.fr.length > 5 && texts.en.length > 5 && texts.fr !== texts.en, code);
        assert.deepEqual(names(texts.fr), names(texts.en), code);
      }
    }
  });

  it('given findings when told then values fill the sentences and what is missing is left out', () => {
    const sentences = findingSentences(certificateFinding('wrong-role', { found: 'serveur', wanted: 'client' }), 'fr');
    assert.equal(sentences.title, 'Ce certificat est prévu pour un autre usage : serveur au lieu de client');
    assert.equal(
      findingSentences(certificateFinding('wrong-role'), 'en').title,
      'This certificate is meant for another purpose',
    );
    assert.equal(findingSentences({ code: 'of-another-version', values: {} }, 'en').title, 'of-another-version');
    assert.equal(fillText('a {x} b[ c {y}]', {}), 'a … b');
    assert.equal(fillText('{x}[ {x}]', { x: '[{x}]' }), '[{x}] [{x}]');
    for (const code of CHAIN_REASONS) {
      const reason = { code, severity: 'error', certificate: 0, values: {} } as const;
      const told = findingSentences(reasonFinding(verdict({}), reason), 'fr');
      assert.doesNotMatch(`${told.title} ${told.todo}`, /[[\]{}]/, code);
    }
  });

  it('given certificates when assessed then each fault has its code, the worst first', () => {
    const found = (changes: Parameters<typeof madeFacts>[0], expected = {}): readonly string[] =>
      assessCertificate(madeFacts(changes), { at, ...expected }).map(({ code }) => code);
    const server = {
      extendedUsages: ['serverAuth'],
      dnsNames: ['a.fr'],
      subject: [{ type: 'CN', value: 'a.fr' }],
    } as const;
    assert.deepEqual(found({}), []);
    assert.deepEqual(found({}, { role: 'client' }), []);
    assert.deepEqual(found({}, { role: 'serveur' }), ['wrong-role']);
    assert.deepEqual(found(server, { role: 'client' }), ['wrong-role']);
    assert.deepEqual(found(server, { role: 'serveur' }), []);
    assert.deepEqual(found({ ...server, dnsNames: ['*.fr'] }), []);
    assert.deepEqual(found({ ...server, dnsNames: ['b.fr'] }), ['cn-not-in-san']);
    assert.deepEqual(found({ ...server, dnsNames: [] }), ['no-san']);
    assert.deepEqual(found({ notAfter: '2026-11-01T00:00:00Z' }), ['expired']);
    assert.deepEqual(found({ notBefore: '2026-12-01T00:00:00Z' }), ['not-yet-valid']);
    assert.deepEqual(found({ notAfter: '2036-01-01T00:00:00Z' }), ['long-validity']);
    assert.deepEqual(found({ key: { ...facts.key, size: 1024 } }), ['weak-key']);
    assert.deepEqual(found({ signatureAlgorithm: 'sha1WithRSAEncryption' }), ['weak-signature']);
    assert.deepEqual(found({ crlUrls: [] }), ['no-revocation-url']);
    assert.deepEqual(found({}, { spkiSha256: '00' }), ['key-mismatch']);
    assert.deepEqual(found({}, { environment: 'production', issuerEnvironment: 'test' }), ['wrong-environment']);
    assert.deepEqual(found({}, { environment: 'production', issuerEnvironment: null }), []);
    assert.deepEqual(found({}, { renews: { subject: [{ type: 'CN', value: 'x' }] } }), ['dn-changed']);
    assert.deepEqual(found({ crlUrls: [], key: { ...facts.key, size: 1024 } }, { spkiSha256: '00' }), [
      'key-mismatch',
      'weak-key',
      'no-revocation-url',
    ]);
  });
});
