import { AppError } from '../../../shared/errors.ts';
import type { Asn1 } from './asn1.ts';
import { childrenOf, malformed } from './asn1.ts';
import { octetsOf, readBer, readFirst } from './ber.ts';
import type { Collection } from './collection.ts';
import { addCertificate, addCrl, addIgnored, addKey, addKeyDer, addRequest, createCollection } from './collection.ts';
import type { PkiContents, PkiFormat, Protection, ReadFileOptions, Scheme } from './contents.ts';
import { MAX_FILE_BYTES, SCHEMES } from './contents.ts';
import { splitPem } from './pem.ts';
import type { PemBlock } from './pem.ts';
import { readPkcs12 } from './pkcs12-read.ts';
import { readPkcs7 } from './pkcs7.ts';
import { openKey } from './pkcs8.ts';
import { sniff } from './sniff.ts';
import type { DerKind } from './sniff.ts';
import { textOfBytes, unarmoured } from './text-file.ts';
import { createUnsealing } from './unsealing.ts';

/** One value of the file being read, and what reading it gathers. */
interface Reading {
  readonly found: Collection;
  readonly protections: Protection[];
  /** Undefined: none was given. */
  readonly password: string | undefined;
  isLocked: boolean;
}

const FORMATS: Readonly<Record<Exclude<DerKind, 'public-key' | 'parameters'>, PkiFormat>> = {
  certificate: 'certificate',
  request: 'request',
  crl: 'crl',
  pkcs7: 'pkcs7',
  pkcs12: 'pkcs12',
  pkcs8: 'pkcs8',
  'pkcs8-encrypted': 'pkcs8',
  'rsa-key': 'key',
  'ec-key': 'key',
};

const isPasswordError = (error: unknown): boolean => error instanceof AppError && error.code === 'certificate.password';

/** Opens with the password, or the empty one when there is none: a failure then only says that one is needed. */
async function unlock(reading: Reading, open: (password: string) => Promise<void>): Promise<void> {
  try {
    await open(reading.password ?? '');
  } catch (error) {
    if (reading.password !== undefined || !isPasswordError(error)) throw error;
    reading.isLocked = true;
  }
}

async function readSealed(reading: Reading, node: Asn1, kind: 'pkcs12' | 'pkcs8-encrypted'): Promise<void> {
  await unlock(reading, async (password) => {
    const unsealing = createUnsealing(password);
    // Only what was wholly opened is kept.
    const found = createCollection();
    try {
      if (kind === 'pkcs12') await readPkcs12(node, { found, unsealing });
      else {
        const [algorithm, sealed] = childrenOf(node, 'encrypted key');
        const pkcs8 = await unsealing.open(algorithm, octetsOf(sealed, 'encrypted key'));
        addKeyDer(found, pkcs8, 'pkcs8');
        pkcs8.fill(0);
      }
      merge(reading.found, found);
    } finally {
      const protection = unsealing.protection();
      if (protection !== null) reading.protections.push(protection);
    }
  });
}

function merge(into: Collection, from: Collection): void {
  for (const { der, name } of from.certificates) addCertificate(into, der, name);
  into.keys.push(...from.keys);
  into.crls.push(...from.crls);
  for (const what of from.ignored) addIgnored(into, what);
}

async function readValue(reading: Reading, node: Asn1, kind: DerKind): Promise<void> {
  const { found } = reading;
  switch (kind) {
    case 'certificate':
      return addCertificate(found, node.bytes);
    case 'request':
      return addRequest(found, node.bytes);
    case 'crl':
      return addCrl(found, node.bytes);
    case 'pkcs7':
      return readPkcs7(node, found);
    case 'pkcs8':
      return addKeyDer(found, node.bytes, 'pkcs8');
    case 'rsa-key':
      return addKeyDer(found, node.bytes, 'pkcs1');
    case 'ec-key':
      return addKeyDer(found, node.bytes, 'sec1');
    case 'pkcs12':
    case 'pkcs8-encrypted':
      return readSealed(reading, node, kind);
    case 'public-key':
    case 'parameters':
      return addIgnored(found, kind);
  }
}

/** The ciphers of keys that old OpenSSL encrypts, by their name in `DEK-Info`. */
const DEK_SCHEMES: Readonly<Record<string, Scheme>> = {
  'AES-256-CBC': 'aes-256',
  'AES-192-CBC': 'aes-192',
  'AES-128-CBC': 'aes-128',
  'DES-EDE3-CBC': '3des',
  'DES-CBC': 'des',
};

