import { createPrivateKey, createPublicKey, randomBytes, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import type { DistinguishedName } from '../../../shared/domain/certificates/facts.ts';
import * as write from '../pki/certificate-write.ts';
import { createKeyPair } from '../pki/key-pair.ts';
import type { Environment } from './options.ts';
import { readIfThere, writePrivate } from './private-files.ts';

/** A key with its name: what signs certificates and lists. */
export interface Authority {
  /** Name of its files. */
  readonly file: string;
  /** DER. */
  readonly name: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly certificate: Uint8Array;
  readonly key: KeyObject;
}

/** Two levels, as IGC-Santé has (domain reference ROR §7.4). */
export interface Hierarchy {
  readonly root: Authority;
  readonly intermediate: Authority;
}

const DAY = 86_400_000;
const YEAR = 365 * DAY;
const SHAPE = {
  test: { prefix: 'TEST ', unit: 'IGC-SANTE TEST FACTICE', suffix: '-TEST-FACTICE' },
  production: { prefix: '', unit: 'IGC-SANTE FACTICE', suffix: '-FACTICE' },
} as const;

/** The names of the real authorities, each marked FACTICE, under an organisation that does not exist. */
function nameOf(unit: string, commonName: string): DistinguishedName {
  return [
    { type: 'C', value: 'FR' },
    { type: 'O', value: 'ORGANISME FACTICE' },
    { type: 'OU', value: '0002 000000000' },
    { type: 'OU', value: unit },
    { type: 'CN', value: `${commonName} FACTICE` },
  ];
}

export function newSerial(): Uint8Array {
  // The first byte keeps it positive and of constant length.
  return Uint8Array.from([0x11, ...randomBytes(17)]);
}

/** The authority of an environment, made at the first use and kept in `folder`; `crlUrl` gives where a list is published. */
export async function openHierarchy(
  folder: string,
  environment: Environment,
  crlUrl: (name: string) => string,
): Promise<Hierarchy> {
  const { prefix, unit, suffix } = SHAPE[environment];
  const root = await openRoot(folder, `ACR-EL${suffix}`, nameOf(unit, `${prefix}AC RACINE IGC-SANTE ELEMENTAIRE`));
  const file = `ACI-EL-ORG${suffix}`;
  const kept = readAuthority(folder, file);
  if (kept !== undefined) return { root, intermediate: kept };
  const name = nameOf(unit, `${prefix}AC IGC-SANTE ELEMENTAIRE ORGANISATIONS`);
  const key = await createKeyPair(2048);
  const publicKey = publicKeyOf(key);
  const now = Date.now();
  const certificate = write.buildCertificate({
    serial: newSerial(),
    issuer: root.name,
    subject: write.encodeName(name),
    publicKey,
    notBefore: new Date(now - 5 * YEAR),
    notAfter: new Date(now + 10 * YEAR),
    signer: root.key,
    extensions: [
      write.basicConstraints(0),
      write.keyUsage(['keyCertSign', 'cRLSign']),
      write.subjectKeyIdentifier(publicKey),
      write.authorityKeyIdentifier(root.publicKey),
      write.crlDistributionPoint(crlUrl(root.file)),
    ],
  });
  return { root, intermediate: keep(folder, { file, key, certificate, publicKey, name: write.encodeName(name) }) };
}

/** An authority that nobody knows, to issue what must not be accepted. */
export function openStranger(folder: string): Promise<Authority> {
  return openRoot(folder, 'AC-INCONNUE-FACTICE', nameOf('AUTORITE INCONNUE', 'AC INCONNUE'));
}

async function openRoot(folder: string, file: string, name: DistinguishedName): Promise<Authority> {
  const kept = readAuthority(folder, file);
  if (kept !== undefined) return kept;
  const key = await createKeyPair(2048);
  const publicKey = publicKeyOf(key);
  const encoded = write.encodeName(name);
  const now = Date.now();
  const certificate = write.buildCertificate({
    serial: newSerial(),
    issuer: encoded,
    subject: encoded,
    publicKey,
    notBefore: new Date(now - 6 * YEAR),
    notAfter: new Date(now + 14 * YEAR),
    signer: key,
    extensions: [
      write.basicConstraints(1),
      write.keyUsage(['keyCertSign', 'cRLSign']),
      write.subjectKeyIdentifier(publicKey),
      write.authorityKeyIdentifier(publicKey),
    ],
  });
  return keep(folder, { file, key, certificate, publicKey, name: encoded });
}

function publicKeyOf(key: KeyObject): Uint8Array {
  return new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }));
}

/** The name goes last: an authority cut short by a kill is made again. */
function keep(folder: string, authority: Authority): Authority {
  const { file, key, certificate, name } = authority;
  writePrivate(join(folder, `${file}.key`), key.export({ format: 'der', type: 'pkcs8' }));
  writePrivate(join(folder, `${file}.cer`), certificate);
  writePrivate(join(folder, `${file}.name`), name);
  return authority;
}

function readAuthority(folder: string, file: string): Authority | undefined {
  const [key, certificate, name] = ['key', 'cer', 'name'].map((kind) => readIfThere(join(folder, `${file}.${kind}`)));
  if (key === undefined || certificate === undefined || name === undefined) return undefined;
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  return { file, name, certificate, key: privateKey, publicKey: publicKeyOf(privateKey) };
}
