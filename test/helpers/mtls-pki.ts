import type { KeyObject } from 'node:crypto';
import type { MtlsIdentity, MtlsRequest, MtlsTools } from '../../electron/services/mtls/request.ts';
import { explainChain } from '../../electron/services/pki/chain/explain.ts';
import { make, AUTHORITY, serialOf, subjectOf, type Made, type MakeOptions } from './made-chain.ts';
import { makeCrl } from './made-crl.ts';
import { createOpenssl, type Openssl } from './openssl.ts';

const CLIENT = ['basicConstraints=CA:FALSE', 'keyUsage=critical,digitalSignature', 'extendedKeyUsage=clientAuth'];
const SERVER = [
  'basicConstraints=CA:FALSE',
  'keyUsage=critical,digitalSignature,keyEncipherment',
  'extendedKeyUsage=serverAuth',
];
const NAMES = 'subjectAltName=DNS:localhost,IP:127.0.0.1';

/** A fictional region's certificates, made once for a test file: two levels for clients, two for servers. */
export interface MtlsPki {
  readonly openssl: Openssl;
  readonly made: Readonly<Record<string, Made>>;
  readonly crls: Readonly<Record<string, Buffer>>;
  get(name: string): Made;
  pem(...names: readonly string[]): string;
  keyPem(name: string): string;
  /** Paths of files, for servers that are commands. */
  file(name: string): string;
  identity(...names: readonly string[]): MtlsIdentity;
  dispose(): void;
}

const DAY = 86_400_000;

/** `x509 -days` cannot start a validity elsewhere than now; these are made with `-not_before` by the `ca` command instead. */
function makeDated(
  openssl: Openssl,
  name: string,
  by: Made,
  extensions: readonly string[],
  from: number,
  until: number,
): Made {
  const stamp = (days: number): string =>
    `${new Date(Date.now() + days * DAY).toISOString().replaceAll(/[-T:]/gu, '').slice(0, 14)}Z`;
  const base = make(openssl, name, { by, extensions });
  const config = openssl.write(
    `${name}.cnf`,
    [
      '[ca]',
      'default_ca=d',
      '[d]',
      `new_certs_dir=.`,
      `database=${name}.db`,
      `serial=${name}.srl`,
      'default_md=sha256',
      'policy=p',
      'unique_subject=no',
      '[p]',
      'countryName=optional',
      'organizationName=optional',
      'commonName=optional',
      '[e]',
      ...extensions,
      'subjectKeyIdentifier=hash',
      '',
    ].join('\n'),
  );
  openssl.write(`${name}.db`, '');
  openssl.write(`${name}.srl`, `${Buffer.from(name).toString('hex').slice(-16)}\n`);
  const signer = ['-cert', `${by.name}.pem`, '-keyfile', `${by.name}.key.pem`];
  const dates = ['-startdate', stamp(from), '-enddate', stamp(until)];
  openssl.run([
    'ca',
    '-batch',
    '-notext',
    '-config',
    config,
    ...signer,
    '-in',
    `${name}.csr.pem`,
    '-out',
    `${name}.pem`,
    '-extensions',
    'e',
    ...dates,
  ]);
  return { ...base, der: openssl.der(`${name}.pem`) };
}

export function makeMtlsPki(): MtlsPki {
  const openssl = createOpenssl();
  const made: Record<string, Made> = {};
  const add = (name: string, options: MakeOptions): Made => (made[name] = make(openssl, name, options));
  const rsa = 'rsa-2048' as const;
  for (const family of ['client', 'server', 'other'] as const) {
    add(`${family}-root`, { extensions: AUTHORITY, subject: `/C=FR/O=FACTICE/CN=Racine ${family}` });
    add(`${family}-inter`, {
      by: made[`${family}-root`]!,
      extensions: AUTHORITY,
      subject: `/C=FR/O=FACTICE/CN=Intermediaire ${family}`,
    });
  }
  const [clients, servers, others] = [made['client-inter']!, made['server-inter']!, made['other-inter']!];
  for (const name of ['good', 'unlisted', 'revoked']) add(name, { by: clients, extensions: CLIENT });
  add('serverish', { by: clients, extensions: SERVER });
  add('stranger', { by: others, extensions: CLIENT });
  add('selfmade', { extensions: CLIENT });
  made['expired'] = makeDated(openssl, 'expired', clients, CLIENT, -30, -2);
  made['early'] = makeDated(openssl, 'early', clients, CLIENT, 5, 30);
  add('server', { by: servers, extensions: [...SERVER, NAMES], kind: rsa });
  add('server-named', { by: servers, extensions: [...SERVER, 'subjectAltName=DNS:ror.example.fr'] });
  add('server-nameless', { by: servers, extensions: SERVER, subject: '/C=FR/O=FACTICE/CN=localhost' });
  add('server-stranger', { by: others, extensions: [...SERVER, NAMES] });
  add('server-self', { extensions: [...SERVER, NAMES] });
  add('server-revoked', { by: servers, extensions: [...SERVER, NAMES] });
  add('server-client', { by: servers, extensions: [...CLIENT, NAMES] });
  made['server-expired'] = makeDated(openssl, 'server-expired', servers, [...SERVER, NAMES], -30, -2);
  made['server-early'] = makeDated(openssl, 'server-early', servers, [...SERVER, NAMES], 5, 30);
  made['server-weak'] = makeWeak(openssl, servers);
  return assemble(openssl, made);
}

