import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { readPkiFile } from '../../electron/services/pki/read-file.ts';
import { AppError } from '../../shared/errors.ts';
import { createOpenssl, skipWithoutOpenssl } from '../helpers/openssl.ts';
import type { Openssl } from '../helpers/openssl.ts';
import { sharedData } from '../helpers/shared-data.ts';

const INPUTS = process.env['CERCLE_TORTURE'] === '1' ? 10_000 : 300;
const PASSWORD = 'mot de passe';
/** What damaged bytes may be answered; anything else is a fault of ours. */
const ANSWERS = ['certificate.format', 'certificate.password', 'certificate.cipher', 'certificate.limit'];
/** Milliseconds of one file; on a busy machine, of the processor time of this process. */
const LONGEST = 2000;

let openssl: Openssl | undefined;
const seeds: (readonly [string, Uint8Array])[] = [];

before(() => {
  if (skipWithoutOpenssl !== false) return;
  openssl = createOpenssl();
  const { run, read, write } = openssl;
  const authority = openssl.makeAuthority('racine');
  const client = openssl.makeIdentity('client', authority, {
    extensions: ['extendedKeyUsage=clientAuth', 'subjectAltName=DNS:a.fr'],
  });
  write(
    'ca.cnf',
    '[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\ncrlnumber=crlnumber\ndefault_md=sha256\ndefault_crl_days=7\n',
  );
  write('index.txt', '');
  write('crlnumber', '01\n');
  run([
    'ca',
    '-config',
    'ca.cnf',
    '-gencrl',
    '-keyfile',
    authority.key,
    '-cert',
    authority.certificate,
    '-out',
    'liste.pem',
  ]);
  const chain = [authority.certificate];
  const p12 = (name: string, ...args: readonly string[]): void =>
    void seeds.push([`p12 ${name}`, openssl!.makePkcs12(name, client, { password: PASSWORD, chain, args })]);
  p12('modern');
  p12('legacy', '-legacy');
  p12('3des', '-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1');
  // Without an integrity code or encryption, damage reaches the inner readers.
  p12('nomac', '-nomac');
  p12('clear', '-nomac', '-certpbe', 'NONE', '-keypbe', 'NONE');
  const encrypted = ['pkcs8', '-topk8', '-in', client.key, '-passout', `pass:${PASSWORD}`];
  const p7b = ['crl2pkcs7', '-in', 'liste.pem', '-certfile', client.certificate, '-certfile', authority.certificate];
  const cms = ['cms', '-sign', '-in', 'ca.cnf', '-signer', client.certificate, '-inkey', client.key, '-nodetach'];
  seeds.push(
    ['certificate pem', read(client.certificate)],
    ['certificate der', openssl.der(client.certificate)],
    ['certificate base64', Buffer.from(openssl.der(client.certificate).toString('base64'))],
    ['certificate utf-16', Buffer.from(`\ufeff${read(client.certificate).toString()}`, 'utf16le')],
    ['chain and key pem', Buffer.concat([client.certificate, authority.certificate, client.key].map(read))],
    ['p7b der', run([...p7b, '-outform', 'DER'])],
    ['p7b ber', run([...cms, '-stream', '-indef', '-outform', 'DER'])],
    ['pkcs8 der', run(['pkcs8', '-topk8', '-nocrypt', '-in', client.key, '-outform', 'DER'])],
    ['pkcs8 encrypted der', run([...encrypted, '-outform', 'DER'])],
    ['pkcs8 encrypted pem', run(encrypted)],
    ['old encrypted pem', run(['rsa', '-in', client.key, '-traditional', '-aes128', '-passout', `pass:${PASSWORD}`])],
    ['rsa der', run(['rsa', '-in', client.key, '-traditional', '-outform', 'DER'])],
    ['ec der', run(['ec', '-in', openssl.makeKey('ec', 'p-256'), '-outform', 'DER'])],
    ['request der', openssl.der('client.csr.pem')],
    ['crl der', openssl.der('liste.pem')],
  );
});
after(() => openssl?.dispose());

