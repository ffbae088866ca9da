import { AppError } from '../../../shared/errors.ts';
import type { Asn1 } from './asn1.ts';
import { childrenOf, countOf, expectA, malformed, oidOf, TAG } from './asn1.ts';
import type { Protection, Scheme } from './contents.ts';
import { decryptOld } from './forge-pkcs12.ts';
import type { OldCipher } from './forge-pkcs12.ts';
import { derivePbkdf1, derivePkcs12, PURPOSE } from './key-derivation.ts';
import type { Derivation } from './key-derivation.ts';
import type { PasswordBytes } from './password-bytes.ts';
import { capIterations, decryptPbes2, PBES2, unsupported } from './pbes2.ts';

/** An encryption by password, as its algorithm identifier tells it. */
export interface Pbe extends Pick<Protection, 'scheme' | 'iterations' | 'engine'> {
  /** Which of the forms of a password its derivation takes. */
  readonly takes: 'derivation' | 'text';
  /** What was sealed; undefined when the password cannot be right. A wrong one may also give bytes: look at them. */
  open(sealed: Uint8Array, password: PasswordBytes): Promise<Uint8Array | undefined>;
}

const BLOCK = 8;

interface OldScheme {
  readonly scheme: Scheme;
  readonly cipher: OldCipher;
  readonly key: number;
  readonly digest: Derivation['digest'];
}

const PKCS12 = '1.2.840.113549.1.12.1';
const PBES1 = '1.2.840.113549.1.5';

/** RFC 7292 appendix C. */
const PKCS12_SCHEMES: Readonly<Record<string, OldScheme>> = {
  [`${PKCS12}.3`]: { scheme: '3des', cipher: '3des', key: 24, digest: 'sha1' },
  [`${PKCS12}.4`]: { scheme: '3des-2key', cipher: '3des', key: 16, digest: 'sha1' },
  [`${PKCS12}.5`]: { scheme: 'rc2-128', cipher: 'rc2-128', key: 16, digest: 'sha1' },
  [`${PKCS12}.6`]: { scheme: 'rc2-40', cipher: 'rc2-40', key: 5, digest: 'sha1' },
};
/** RFC 8018 appendix A.3. */
const PBES1_SCHEMES: Readonly<Record<string, OldScheme>> = {
  [`${PBES1}.3`]: { scheme: 'des', cipher: 'des', key: 8, digest: 'md5' },
  [`${PBES1}.6`]: { scheme: 'rc2-64', cipher: 'rc2-64', key: 8, digest: 'md5' },
  [`${PBES1}.10`]: { scheme: 'des', cipher: 'des', key: 8, digest: 'sha1' },
  [`${PBES1}.11`]: { scheme: 'rc2-64', cipher: 'rc2-64', key: 8, digest: 'sha1' },
};
const PBES2_SCHEMES: Readonly<Record<string, Scheme>> = {
  '2.16.840.1.101.3.4.1.2': 'aes-128',
  '2.16.840.1.101.3.4.1.22': 'aes-192',
  '2.16.840.1.101.3.4.1.42': 'aes-256',
  '1.2.840.113549.3.7': '3des',
};
/** Ciphers and derivations that are refused by their name rather than by a number. */
const REFUSED: Readonly<Record<string, string>> = {
  [`${PKCS12}.1`]: 'RC4-128',
  [`${PKCS12}.2`]: 'RC4-40',
  '1.2.840.113549.3.2': 'RC2 (PBES2)',
  '1.3.14.3.2.7': 'DES (PBES2)',
  '1.3.6.1.4.1.11591.4.11': 'scrypt',
  '2.16.840.1.101.3.4.1.6': 'AES-128-GCM',
  '2.16.840.1.101.3.4.1.26': 'AES-192-GCM',
  '2.16.840.1.101.3.4.1.46': 'AES-256-GCM',
  '1.2.840.113549.1.5.1': 'MD2 DES',
  '1.2.840.113549.1.5.4': 'MD2 RC2',
};

