import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { ChainQuestion } from '../../electron/services/pki/chain/question.ts';
import { readChainCertificate } from '../../electron/services/pki/chain/certificate.ts';
import { whole } from '../../electron/services/pki/chain/der.ts';
import type { KeyKind, Openssl } from './openssl.ts';

/** A certificate made by openssl, with its key. */
export interface Made {
  readonly name: string;
  readonly der: Buffer;
  readonly key: KeyObject;
}

export interface MakeOptions {
  readonly subject?: string;
  /** Issuer; absent: signed by itself. */
  readonly by?: Made;
  readonly extensions?: readonly string[];
  readonly days?: number;
  readonly kind?: KeyKind;
  /** The key of another certificate, to be cross-signed. */
  readonly keyOf?: Made;
  readonly digest?: string;
  readonly serial?: number;
}

export const AUTHORITY = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'];
export const SERVER = [
  'basicConstraints=CA:FALSE',
  'keyUsage=critical,digitalSignature',
  'extendedKeyUsage=serverAuth',
  'subjectAltName=DNS:ror.example.fr,DNS:*.regions.example.fr,IP:192.0.2.1',
];
export const CLIENT = [
  'basicConstraints=CA:FALSE',
  'keyUsage=critical,digitalSignature',
  'extendedKeyUsage=clientAuth',
];

let serials = 1000;

/** Makes a certificate with exactly these extensions and the identifiers of its keys. */
export function make(openssl: Openssl, name: string, options: MakeOptions = {}): Made {
  const { subject = `/C=FR/O=Essai/CN=${name}`, by, extensions = [], days = 365, kind = 'p-256', keyOf } = options;
  const key = keyOf === undefined ? openssl.makeKey(name, kind) : `${keyOf.name}.key.pem`;
  if (keyOf !== undefined) openssl.write(`${name}.key.pem`, openssl.read(key));
  serials += 1;
  const request = openssl.makeRequest(name, key, subject);
  const section = openssl.write(`${name}.ext`, [...extensions, 'subjectKeyIdentifier=hash', ''].join('\n'));
  const signer = by === undefined ? ['-signkey', key] : ['-CA', `${by.name}.pem`, '-CAkey', `${by.name}.key.pem`];
  const digest = options.digest === undefined ? [] : [`-${options.digest}`];
  const rest = ['-days', `${days}`, '-set_serial', `${options.serial ?? serials}`, '-extfile', section, ...digest];
  openssl.run(['x509', '-req', '-in', request, ...signer, ...rest, '-out', `${name}.pem`]);
  return { name, der: openssl.der(`${name}.pem`), key: createPrivateKey(openssl.read(key)) };
}

/** A question with nothing around, at the present time. */
export function ask(target: Made, question: Partial<ChainQuestion> = {}): ChainQuestion {
  return {
    target: target.der,
    given: [],
    trusted: [],
    known: [],
    crls: [],
    at: new Date(),
    purpose: 'any',
    revocation: 'off',
    ...question,
  };
}

/** The subject of a certificate, in DER: the issuer of its lists. */
export function subjectOf(made: Made): Uint8Array {
  const reader = whole(whole(made.der, 'certificate').next('certificate').whole, 'certificate');
  const fields = reader.rest('certificate');
  // Version, serial, algorithm, issuer, validity, then the subject.
  return fields[5]!.whole;
}

export function serialOf(made: Made): Uint8Array {
  return readChainCertificate(made.der).serial;
}