function makeWeak(openssl: Openssl, by: Made): Made {
  openssl.run(['genrsa', '-out', 'weak.key.pem', '1024']);
  const from: Made = { ...by, name: 'weak' };
  return make(openssl, 'server-weak', { by, keyOf: from, extensions: [...SERVER, NAMES] });
}

function lists(made: Readonly<Record<string, Made>>): Record<string, Buffer> {
  const [thisUpdate, nextUpdate] = [new Date(Date.now() - DAY), new Date(Date.now() + DAY)];
  const list = (by: Made, revoked: readonly Made[], next = nextUpdate): Buffer =>
    makeCrl({
      key: by.key,
      issuer: subjectOf(by),
      thisUpdate: next < thisUpdate ? new Date(Date.now() - 9 * DAY) : thisUpdate,
      nextUpdate: next,
      number: 1,
      entries: revoked.map((one) => ({ serial: serialOf(one), date: new Date('2026-01-01T00:00:00Z') })),
      extensions: [],
    });
  return {
    'client-root': list(made['client-root']!, []),
    'client-inter': list(made['client-inter']!, [made['revoked']!]),
    'server-root': list(made['server-root']!, []),
    'server-inter': list(made['server-inter']!, [made['server-revoked']!]),
    'server-inter-old': list(made['server-inter']!, [], new Date(Date.now() - 2 * DAY)),
  };
}

function assemble(openssl: Openssl, made: Readonly<Record<string, Made>>): MtlsPki {
  const crls = lists(made);
  const get = (name: string): Made => {
    const one = made[name];
    if (one === undefined) throw new Error(`no certificate ${name}`);
    return one;
  };
  return {
    ...{ openssl, made, crls, get },
    pem: (...names) => names.map((name) => openssl.read(`${get(name).name}.pem`).toString('latin1')).join(''),
    keyPem: (name) => openssl.read(`${get(name).name}.key.pem`).toString('latin1'),
    file: (name) => openssl.path(name),
    identity: (...names) => ({
      chain: names.map((name) => get(name).der),
      key: (made[names[0]!]?.key ?? null) as KeyObject | null,
    }),
    dispose: () => openssl.dispose(),
  };
}

/** Explanations in this thread: a test needs no other. */
export const TOOLS: MtlsTools = { explainChain, now: () => new Date() };

/** Short limits, for servers on this computer. */
export const QUICK = {
  connectMs: 3000,
  handshakeMs: 3000,
  firstByteMs: 3000,
  totalMs: 10_000,
  minimumRate: { bytes: 1024, overMs: 1500 },
  maxBytes: 64 * 1024 * 1024,
  maxHeaderBytes: 16 * 1024,
} as const;

/** A request to a port of this computer, as `good`, trusting the fictional servers. */
export function requestTo(pki: MtlsPki, port: number, more: Partial<MtlsRequest> = {}): MtlsRequest {
  return {
    url: `https://localhost:${port}/csd`,
    method: 'POST',
    headers: { 'content-type': 'application/soap+xml' },
    body: Buffer.from('<demande/>'),
    identity: pki.identity('good', 'client-inter'),
    trust: { anchors: [pki.get('server-root').der], intermediates: [], crls: [] },
    policy: 'strict',
    limits: QUICK,
    proxy: null,
    revocation: 'off',
    signal: new AbortController().signal,
    ...more,
  };
}