/** Takes away the padding of PKCS#7; undefined when it is none. */
function unpadded(plain: Uint8Array): Uint8Array | undefined {
  const size = plain.at(-1) ?? 0;
  if (size < 1 || size > BLOCK || plain.subarray(-size).some((byte) => byte !== size)) return undefined;
  return plain.subarray(0, -size);
}

function saltAndIterations(parameters: Asn1 | undefined): Pick<Derivation, 'salt' | 'iterations'> {
  const [salt, iterations] = childrenOf(parameters, 'encryption parameters');
  return {
    salt: expectA(salt, TAG.OCTET_STRING, 'salt').content,
    iterations: capIterations(countOf(iterations, 'iterations')),
  };
}

function oldPbe(old: OldScheme, parameters: Asn1 | undefined, isPkcs12: boolean): Pbe {
  const { salt, iterations } = saltAndIterations(parameters);
  const { digest } = old;
  const keyAndVector = (password: Uint8Array): readonly [Uint8Array, Uint8Array] => {
    const common = { digest, password, salt, iterations };
    if (!isPkcs12) {
      const made = derivePbkdf1({ ...common, length: 16 });
      return [made.subarray(0, 8), made.subarray(8)];
    }
    const key = derivePkcs12(PURPOSE.KEY, { ...common, length: old.key });
    const whole = old.scheme === '3des-2key' ? Buffer.concat([key, key.subarray(0, BLOCK)]) : key;
    return [whole, derivePkcs12(PURPOSE.VECTOR, { ...common, length: BLOCK })];
  };
  return {
    scheme: old.scheme,
    iterations,
    engine: 'legacy',
    takes: isPkcs12 ? 'derivation' : 'text',
    open: async (sealed, { bytes }) => {
      if (sealed.length === 0 || sealed.length % BLOCK !== 0) throw malformed('encrypted content');
      const [key, vector] = keyAndVector(bytes);
      const plain = decryptOld(old.cipher, key, vector, sealed);
      key.fill(0);
      return unpadded(plain);
    },
  };
}

function modernPbe(parameters: Asn1 | undefined): Pbe {
  const [derivation, encryption] = childrenOf(parameters, 'PBES2');
  const [derivationType, values] = childrenOf(derivation, 'key derivation');
  const cipher = oidOf(childrenOf(encryption, 'encryption scheme')[0], 'encryption scheme');
  const scheme = PBES2_SCHEMES[cipher];
  if (scheme === undefined) throw unsupported(REFUSED[cipher] ?? cipher);
  const refused = REFUSED[oidOf(derivationType, 'key derivation')];
  if (refused !== undefined) throw unsupported(refused);
  const iterations = capIterations(countOf(childrenOf(values, 'PBKDF2')[1], 'PBKDF2'));
  return {
    scheme,
    iterations,
    engine: 'modern',
    takes: 'text',
    open: async (sealed, { bytes }) => {
      try {
        return await decryptPbes2(parameters, sealed, bytes);
      } catch (error) {
        if (error instanceof AppError && error.code === 'certificate.password') return undefined;
        throw error;
      }
    },
  };
}

/**
 * Reads the algorithm identifier of an encryption by password: PBES2, PBES1, or those of PKCS#12.
 * @throws AppError `certificate.cipher` naming what is not opened, `certificate.limit`, `certificate.format`
 */
export function readPbe(algorithm: Asn1 | undefined): Pbe {
  const [type, parameters] = childrenOf(algorithm, 'encryption');
  const oid = oidOf(type, 'encryption');
  if (oid === PBES2) return modernPbe(parameters);
  const pkcs12 = PKCS12_SCHEMES[oid];
  if (pkcs12 !== undefined) return oldPbe(pkcs12, parameters, true);
  const pbes1 = PBES1_SCHEMES[oid];
  if (pbes1 !== undefined) return oldPbe(pbes1, parameters, false);
  throw unsupported(REFUSED[oid] ?? oid);
}
