import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import type { KeyFacts } from '../../../shared/domain/certificates/facts.ts';
import type { Asn1 } from './asn1.ts';
import { childrenOf, oidOf } from './asn1.ts';
import { KEY_ALGORITHMS } from './oids.ts';

/** The public key of a SubjectPublicKeyInfo, undefined when this runtime does not know its algorithm or its parameters. */
export function publicKeyOf(spki: Uint8Array): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}

const CURVE_SIZES: Readonly<Record<string, number>> = {
  prime256v1: 256,
  secp256k1: 256,
  secp384r1: 384,
  secp521r1: 521,
  secp224r1: 224,
  brainpoolP256r1: 256,
  brainpoolP384r1: 384,
  brainpoolP512r1: 512,
};

function sizeOf(key: KeyObject): number | null {
  const details = key.asymmetricKeyDetails;
  if (details?.modulusLength !== undefined) return details.modulusLength;
  return details?.namedCurve === undefined ? null : (CURVE_SIZES[details.namedCurve] ?? null);
}

/** What a SubjectPublicKeyInfo says: algorithm, size in bits, fingerprint of its bytes. */
export function keyFacts(spki: Asn1, key: KeyObject | undefined): KeyFacts {
  const [algorithm] = childrenOf(childrenOf(spki, 'public key')[0], 'public key');
  const oid = oidOf(algorithm, 'public key');
  return {
    algorithm: KEY_ALGORITHMS[oid] ?? oid,
    size: key === undefined ? null : sizeOf(key),
    spkiSha256: createHash('sha256').update(spki.bytes).digest('hex'),
  };
}