async function readOldKey(reading: Reading, block: PemBlock): Promise<void> {
  const [name = ''] = (block.headers['DEK-Info'] ?? '').split(',');
  const scheme = DEK_SCHEMES[name.trim().toUpperCase()];
  if (scheme === undefined) {
    throw new AppError('certificate.cipher', `A key is encrypted by ${name}.`, { values: { reason: name } });
  }
  reading.protections.push({
    scheme,
    mac: null,
    iterations: 1,
    engine: 'modern',
    // Whatever the cipher, its key is one turn of MD5.
    isOld: true,
    passwordForm: 'standard',
  });
  await unlock(reading, async (password) => addKey(reading.found, await openKey(block.text, password)));
}

async function readBlock(reading: Reading, block: PemBlock): Promise<void> {
  if ('DEK-Info' in block.headers) return readOldKey(reading, block);
  if (block.label === 'OPENSSH PRIVATE KEY' || block.label.startsWith('PGP ') || block.label.startsWith('SSH2 ')) {
    return addIgnored(reading.found, block.label);
  }
  // A trusted certificate of OpenSSL is followed by what it is trusted for.
  const node = block.label === 'TRUSTED CERTIFICATE' ? readFirst(block.der).node : readBer(block.der);
  if (/PARAMETERS$/.test(block.label)) return addIgnored(reading.found, block.label);
  return readValue(reading, node, sniff(node));
}

function worst(protections: readonly Protection[]): Protection | null {
  const rank = ({ scheme }: Protection): number => SCHEMES.indexOf(scheme);
  return protections.toSorted((one, other) => rank(other) - rank(one))[0] ?? null;
}

function contentsOf(reading: Reading, format: PkiFormat): PkiContents {
  const { found, protections, isLocked } = reading;
  const isEmpty = [found.certificates, found.keys, found.requests, found.crls].every((list) => list.length === 0);
  if (isEmpty && !isLocked && format !== 'pkcs12' && format !== 'pkcs7') {
    throw malformed(found.ignored.join(', ') || 'nothing in it');
  }
  return { format, ...found, protection: worst(protections), needsPassword: isLocked };
}

async function readBinary(reading: Reading, bytes: Uint8Array): Promise<PkiContents> {
  const node = readBer(bytes);
  const kind = sniff(node);
  await readValue(reading, node, kind);
  return contentsOf(reading, kind === 'public-key' || kind === 'parameters' ? 'key' : FORMATS[kind]);
}

async function readAny(reading: Reading, bytes: Uint8Array): Promise<PkiContents> {
  const text = textOfBytes(bytes);
  if (text === undefined) return readBinary(reading, bytes);
  if (!text.includes('-----BEGIN ')) return readBinary(reading, unarmoured(text));
  for (const block of splitPem(text)) await readBlock(reading, block);
  return contentsOf(reading, 'pem');
}

/** Says the name of the file in an error; a fault of the program stays one. */
function named(error: unknown, name: string | undefined): unknown {
  if (!(error instanceof AppError) || name === undefined) return error;
  const { code, message, detail } = error;
  return new AppError(code, `${name}: ${message}`, { ...detail, values: { ...detail.values, file: name } });
}

/**
 * Reads whatever file of certificates, keys, requests or revocation lists, recognised by its content: PEM (any mix of blocks), DER,
 * PKCS#7, PKCS#12, PKCS#8, traditional keys, PKCS#10, CRL, with or without armour, in UTF-8 or UTF-16. Blocks while it computes: run
 * it in the worker. Without a password, what needs none is read and `needsPassword` tells of the rest.
 * @throws AppError `certificate.password` (wrong), `certificate.cipher` (not supported, named), `certificate.format` (damaged or
 * nothing known), `certificate.limit` (more than 20 MB, 1,000 certificates, 100 keys, or 10 million iterations)
 */
export async function readPkiFile(bytes: Uint8Array, options: ReadFileOptions = {}): Promise<PkiContents> {
  const reading: Reading = { found: createCollection(), protections: [], password: options.password, isLocked: false };
  try {
    if (bytes.length > MAX_FILE_BYTES) {
      const reason = `${bytes.length} bytes > ${MAX_FILE_BYTES}`;
      throw new AppError('certificate.limit', `The file is too large: ${reason}.`, { values: { reason } });
    }
    return await readAny(reading, bytes);
  } catch (error) {
    throw named(error, options.name);
  }
}
