import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import * as write from '../pki/certificate-write.ts';
import { readCertificate } from '../pki/certificate.ts';
import { createKeyPair } from '../pki/key-pair.ts';
import { encodePem } from '../pki/pem.ts';
import { newSerial, type Authority, type Hierarchy } from './authorities.ts';
import type { Environment } from './options.ts';
import { readIfThere, writePrivate } from './private-files.ts';
import type { Register } from './register.ts';

/** What the certificate shown by the server may be; `incomplete`: the right one without its intermediate. */
export const SERVER_STATES = [
  'valid',
  'expired',
  'not-yet',
  'wrong-host',
  'self-signed',
  'unknown-authority',
  'revoked',
  'wrong-usage',
  'weak-key',
  'incomplete',
] as const;
export type ServerState = (typeof SERVER_STATES)[number];

/** PEM texts for a TLS context. */
export interface ServerIdentity {
  readonly key: string;
  /** The certificate, and the intermediate unless the server forgets it. */
  readonly cert: string;
}

export interface ServerScope {
  readonly folder: string;
  readonly environment: Environment;
  readonly hierarchy: Hierarchy;
  readonly stranger: () => Promise<Authority>;
  readonly register: Register;
  readonly crlUrl: (name: string) => string;
}

const DAY = 86_400_000;
const LIFE = 3 * 365 * DAY;
const LONGEST_LEFT = 30 * DAY;
const HOSTS = ['localhost'];
const ADDRESSES = ['127.0.0.1'];

/** Makes server identities; the valid one is kept between starts, the others are made when a fault asks for them. */
export async function openServerIdentities(
  scope: ServerScope,
): Promise<(state: ServerState) => Promise<ServerIdentity>> {
  const key = await openKey(join(scope.folder, 'serveur.key'));
  const made = new Map<ServerState, Promise<ServerIdentity>>();
  const kept = openValid(scope, key);
  return (state) => {
    const found = made.get(state) ?? identityOf(scope, state, key, kept);
    made.set(state, found);
    return found;
  };
}

async function openKey(file: string): Promise<KeyObject> {
  const kept = readIfThere(file);
  if (kept !== undefined) return createPrivateKey({ key: kept, format: 'der', type: 'pkcs8' });
  const key = await createKeyPair(2048);
  writePrivate(file, key.export({ format: 'der', type: 'pkcs8' }));
  return key;
}

function openValid(scope: ServerScope, key: KeyObject): Uint8Array {
  const file = join(scope.folder, `serveur-${scope.environment}.cer`);
  const kept = readIfThere(file);
  if (kept !== undefined && Date.parse(readCertificate(kept).notAfter) - Date.now() > LONGEST_LEFT) return kept;
  const der = sign(scope, { key, issuer: scope.hierarchy.intermediate });
  writePrivate(file, der);
  return der;
}

interface Draft {
  readonly key: KeyObject;
  /** Absent: signed by itself. */
  readonly issuer?: Authority;
  readonly from?: number;
  readonly hosts?: readonly string[];
  readonly usage?: string;
  readonly serial?: Uint8Array;
}

function sign({ crlUrl }: ServerScope, draft: Draft): Uint8Array {
  const { key, issuer, from = Date.now() - DAY, hosts, usage = 'serverAuth', serial = newSerial() } = draft;
  const publicKey = new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }));
  const [host = ''] = hosts ?? HOSTS;
  const subject = write.encodeName([
    { type: 'C', value: 'FR' },
    { type: 'ST', value: 'Paris (75)' },
    { type: 'O', value: 'REGION FACTICE' },
    { type: 'OU', value: '300000000000000' },
    { type: 'CN', value: host },
  ]);
  const start = Math.floor(from / 1000) * 1000;
  return write.buildCertificate({
    serial,
    issuer: issuer?.name ?? subject,
    subject,
    publicKey,
    notBefore: new Date(start),
    notAfter: new Date(start + LIFE),
    signer: issuer?.key ?? key,
    extensions: [
      write.basicConstraints(),
      write.keyUsage(['digitalSignature', 'keyEncipherment']),
      write.extendedKeyUsage([usage]),
      write.subjectKeyIdentifier(publicKey),
      write.authorityKeyIdentifier(issuer?.publicKey ?? publicKey),
      write.alternativeNames(hosts ?? HOSTS, hosts === undefined ? ADDRESSES : []),
      ...(issuer === undefined ? [] : [write.crlDistributionPoint(crlUrl(issuer.file))]),
    ],
  });
}

async function identityOf(
  scope: ServerScope,
  state: ServerState,
  key: KeyObject,
  kept: Uint8Array,
): Promise<ServerIdentity> {
  const { intermediate } = scope.hierarchy;
  const chain = [intermediate.certificate];
  switch (state) {
    case 'valid':
      return pems(key, [kept, ...chain]);
    case 'incomplete':
      return pems(key, [kept]);
    case 'expired':
      return pems(key, [sign(scope, { key, issuer: intermediate, from: Date.now() - LIFE - DAY }), ...chain]);
    case 'not-yet':
      return pems(key, [sign(scope, { key, issuer: intermediate, from: Date.now() + 30 * DAY }), ...chain]);
    case 'wrong-host':
      return pems(key, [sign(scope, { key, issuer: intermediate, hosts: ['ror-factice.invalid'] }), ...chain]);
    case 'self-signed':
      return pems(key, [sign(scope, { key })]);
    case 'wrong-usage':
      return pems(key, [sign(scope, { key, issuer: intermediate, usage: 'clientAuth' }), ...chain]);
    case 'unknown-authority': {
      const issuer = await scope.stranger();
      return pems(key, [sign(scope, { key, issuer }), issuer.certificate]);
    }
    case 'revoked': {
      const serial = newSerial();
      scope.register.revoke(Buffer.from(serial).toString('hex'), scope.environment);
      return pems(key, [sign(scope, { key, issuer: intermediate, serial }), ...chain]);
    }
    case 'weak-key': {
      const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
      return pems(weak, [sign(scope, { key: weak, issuer: intermediate }), ...chain]);
    }
  }
}

function pems(key: KeyObject, certificates: readonly Uint8Array[]): ServerIdentity {
  return {
    key: key.export({ format: 'pem', type: 'pkcs8' }) as string,
    cert: certificates.map((der) => encodePem('CERTIFICATE', der)).join(''),
  };
}
