import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { explainChain } from '../../electron/services/pki/chain/explain.ts';
import type { ChainQuestion } from '../../electron/services/pki/chain/question.ts';
import type { ChainVerdict } from '../../shared/domain/certificates/chain.ts';
import type { Made } from '../helpers/made-chain.ts';
import { ask, AUTHORITY, CLIENT, make, SERVER } from '../helpers/made-chain.ts';
import type { Openssl } from '../helpers/openssl.ts';
import { createOpenssl, skipWithoutOpenssl as skip } from '../helpers/openssl.ts';

let openssl: Openssl;
let root: Made;
let middle: Made;
let server: Made;
let client: Made;

before(() => {
  if (skip !== false) return;
  openssl = createOpenssl();
  root = make(openssl, 'root', { extensions: AUTHORITY });
  middle = make(openssl, 'middle', { by: root, extensions: AUTHORITY });
  server = make(openssl, 'server', { by: middle, extensions: SERVER });
  client = make(openssl, 'client', { by: middle, extensions: CLIENT });
});
after(() => openssl?.dispose());

function errors({ reasons }: ChainVerdict): readonly string[] {
  return reasons.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

async function subjects(question: ChainQuestion): Promise<readonly string[]> {
  const { path } = await explainChain(question);
  return path.map(({ facts }) => facts.subject.find(({ type }) => type === 'CN')!.value);
}

test(
  'given a chain in disorder with duplicates when explained then its path is whole and trusted',
  { skip },
  async () => {
    const given = [client.der, middle.der, server.der, middle.der, root.der];
    const verdict = await explainChain(
      ask(server, { given, trusted: [root.der], purpose: 'server', host: 'ror.example.fr' }),
    );
    assert.deepEqual(verdict.reasons, []);
    assert.equal(verdict.trusted, true);
    assert.deepEqual(
      verdict.path.map(({ from, isSignedByNext }) => [from, isSignedByNext]),
      [
        ['given', true],
        ['given', true],
        ['trusted', null],
      ],
    );
  },
);

test('given an intermediate that is only known when explained then it completes the path', { skip }, async () => {
  const verdict = await explainChain(ask(client, { known: [middle.der], trusted: [root.der], purpose: 'client' }));
  assert.equal(verdict.trusted, true);
  assert.equal(verdict.path[1]?.from, 'known');
});

test('given no intermediate when explained then it is missing, or its authority unknown', { skip }, async () => {
  const stranger = make(openssl, 'stranger', { subject: '/C=FR/O=Autre/CN=Autre', extensions: AUTHORITY });
  assert.deepEqual(errors(await explainChain(ask(server, { trusted: [root.der] }))), ['intermediate-missing']);
  assert.deepEqual(errors(await explainChain(ask(server, { trusted: [stranger.der] }))), ['issuer-unknown']);
});

test('given a root that is not trusted when explained then the chain ends there', { skip }, async () => {
  const verdict = await explainChain(ask(server, { given: [middle.der, root.der] }));
  assert.deepEqual(errors(verdict), ['issuer-untrusted']);
  assert.equal(verdict.reasons[0]?.certificate, 2);
  assert.deepEqual(errors(await explainChain(ask(make(openssl, 'alone')))), ['self-signed']);
});

test(
  'given a client certificate used as a server when explained then the purpose is the reason',
  { skip },
  async () => {
    const question = ask(client, { given: [middle.der], trusted: [root.der], purpose: 'server' });
    const verdict = await explainChain(question);
    assert.deepEqual(errors(verdict), ['purpose']);
    assert.deepEqual(verdict.reasons[0]?.values, { purpose: 'server', usages: 'clientAuth' });
  },
);

test(
  'given names and addresses when a host is asked then only those of the certificate are answered for',
  { skip },
  async () => {
    const answers = async (host: string): Promise<boolean> => {
      const question = ask(server, { given: [middle.der], trusted: [root.der], purpose: 'server', host });
      return (await explainChain(question)).trusted;
    };
    const good = ['ror.example.fr', 'ROR.example.fr.', 'bretagne.regions.example.fr', '192.0.2.1'];
    const bad = [
      'example.fr',
      'regions.example.fr',
      'a.b.regions.example.fr',
      '192.0.2.2',
      'ror.example.fr.evil.fr',
      '::1',
      '',
    ];
    assert.deepEqual(
      await Promise.all(good.map(answers)),
      good.map(() => true),
    );
    assert.deepEqual(
      await Promise.all(bad.map(answers)),
      bad.map(() => false),
    );
  },
);

test(
  'given a server with a common name only when explained then it is told, and refused for another host',
  { skip },
  async () => {
    const extensions = SERVER.filter((line) => !line.startsWith('subjectAltName'));
    const named = make(openssl, 'named', { by: middle, subject: '/C=FR/CN=ror.example.fr', extensions });
    const question = { given: [middle.der], trusted: [root.der], purpose: 'server' } as const;
    const same = await explainChain(ask(named, { ...question, host: 'ror.example.fr' }));
    const other = await explainChain(ask(named, { ...question, host: 'autre.example.fr' }));
    assert.equal(same.trusted, true);
    assert.deepEqual(
      same.reasons.map(({ code, severity }) => [code, severity]),
      [['no-subject-alternative-name', 'warning']],
    );
    assert.deepEqual(errors(other), ['host-mismatch']);
  },
);

test('given times outside validity when explained then each certificate of the path says so', { skip }, async () => {
  const question = ask(server, { given: [middle.der], trusted: [root.der] });
  const at = (years: number): Date => new Date(Date.now() + years * 366 * 24 * 3600 * 1000);
  assert.deepEqual(errors(await explainChain({ ...question, at: at(2) })), ['expired', 'expired', 'expired']);
  assert.deepEqual(errors(await explainChain({ ...question, at: at(-2) })), [
    'not-yet-valid',
    'not-yet-valid',
    'not-yet-valid',
  ]);
});

test(
  'given cross-signed roots and a loop when explained then the shortest trusted path is taken',
  { skip },
  async () => {
    const old = make(openssl, 'old', { extensions: AUTHORITY });
    const crossed = make(openssl, 'crossed', {
      by: old,
      subject: '/C=FR/O=Essai/CN=root',
      keyOf: root,
      extensions: AUTHORITY,
    });
    const back = make(openssl, 'back', {
      by: root,
      subject: '/C=FR/O=Essai/CN=old',
      keyOf: old,
      extensions: AUTHORITY,
    });
    const given = [back.der, crossed.der, middle.der];
    assert.deepEqual(await subjects(ask(server, { given, trusted: [old.der] })), ['server', 'middle', 'root', 'old']);
    assert.deepEqual(await subjects(ask(server, { given, trusted: [old.der, root.der] })), [
      'server',
      'middle',
      'root',
    ]);
    assert.equal((await explainChain(ask(server, { given, trusted: [old.der] }))).trusted, true);
    assert.deepEqual(errors(await explainChain(ask(server, { given }))), ['issuer-unknown']);
  },
);

test('given authorities of one name that all sign each other when explained then trying ends', { skip }, async () => {
  const subject = '/C=FR/O=Essai/CN=hydre';
  const heads = Array.from({ length: 5 }, (_, index) =>
    make(openssl, `head-${index}`, { subject, extensions: AUTHORITY }),
  );
  const crossed = heads.flatMap((by) =>
    heads
      .filter((head) => head !== by)
      .map((keyOf) => make(openssl, `${by.name}-${keyOf.name}`, { subject, by, keyOf, extensions: AUTHORITY })),
  );
  const end = make(openssl, 'hydra-end', { by: heads[0]!, extensions: CLIENT });
  const verdict = await explainChain(ask(end, { given: crossed.map(({ der }) => der), trusted: [root.der] }));
  assert.equal(verdict.trusted, false);
  const trusted = await explainChain(ask(end, { given: crossed.map(({ der }) => der), trusted: [heads[3]!.der] }));
  assert.equal(trusted.trusted, true);
});

test('given weak keys and old signatures when explained then they are refused unless accepted', { skip }, async () => {
  openssl.run(['genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024', '-out', 'small.key.pem']);
  const small = make(openssl, 'weak', { by: middle, extensions: CLIENT, keyOf: { ...root, name: 'small' } });
  const sha1 = make(openssl, 'sha1', { by: middle, extensions: CLIENT, digest: 'sha1' });
  const question = { given: [middle.der], trusted: [root.der] };
  assert.deepEqual(errors(await explainChain(ask(small, question))), ['key-weak']);
  assert.equal((await explainChain(ask(small, { ...question, minimumRsaBits: 1024 }))).trusted, true);
  assert.deepEqual(errors(await explainChain(ask(sha1, question))), ['signature-algorithm-weak']);
  assert.equal((await explainChain(ask(sha1, { ...question, acceptsOldAlgorithms: true }))).trusted, true);
});

test('given an end certificate that signs another when explained then it is no authority', { skip }, async () => {
  const forged = make(openssl, 'forged', { by: client, extensions: SERVER });
  const verdict = await explainChain(ask(forged, { given: [client.der, middle.der], trusted: [root.der] }));
  assert.equal(verdict.trusted, false);
  assert.deepEqual(errors(verdict), ['not-a-ca', 'key-usage']);
});

test('given an authority held to names when it certifies others then the name is the reason', { skip }, async () => {
  const held = make(openssl, 'held', {
    by: root,
    extensions: [...AUTHORITY, 'nameConstraints=critical,permitted;DNS:sante.fr,excluded;DNS:x.sante.fr'],
  });
  const named = (name: string, dns: string): Made =>
    make(openssl, name, { by: held, extensions: ['extendedKeyUsage=serverAuth', `subjectAltName=DNS:${dns}`] });
  const question = { given: [held.der], trusted: [root.der] };
  assert.equal((await explainChain(ask(named('in', 'ror.sante.fr'), question))).trusted, true);
  assert.deepEqual(errors(await explainChain(ask(named('out', 'ror.sante.example'), question))), ['name-constraint']);
  assert.deepEqual(errors(await explainChain(ask(named('excluded', 'a.x.sante.fr'), question))), ['name-constraint']);
  assert.deepEqual(errors(await explainChain(ask(named('wild', '*.sante.fr'), question))), ['name-constraint']);
});

test(
  'given a trusted root as target when explained then it is trusted for itself, never as an end',
  { skip },
  async () => {
    assert.equal((await explainChain(ask(root, { trusted: [root.der] }))).trusted, true);
    assert.equal((await explainChain(ask(root, { trusted: [root.der], purpose: 'server' }))).trusted, false);
    assert.equal((await explainChain(ask(server, { trusted: [server.der], purpose: 'server' }))).trusted, false);
  },
);

test(
  'given bytes that are no certificate when explained then they are malformed, beside a good chain too',
  { skip },
  async () => {
    const junk = Buffer.from('3003020101', 'hex');
    const alone = await explainChain(ask({ ...server, der: junk }));
    assert.deepEqual(errors(alone), ['malformed']);
    const beside = await explainChain(
      ask(server, { given: [junk, middle.der], trusted: [root.der], crls: [junk], revocation: 'if-known' }),
    );
    assert.equal(beside.trusted, true);
    assert.ok(beside.reasons.some(({ code, severity }) => code === 'malformed' && severity === 'warning'));
    assert.ok(beside.reasons.some(({ code, severity }) => code === 'crl-unsupported' && severity === 'warning'));
  },
);
