import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import type { KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { after, before, describe, it, test } from 'node:test';
import { promisify } from 'node:util';
import { readCertificate } from '../../electron/services/pki/certificate.ts';
import { createKeyPair, isPair, spkiSha256 } from '../../electron/services/pki/key-pair.ts';
import { encodePem } from '../../electron/services/pki/pem.ts';
import { buildRequest, readRequest } from '../../electron/services/pki/request.ts';
import type { DistinguishedName } from '../../shared/domain/certificates/facts.ts';
import { dnText } from '../../shared/domain/certificates/name.ts';
import { AppError } from '../../shared/errors.ts';
import type { Openssl } from '../helpers/openssl.ts';
import { createOpenssl, skipWithoutKeytool, skipWithoutOpenssl } from '../helpers/openssl.ts';
import type { Random } from '../helpers/random-cache.ts';
import { pick, seeded } from '../helpers/random-cache.ts';

const IS_TORTURE = process.env['CERCLE_TORTURE'] === '1';
const run = promisify(execFile);

const PIECES = [
  ...'abcXYZ019',
  ...'éèêëàâîïôûùçœŒÆÿñ',
  ...` '",+;<>\\#=/-.()&@*:_!?[]{}|~`,
  '  ',
  '’',
  '«',
  '»',
  '😀',
  '👩‍⚕️',
  '日本',
  'e\u0301',
];

/** Text of `least` to `most` characters; one in six is right at the limit. */
function randomText(random: Random, most: number): string {
  const size = random() < 0.17 ? most : 1 + Math.floor(random() * most);
  let text = '';
  while ([...text].length < size) text += pick(random, PIECES);
  return [...text].slice(0, size).join('');
}

function randomSubject(random: Random): DistinguishedName {
  const edge = pick(random, ['', '', ' ', '#', '  ']);
  return [
    { type: 'C', value: 'FR' },
    { type: 'ST', value: pick(random, ['Paris (75)', "Côtes-d'Armor (22)", 'Corse-du-Sud (2A)', 'La Réunion (974)']) },
    { type: 'O', value: randomText(random, 40) },
    { type: 'OU', value: `3${String(Math.floor(random() * 1e14)).padStart(14, '0')}` },
    { type: 'CN', value: [...(edge + randomText(random, 64 - 2 * edge.length) + edge)].join('') },
  ];
}

const REQUEST = {
  dnsNames: ['a.exemple.fr'],
  extendedUsages: ['clientAuth'],
  keyUsages: ['digitalSignature'],
} as const;

/** Java's own form of a name: RFC 1779, quotes around values with special characters or blanks at an end. */
function javaText(subject: DistinguishedName): string {
  const value = (text: string): string => {
    const isQuoted = /[,+=\n<>#;\\"]/.test(text) || /^ | $| {2}/.test(text);
    return isQuoted ? `"${text.replace(/["\\]/g, String.raw`\$&`)}"` : text;
  };
  return [...subject]
    .reverse()
    .map((one) => `${one.type}=${value(one.value)}`)
    .join(', ');
}

/** Runs `work` on every item, two at a time. */
async function inPairs<T>(items: readonly T[], work: (item: T, index: number) => Promise<void>): Promise<void> {
  const queue = [...items.entries()];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next[1], next[0]);
  };
  await Promise.all([worker(), worker()]);
}

