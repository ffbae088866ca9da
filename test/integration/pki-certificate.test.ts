import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it, test } from 'node:test';
import { readCertificate } from '../../electron/services/pki/certificate.ts';
import { readRequest } from '../../electron/services/pki/request.ts';
import { AppError } from '../../shared/errors.ts';
import type { Openssl } from '../helpers/openssl.ts';
import { createOpenssl, skipWithoutOpenssl } from '../helpers/openssl.ts';
import { seeded } from '../helpers/random-cache.ts';
import { sharedData, skipWithout } from '../helpers/shared-data.ts';

const IS_TORTURE = process.env['CERCLE_TORTURE'] === '1';

interface Fragment {
  readonly id: string;
  readonly blocks: Readonly<Record<string, readonly string[] | undefined>>;
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(sharedData('security', file)!, 'utf8')) as T;
}

/** `format` when it is refused as it should be, `ok` when it is read; anything else fails the test. */
function outcome(read: (der: Uint8Array) => unknown, der: Uint8Array): 'ok' | 'format' {
  try {
    read(der);
    return 'ok';
  } catch (error) {
    assert.ok(error instanceof AppError && error.code === 'certificate.format', String(error));
    return 'format';
  }
}

/** Faults of these that change nothing of what is shown, or that chain analysis weighs: they are read. */
const TOLERATED = new Set([
  'bad_policy_qualifiers.pem',
  'issuer_bad_printable_string.pem',
  'policy_constraints_empty.pem',
  'serial_zero.pem',
  'subject_blank_subjectaltname_not_critical.pem',
  'subject_not_ascii.pem',
  'subject_not_printable_string.pem',
]);
/** Not certificates, or with an algorithm that is no OBJECT IDENTIFIER, though their suite only splits them. */
const REFUSED = new Set(['cert_skeleton.pem', 'failed_signature_algorithm.pem']);

test(
  'given the public certificate fragments when read then each whole one gives facts and each broken one is refused by its code',
  { skip: skipWithout('security', 'cert-parse.json') },
  (t) => {
    const fragments = readJson<readonly Fragment[]>('cert-parse.json');
    for (const { id, blocks } of fragments) {
      for (const [name, values] of Object.entries(blocks)) {
        for (const value of values ?? []) {
          const found = outcome(readCertificate, Buffer.from(value, 'base64'));
          if (name !== 'CERTIFICATE') assert.equal(found, 'format', `${id} ${name}`);
          else if (REFUSED.has(id)) assert.equal(found, 'format', id);
          else assert.equal(found, blocks['ERRORS'] === undefined || TOLERATED.has(id) ? 'ok' : 'format', id);
        }
      }
    }
    t.diagnostic(`count: ${fragments.length} fragments`);
  },
);

test(
  'given every certificate of the public path suites when read then all are read',
  { skip: skipWithout('security', 'pkits.json') },
  (t) => {
    const { certs } = readJson<{ readonly certs: Readonly<Record<string, string>> }>('pkits.json');
    const chains = readJson<readonly { readonly chain_pem: string }[]>('chain-verify.json');
    const pems = chains.flatMap(({ chain_pem: pem }) => [
      ...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]*)-----END/g),
    ]);
    const all = [...Object.values(certs), ...pems.map(([, base64]) => base64!)];
    for (const base64 of all) readCertificate(Buffer.from(base64, 'base64'));
    t.diagnostic(`count: ${all.length} certificates`);
    assert.ok(all.length > 500);
  },
);

test(
  'given certificates with bytes changed, lost or added when read then nothing but facts or the format error comes out, fast',
  { skip: skipWithout('security', 'cert-parse.json') },
  (t) => {
    const random = seeded(4);
    const sources = readJson<readonly Fragment[]>('cert-parse.json')
      .flatMap(({ blocks }) => blocks['CERTIFICATE'] ?? [])
      .map((base64) => Buffer.from(base64, 'base64'));
    const rounds = IS_TORTURE ? 10_000 : 600;
    let slowest = 0;
    for (let round = 0; round < rounds; round += 1) {
      const bytes = Buffer.from(sources[round % sources.length]!);
      const at = Math.floor(random() * bytes.length);
      for (let change = 0; change <= round % 4; change += 1) {
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      }
      const cuts = [bytes, bytes.subarray(0, at), Buffer.concat([bytes, Buffer.alloc(1 + (round % 9))])];
      const input = cuts[round % 3]!;
      const start = performance.now();
      const found = outcome(readCertificate, input);
      outcome(readRequest, input);
      slowest = Math.max(slowest, performance.now() - start);
      if (input !== bytes) assert.equal(found, 'format');
    }
    t.diagnostic(`count: ${rounds} damaged certificates, slowest ${slowest.toFixed(1)} ms`);
    // Not a speed: a hang. The limit is that of design security, T18.
    assert.ok(slowest < 2000);
  },
);

test('given bytes that are no certificate when read then each is refused by its code', () => {
  const deep = Buffer.concat([...Array.from({ length: 60_000 }, () => Buffer.from([0x30, 0x80])), Buffer.from([5, 0])]);
  const wide = Buffer.concat([
    Buffer.from([0x30, 0x83, 0x0f, 0x42, 0x40]),
    Buffer.alloc(1_000_000, Buffer.from([5, 0])),
  ]);
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.from([0x30]),
    Buffer.alloc(2_000_000),
    deep,
    wide,
    Buffer.from('hello'),
  ]) {
    assert.equal(outcome(readCertificate, bytes), 'format');
    assert.equal(outcome(readRequest, bytes), 'format');
  }
});

