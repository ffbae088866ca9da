import { createHash, createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { AppError } from '../../../shared/errors.ts';
import { malformed } from './asn1.ts';
import type { FoundCertificate, FoundKey } from './contents.ts';
import { MAX_CERTIFICATES, MAX_KEYS } from './contents.ts';

/** Real keys and certificates are under 20 KB. */
const MAX_VALUE_BYTES = 256 * 1024;

/** What is found in a file, as it is found. Each is checked to be what it says; the numbers are bounded. */
export interface Collection {
  readonly certificates: FoundCertificate[];
  readonly keys: FoundKey[];
  readonly requests: Uint8Array[];
  readonly crls: Uint8Array[];
  readonly ignored: string[];
}

export function createCollection(): Collection {
  return { certificates: [], keys: [], requests: [], crls: [], ignored: [] };
}

function tooMuch(reason: string): AppError {
  return new AppError('certificate.limit', `The file holds too much: ${reason}.`, { values: { reason } });
}

function add<T>(list: T[], value: T, most: number, what: string): void {
  if (list.length >= most) throw tooMuch(`> ${most} ${what}`);
  list.push(value);
}

function checkSize(bytes: Uint8Array): void {
  if (bytes.length > MAX_VALUE_BYTES) throw tooMuch(`${bytes.length} bytes > ${MAX_VALUE_BYTES}`);
}

/** @throws AppError `certificate.format` when the runtime cannot read it, `certificate.limit` */
export function addCertificate(found: Collection, der: Uint8Array, name?: string): void {
  checkSize(der);
  try {
    new X509Certificate(der);
  } catch (error) {
    throw malformed('certificate', error);
  }
  add(
    found.certificates,
    { der: new Uint8Array(der), ...(name === undefined ? {} : { name }) },
    MAX_CERTIFICATES,
    'certificates',
  );
}

/** @throws AppError `certificate.limit` */
export function addRequest(found: Collection, der: Uint8Array): void {
  checkSize(der);
  add(found.requests, new Uint8Array(der), MAX_CERTIFICATES, 'requests');
}

/** @throws AppError `certificate.limit` */
export function addCrl(found: Collection, der: Uint8Array): void {
  add(found.crls, new Uint8Array(der), MAX_CERTIFICATES, 'revocation lists');
}

export function addIgnored(found: Collection, what: string): void {
  if (!found.ignored.includes(what) && found.ignored.length < 20) found.ignored.push(what);
}

/** A key in clear, of one of the encodings of the runtime. @throws AppError `certificate.format`, `certificate.limit` */
export function addKeyDer(found: Collection, der: Uint8Array, type: 'pkcs8' | 'pkcs1' | 'sec1', name?: string): void {
  checkSize(der);
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: Buffer.from(der.buffer, der.byteOffset, der.byteLength), format: 'der', type });
  } catch (error) {
    throw malformed('private key', error);
  }
  addKey(found, key, name);
}

/** @throws AppError `certificate.limit` */
export function addKey(found: Collection, key: KeyObject, name?: string): void {
  try {
    const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
    const spkiSha256 = createHash('sha256').update(spki).digest('hex');
    const pkcs8 = new Uint8Array(key.export({ type: 'pkcs8', format: 'der' }));
    add(found.keys, { pkcs8, spkiSha256, ...(name === undefined ? {} : { name }) }, MAX_KEYS, 'keys');
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw malformed('private key', error);
  }
}