describe('requests', () => {
  let key: KeyObject;
  before(async () => (key = await createKeyPair(2048)));

  it('given random subjects when requests are made then each reads back as it was asked, signed', (t) => {
    const random = seeded(2026);
    for (let round = 0; round < 200; round += 1) {
      const subject = randomSubject(random);
      const facts = readRequest(buildRequest({ ...REQUEST, subject, privateKey: key }));
      assert.deepEqual(facts.subject, subject);
      assert.ok(facts.isSignatureValid);
    }
    t.diagnostic('count: 200 requests read back');
  });

  it('given a request when read then it says its key, purposes and host names', () => {
    const subject = [{ type: 'CN', value: 'x' }];
    const der = buildRequest({ ...REQUEST, subject, extendedUsages: ['serverAuth', '1.2.3.4'], privateKey: key });
    const facts = readRequest(der);
    assert.deepEqual(facts.key, { algorithm: 'RSA', size: 2048, spkiSha256: spkiSha256(key) });
    assert.deepEqual([facts.extendedUsages, facts.dnsNames], [['serverAuth', '1.2.3.4'], ['a.exemple.fr']]);
    assert.equal(facts.signatureAlgorithm, 'sha256WithRSAEncryption');
    const bare = readRequest(
      buildRequest({ subject, dnsNames: [], extendedUsages: [], keyUsages: [], privateKey: key }),
    );
    assert.deepEqual([bare.extendedUsages, bare.dnsNames, bare.isSignatureValid], [null, [], true]);
  });

  it('given a request changed after its signature when read then its signature is not valid', () => {
    const der = buildRequest({ ...REQUEST, subject: [{ type: 'CN', value: 'abcdef' }], privateKey: key });
    der[Buffer.from(der).indexOf('abcdef')] = 0x7a;
    assert.deepEqual([readRequest(der).subjectText, readRequest(der).isSignatureValid], ['CN=zbcdef', false]);
  });

  it('given what cannot be encoded when a request is asked for then it is refused by its code', () => {
    const subject = [{ type: 'CN', value: 'x' }];
    const bad = [
      { subject: [{ type: 'NOTHING', value: 'x' }] },
      { subject: [{ type: 'CN', value: '' }] },
      { subject: [{ type: 'CN', value: '\ud800' }] },
      { dnsNames: ['hôpital.fr'] },
      { dnsNames: [''] },
      { extendedUsages: ['toString'] },
    ];
    for (const changes of bad) {
      assert.throws(
        () => buildRequest({ ...REQUEST, subject, privateKey: key, ...changes }),
        (error: unknown) => error instanceof AppError && error.code === 'certificate.lint',
        JSON.stringify(changes),
      );
    }
  });

  describe('second opinions', () => {
    let openssl: Openssl;
    before(() => (openssl = createOpenssl()));
    after(() => openssl.dispose());
    const file = (subject: DistinguishedName, index: number): string => {
      const path = openssl.path(`r${index}.pem`);
      writeFileSync(path, encodePem('CERTIFICATE REQUEST', buildRequest({ ...REQUEST, subject, privateKey: key })));
      return path;
    };

    it(
      'given random subjects when openssl verifies the requests then all hold and every subject is equal byte for byte',
      { skip: skipWithoutOpenssl },
      async (t) => {
        const random = seeded(4242);
        const subjects = Array.from({ length: IS_TORTURE ? 1000 : 30 }, () => randomSubject(random));
        await inPairs(subjects, async (subject, index) => {
          const args = [
            'req',
            '-in',
            file(subject, index),
            '-verify',
            '-noout',
            '-subject',
            '-nameopt',
            'rfc2253,-esc_msb',
          ];
          const { stdout, stderr } = await run('openssl', args, { encoding: 'buffer' });
          assert.match(stderr.toString(), /verify OK/);
          assert.equal(stdout.toString('utf8'), `subject=${dnText(subject)}\n`);
        });
        t.diagnostic(`count: ${subjects.length} requests verified by openssl`);
      },
    );

    it(
      'given random subjects when keytool reads the requests then it sees the same',
      { skip: skipWithoutKeytool },
      async (t) => {
        const random = seeded(17);
        const subjects = Array.from({ length: IS_TORTURE ? 1000 : 8 }, () => randomSubject(random));
        const java = ['-J-XX:TieredStopAtLevel=1', '-J-Dstdout.encoding=UTF-8', '-J-Dfile.encoding=UTF-8'];
        await inPairs(subjects, async (subject, index) => {
          const { stdout } = await run('keytool', [...java, '-printcertreq', '-file', file(subject, index)]);
          assert.equal(/^Subject: (.*)$/m.exec(stdout)?.[1], javaText(subject));
          assert.match(stdout, /Public Key: 2048-bit RSA key\s+Signature algorithm: SHA256withRSA/);
        });
        t.diagnostic(`count: ${subjects.length} requests read by keytool`);
      },
    );

    it(
      'given requests made by openssl when read then key, purposes and signature are found, whatever the algorithm',
      { skip: skipWithoutOpenssl },
      () => {
        const signed = { 'rsa-2048': 'RSA', 'p-256': 'EC', 'p-384': 'EC', ed25519: 'Ed25519' } as const;
        for (const kind of ['rsa-2048', 'p-256', 'p-384', 'ed25519'] as const) {
          const name = openssl.makeKey(kind, kind);
          const facts = readRequest(openssl.der(openssl.makeRequest(kind, name, '/C=FR/CN=essai')));
          assert.deepEqual([facts.key.algorithm, facts.isSignatureValid], [signed[kind], true], kind);
        }
        const pss = ['-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:32', '-sha256'];
        const made = [
          '-new',
          '-key',
          'rsa-2048.key.pem',
          '-subj',
          '/CN=x',
          '-addext',
          'subjectAltName=DNS:b.fr',
          '-out',
          'pss.pem',
        ];
        openssl.run(['req', ...made, ...pss]);
        const facts = readRequest(openssl.der('pss.pem'));
        assert.deepEqual(
          [facts.signatureAlgorithm, facts.isSignatureValid, facts.dnsNames],
          ['RSASSA-PSS', true, ['b.fr']],
        );
      },
    );

    it(
      'given a request signed by an authority when its certificate is read then its names, purposes and key are those asked for',
      { skip: skipWithoutOpenssl },
      () => {
        const authority = openssl.makeAuthority('ac');
        const subject = [
          { type: 'C', value: 'FR' },
          { type: 'O', value: "Centre d'Œuvre" },
          { type: 'CN', value: 'a.exemple.fr' },
        ];
        file(subject, 0);
        openssl.run([
          'x509',
          '-req',
          '-in',
          'r0.pem',
          '-CA',
          authority.certificate,
          '-CAkey',
          authority.key,
          '-CAcreateserial',
          '-copy_extensions',
          'copyall',
          '-out',
          'issued.pem',
        ]);
        const facts = readCertificate(openssl.der('issued.pem'));
        assert.deepEqual(
          [facts.subject, facts.extendedUsages, facts.dnsNames],
          [subject, ['clientAuth'], ['a.exemple.fr']],
        );
        assert.equal(facts.key.spkiSha256, spkiSha256(key));
        assert.ok(isPair(key, openssl.der('issued.pem')));
      },
    );
  });
});

