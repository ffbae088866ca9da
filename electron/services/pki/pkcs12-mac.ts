import { createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import type { Asn1 } from './asn1.ts';
import { childrenOf, countOf, malformed, oidOf } from './asn1.ts';
import { octetsOf } from './ber.ts';
import type { Digest } from './key-derivation.ts';
import { derivePkcs12, PURPOSE } from './key-derivation.ts';
import type { Pbe } from './pbe.ts';
import { capIterations, unsupported } from './pbes2.ts';

const PBMAC1 = '1.2.840.113549.1.5.14';
const PBKDF2 = '1.2.840.113549.1.5.12';
const DIGESTS: Readonly<Record<string, Digest>> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const HMACS: Readonly<Record<string, Digest>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};
const SIZES: Readonly<Record<Digest, number>> = { md5: 16, sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 };

/** The integrity code of a PKCS#12 file: it proves both the password and that nothing was changed. */
export interface Mac {
  readonly digest: string;
  readonly iterations: number;
  readonly takes: Pbe['takes'];
  isOf(content: Uint8Array, password: Uint8Array): boolean;
}

function isSame(made: Uint8Array, expected: Uint8Array): boolean {
  return made.length === expected.length && timingSafeEqual(made, expected);
}

/** RFC 9579: a HMAC under a key of PBKDF2. */
function pbmac1(parameters: Asn1 | undefined, expected: Uint8Array): Mac {
  const [derivation, scheme] = childrenOf(parameters, 'PBMAC1');
  const [type, values] = childrenOf(derivation, 'PBMAC1');
  if (oidOf(type, 'PBMAC1') !== PBKDF2) throw unsupported('PBMAC1');
  const [salt, count, keyLength, prf] = childrenOf(values, 'PBKDF2');
  const [bytes, iterations, length] = [
    octetsOf(salt, 'salt'),
    capIterations(countOf(count, 'iterations')),
    countOf(keyLength, 'PBMAC1'),
  ];
  const derived = HMACS[prf === undefined ? '1.2.840.113549.2.7' : oidOf(childrenOf(prf, 'PBMAC1')[0], 'PBMAC1')];
  const digest = HMACS[oidOf(childrenOf(scheme, 'PBMAC1')[0], 'PBMAC1')];
  if (derived === undefined || digest === undefined) throw unsupported('PBMAC1');
  // RFC 9579 §5: shorter keys are refused; longer ones than the hash make no sense.
  if (length < 20 || length > 64) throw malformed('PBMAC1');
  return {
    digest: `pbmac1-${digest}`,
    iterations,
    takes: 'text',
    isOf: (content, password) => {
      const key = pbkdf2Sync(password, bytes, iterations, length, derived);
      return isSame(createHmac(digest, key).update(content).digest(), expected);
    },
  };
}

/**
 * Reads MacData (RFC 7292 §4, RFC 9579).
 * @throws AppError `certificate.cipher` for an unknown hash, `certificate.limit`, `certificate.format`
 */
export function readMac(macData: Asn1): Mac {
  const [info, saltValue, count] = childrenOf(macData, 'MAC');
  const [algorithm, value] = childrenOf(info, 'MAC');
  const [type, parameters] = childrenOf(algorithm, 'MAC');
  const expected = octetsOf(value, 'MAC');
  const oid = oidOf(type, 'MAC');
  if (oid === PBMAC1) return pbmac1(parameters, expected);
  const digest = DIGESTS[oid];
  if (digest === undefined) throw unsupported(`MAC ${oid}`);
  const salt = octetsOf(saltValue, 'MAC');
  const iterations = capIterations(count === undefined ? 1 : countOf(count, 'MAC'));
  return {
    digest,
    iterations,
    takes: 'derivation',
    isOf: (content, password) => {
      const key = derivePkcs12(PURPOSE.MAC, { digest, password, salt, iterations, length: SIZES[digest] });
      return isSame(createHmac(digest, key).update(content).digest(), expected);
    },
  };
}
