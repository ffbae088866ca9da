import type { KeyObject } from 'node:crypto';
import * as write from './asn1-write.ts';
import {
  authorityKeyIdentifier,
  extensionNode,
  serialNode,
  signatureAlgorithm,
  signed,
  timeNode,
} from './certificate-write.ts';

const CRL_NUMBER = '2.5.29.20';

export interface RevokedEntry {
  readonly serial: Uint8Array;
  readonly at: Date;
}

/** What a list of revoked certificates is made of; the name of its issuer is DER. */
export interface CrlInput {
  readonly issuer: Uint8Array;
  /** SubjectPublicKeyInfo of the issuer. */
  readonly issuerKey: Uint8Array;
  readonly signer: KeyObject;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly number: number;
  readonly revoked: readonly RevokedEntry[];
}

/** Makes a complete list (DER), version 2, signed with SHA-256 by the RSA key of the authority. */
export function buildCrl({ issuer, issuerKey, signer, thisUpdate, nextUpdate, number, revoked }: CrlInput): Uint8Array {
  const entries = revoked.map(({ serial, at }) => write.sequence(serialNode(serial), timeNode(at)));
  const extensions = write.sequence(
    authorityKeyIdentifier(issuerKey),
    extensionNode(CRL_NUMBER, write.integer(number)),
  );
  const body = write.sequence(
    write.integer(1),
    signatureAlgorithm(),
    write.encoded(issuer),
    timeNode(thisUpdate),
    timeNode(nextUpdate),
    // RFC 5280 §5.1.2.6: absent when nothing is revoked.
    ...(entries.length === 0 ? [] : [write.sequence(...entries)]),
    write.context(0, extensions),
  );
  return signed(write.encode(body), signer);
}