test(
  'given keys and certificates mixed when paired then each finds its own only',
  { skip: skipWithoutOpenssl },
  async (t) => {
    const openssl = createOpenssl();
    try {
      const authority = openssl.makeAuthority('ac');
      const keys = await Promise.all([2048, 3072, 2048].map((size) => createKeyPair(size as 2048 | 3072)));
      const certificates = keys.map((key, index) => {
        const der = buildRequest({ ...REQUEST, subject: [{ type: 'CN', value: `k${index}` }], privateKey: key });
        openssl.write('k.csr.pem', encodePem('CERTIFICATE REQUEST', der));
        return openssl.der(openssl.sign(`k${index}`, 'k.csr.pem', authority));
      });
      const random = seeded(9);
      const rounds = IS_TORTURE ? 1000 : 60;
      for (let round = 0; round < rounds; round += 1) {
        const [left, right] = [Math.floor(random() * keys.length), Math.floor(random() * keys.length)];
        const [key, der] = [keys[left]!, certificates[right]!];
        assert.equal(isPair(key, der), left === right);
        assert.equal(readCertificate(der).key.spkiSha256 === spkiSha256(key), left === right);
      }
      assert.throws(() => isPair(keys[0]!, Buffer.from('nothing')), AppError);
      t.diagnostic(`count: ${rounds} pairs`);
    } finally {
      openssl.dispose();
    }
  },
);