/** Numbers that are the same at every run (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Mutation = (bytes: Uint8Array, random: (below: number) => number) => Uint8Array;

const at = (bytes: Uint8Array, random: (below: number) => number): number => random(Math.max(bytes.length, 1));
const INTERESTING = [
  0x00, 0x01, 0x02, 0x04, 0x05, 0x06, 0x1f, 0x24, 0x30, 0x31, 0x3f, 0x7f, 0x80, 0x81, 0x82, 0x84, 0x88, 0xa0, 0xff,
];

/** What happens to files, and what is made to happen to them. */
const MUTATIONS: readonly Mutation[] = [
  // A few bits.
  (bytes, random) => {
    const copy = new Uint8Array(bytes);
    for (let left = 1 + random(4); left > 0; left -= 1) copy[at(copy, random)]! ^= 1 << random(8);
    return copy;
  },
  // Tags and lengths, mostly near the start, where the structure is.
  (bytes, random) => {
    const copy = new Uint8Array(bytes);
    for (let left = 1 + random(3); left > 0; left -= 1) {
      copy[random(2) === 0 ? random(Math.min(128, copy.length)) : at(copy, random)] =
        INTERESTING[random(INTERESTING.length)]!;
    }
    return copy;
  },
  (bytes, random) => bytes.subarray(0, at(bytes, random)),
  (bytes, random) => bytes.subarray(at(bytes, random)),
  // A part left out, a part twice, another file in the middle.
  (bytes, random) => {
    const start = at(bytes, random);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + 1 + random(64))]);
  },
  (bytes, random) => {
    const [start, length] = [at(bytes, random), 1 + random(256)];
    return Buffer.concat([bytes.subarray(0, start + length), bytes.subarray(start)]);
  },
  (bytes, random) => {
    const [start, other] = [at(bytes, random), seeds[random(seeds.length)]![1]];
    const from = at(other, random);
    return Buffer.concat([bytes.subarray(0, start), other.subarray(from, from + random(512)), bytes.subarray(start)]);
  },
  (bytes, random) => Buffer.concat([bytes, seeds[random(seeds.length)]![1]]),
  (bytes, random) => Buffer.concat([new Uint8Array(1 + random(2000)).fill(0x30), bytes]),
  (bytes, random) =>
    Buffer.concat([...new Array<Uint8Array>(1 + random(2000)).fill(new Uint8Array([0x30, 0x80])), bytes]),
];

interface Told {
  readonly code: string;
  readonly time: number;
}

/** The answer to one file and the processor time it took. @throws what is no answer */
async function answerTo(bytes: Uint8Array, password: string | undefined): Promise<Told> {
  const start = process.cpuUsage();
  let code = 'read';
  try {
    await readPkiFile(bytes, { password });
  } catch (error) {
    if (!(error instanceof AppError) || !ANSWERS.includes(error.code)) throw error;
    code = error.code;
  }
  const { user, system } = process.cpuUsage(start);
  return { code, time: (user + system) / 1000 };
}

test(
  `given ${INPUTS} damaged files of every format when they are read then each is read or refused by a reason, soon`,
  { skip: skipWithoutOpenssl },
  async (t) => {
    const random = randomFrom(20_261_122);
    const tally = new Map<string, number>();
    let longest = { name: '', time: 0 };
    for (let index = 0; index < INPUTS; index += 1) {
      const [name, seed] = seeds[index % seeds.length]!;
      let bytes = seed;
      for (let left = random(4) === 0 ? 2 : 1; left > 0; left -= 1) {
        // Mostly small damage, which goes deepest.
        bytes = MUTATIONS[random(10) < 6 ? random(2) : random(MUTATIONS.length)]!(bytes, random);
      }
      const { code, time } = await answerTo(bytes, [PASSWORD, undefined, 'autre'][random(3)]).catch(
        (error: unknown) => {
          throw new Error(`input ${index}, ${name}: ${Buffer.from(bytes).toString('base64').slice(0, 4000)}`, {
            cause: error,
          });
        },
      );
      tally.set(code, (tally.get(code) ?? 0) + 1);
      if (time > longest.time) longest = { name: `${name} ${index}`, time };
    }
    t.diagnostic(
      `count: ${INPUTS} inputs from ${seeds.length} files: ${[...tally].map(([code, count]) => `${count} ${code}`).join(', ')}`,
    );
    t.diagnostic(`longest: ${Math.round(longest.time)} ms (${longest.name})`);
    assert.ok(longest.time < LONGEST, longest.name);
    assert.ok((tally.get('read') ?? 0) > 0, 'some damage leaves a file readable: the reader is reached');
  },
);

test('given every broken certificate, list and chain of the reference data when it is read then it is read or refused by a reason', async (t) => {
  let total = 0;
  for (const file of ['cert-parse.json', 'crl.json', 'chain-verify.json', 'pkits.json', 'pkcs12.json']) {
    const path = sharedData('security', file);
    if (path === undefined) return t.skip(`reference data security/${file} is absent`);
    for (const bytes of binaries(JSON.parse(readFileSync(path, 'utf8')))) {
      const { time } = await answerTo(bytes, '');
      assert.ok(time < LONGEST);
      total += 1;
    }
  }
  t.diagnostic(`count: ${total} values`);
  assert.ok(total > 500);
});

/** Every base64 or PEM text somewhere in a document. */
function binaries(value: unknown): readonly Uint8Array[] {
  if (typeof value === 'string') {
    if (value.includes('-----BEGIN ')) return [Buffer.from(value)];
    return /^[A-Za-z0-9+/\s]{40,}={0,2}$/u.test(value) ? [Buffer.from(value, 'base64')] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(binaries);
}
