import { createHash } from 'node:crypto';
import type { CrlFacts } from '../../../../shared/domain/certificates/facts.ts';
import { AppError } from '../../../../shared/errors.ts';
import { readAsn1 } from '../asn1.ts';
import { DerError } from '../chain/der.ts';
import { isoOf } from '../chain/der-values.ts';
import { readName } from '../name.ts';
import { scanEntries } from './entries.ts';
import type { OpenCrl } from './open.ts';
import { openCrl } from './open.ts';

function unreadable(error: unknown): never {
  const rule = error instanceof DerError ? error.rule : 'DER';
  if (!(error instanceof DerError || error instanceof AppError)) throw error;
  throw new AppError('certificate.crl', `This is not a list of revoked certificates: ${rule}.`, {
    values: { rule },
    cause: error,
  });
}

function factsOf(crl: OpenCrl): CrlFacts {
  const issuer = readName(readAsn1(crl.issuerDer), 'issuer');
  return {
    issuer: issuer.attributes,
    issuerText: issuer.text,
    thisUpdate: isoOf(crl.thisUpdate),
    nextUpdate: crl.nextUpdate === null ? null : isoOf(crl.nextUpdate),
    number: crl.number === null ? null : crl.number.toString(),
    entries: scanEntries(crl.entries, crl.version).count,
    isDelta: crl.base !== null,
    authorityKeyId: crl.authorityKeyId,
    sha256: createHash('sha256').update(crl.der).digest('hex'),
  };
}

/**
 * Reads a list of revoked certificates (DER) entirely, entry by entry and in place: 50 MB take neither copies nor seconds.
 * @throws AppError `certificate.crl` when it is not one, or not strict DER anywhere
 */
export function readCrl(der: Uint8Array): CrlFacts {
  try {
    return factsOf(openCrl(der));
  } catch (error) {
    return unreadable(error);
  }
}

/**
 * Whether `a` is older than `b`: a list that would take back the one that is held. False for lists that cannot be compared,
 * of two authorities or a delta and a complete one. By number when both have one, else by date (RFC 5280 §5.2.3).
 */
export function isOlder(a: CrlFacts, b: CrlFacts): boolean {
  if (a.issuerText !== b.issuerText || a.isDelta !== b.isDelta) return false;
  if (a.number !== null && b.number !== null && a.number !== b.number) return BigInt(a.number) < BigInt(b.number);
  return Date.parse(a.thisUpdate) < Date.parse(b.thisUpdate);
}