describe('certificates made by openssl', { skip: skipWithoutOpenssl }, () => {
  let openssl: Openssl;
  before(() => (openssl = createOpenssl()));
  after(() => openssl.dispose());

  it('given a server certificate with every extension when read then each is as openssl wrote it', () => {
    const authority = openssl.makeAuthority('ac', { subject: '/C=FR/O=Essai/CN=AC ESSAI' });
    const { certificate } = openssl.makeIdentity('serveur', authority, {
      subject: '/C=FR/ST=Paris (75)/O=Hôpital Œuvre/OU=318751275100020/CN=ror.exemple.fr',
      extensions: [
        'keyUsage=critical,digitalSignature,keyEncipherment,decipherOnly',
        'extendedKeyUsage=serverAuth,clientAuth,1.2.3.4',
        'subjectAltName=DNS:ror.exemple.fr,DNS:*.exemple.fr,IP:192.0.2.1,IP:2001:db8::1,email:a@exemple.fr',
        'crlDistributionPoints=URI:http://a.example/x.crl,URI:ldap://b.example/y',
        'authorityInfoAccess=OCSP;URI:http://ocsp.example/,caIssuers;URI:http://ca.example/ca.cer',
        'subjectKeyIdentifier=hash',
        'authorityKeyIdentifier=keyid',
      ],
    });
    const facts = readCertificate(openssl.der(certificate));
    const ca = readCertificate(openssl.der(authority.certificate));
    const hex = (flag: string): string =>
      openssl
        .run(['x509', '-in', certificate, '-noout', '-fingerprint', flag])
        .toString()
        .trim()
        .split('=')[1]!
        .replaceAll(':', '')
        .toLowerCase();
    const dates = openssl.run(['x509', '-in', certificate, '-noout', '-dates', '-dateopt', 'iso_8601']).toString();
    assert.deepEqual(facts.keyUsages, ['digitalSignature', 'keyEncipherment', 'decipherOnly']);
    assert.deepEqual(facts.extendedUsages, ['serverAuth', 'clientAuth', '1.2.3.4']);
    assert.deepEqual(facts.dnsNames, ['ror.exemple.fr', '*.exemple.fr']);
    assert.deepEqual(facts.ipAddresses, ['192.0.2.1', '2001:db8:0:0:0:0:0:1']);
    assert.deepEqual(facts.emailAddresses, ['a@exemple.fr']);
    assert.deepEqual(facts.crlUrls, ['http://a.example/x.crl', 'ldap://b.example/y']);
    assert.deepEqual([facts.ocspUrls, facts.issuerUrls], [['http://ocsp.example/'], ['http://ca.example/ca.cer']]);
    assert.deepEqual([facts.sha256, facts.sha1], [hex('-sha256'), hex('-sha1')]);
    assert.equal(facts.authorityKeyId, ca.subjectKeyId);
    assert.match(dates, new RegExp(`notBefore=${facts.notBefore.replace('T', ' ')}`));
    assert.deepEqual([facts.isCa, facts.isSelfSigned, ca.isCa, ca.isSelfSigned], [false, false, true, true]);
    assert.deepEqual([facts.key.algorithm, facts.key.size, facts.pathLength], ['RSA', 2048, null]);
    assert.equal(facts.subjectText, 'CN=ror.exemple.fr,OU=318751275100020,O=Hôpital Œuvre,ST=Paris (75),C=FR');
    assert.equal(facts.issuerText, ca.subjectText);
  });

  it('given names in every string type, with a set of two attributes, when read then the text is that of openssl', () => {
    const key = openssl.makeKey('cle', 'p-256');
    const types = ['utf8only', 'nombstr', 'pkix', 'default', 'MASK:0x04', 'MASK:0x800', 'MASK:0x100'];
    for (const [index, type] of types.entries()) {
      openssl.write('req.cnf', `[req]\nstring_mask=${type}\nutf8=yes\ndistinguished_name=dn\n[dn]\n`);
      const subject = '/C=FR/O=Été, "A"\\+B <x>;\\\\ #/OU=#1/UID=u+CN= espace ';
      const args = ['-config', 'req.cnf', '-x509', '-new', '-utf8', '-key', key, '-subj', subject];
      openssl.run(['req', ...args, '-multivalue-rdn', '-days', '9', '-out', `n${index}.pem`]);
      const theirs = openssl.run([
        'x509',
        '-in',
        `n${index}.pem`,
        '-noout',
        '-subject',
        '-nameopt',
        'rfc2253,-esc_msb',
      ]);
      const facts = readCertificate(openssl.der(`n${index}.pem`));
      // The order within a set is free (RFC 4514 §2.2): openssl turns it around, and DER sorts by length of the encoding.
      const tidy = (text: string): string =>
        text.replace(String.raw`UID=u+CN=\ espace\ `, String.raw`CN=\ espace\ +UID=u`);
      assert.equal(tidy(facts.subjectText), tidy(theirs.toString().replace(/^subject=|\n$/g, '')), type);
      assert.equal(facts.subject.find((one) => one.type === 'O')?.value, 'Été, "A"+B <x>;\\ #');
      assert.deepEqual([facts.key.algorithm, facts.key.size], ['EC', 256]);
    }
  });
});
