import type { SignatureScheme } from '../chain/algorithms.ts';
import { algorithmName, schemeOf } from '../chain/algorithms.ts';
import type { Der } from '../chain/der.ts';
import { constructed, DerError, DerReader, primitive, sameBytes, T, whole } from '../chain/der.ts';
import { bigintOf, bitsOf, bitStringBytes, booleanOf, countOf, timeOf } from '../chain/der-values.ts';
import type { Extension, ExtensionList } from '../chain/extension-list.ts';
import { EXT, extensionList } from '../chain/extension-list.ts';
import { pointNames } from '../chain/extension-points.ts';
import { authorityKeyId } from '../chain/extension-values.ts';
import type { ComparedName } from '../chain/name.ts';
import { nameOf } from '../chain/name.ts';

/** Which certificates a list speaks of (RFC 5280 §5.2.5). */
export interface IssuingPoint {
  readonly names: readonly string[] | null;
  readonly only: 'user' | 'authority' | 'attribute' | null;
  /** Bits of ReasonFlags; null: all reasons. */
  readonly reasons: ReadonlySet<number> | null;
  readonly isIndirect: boolean;
}

/** A list of revoked certificates, opened: everything but its entries was read. Views of the DER, never copies. */
export interface OpenCrl {
  readonly der: Uint8Array;
  readonly version: number;
  readonly tbs: Uint8Array;
  readonly signature: Uint8Array;
  readonly scheme: SignatureScheme | null;
  readonly algorithm: string;
  readonly issuerDer: Uint8Array;
  readonly issuer: ComparedName;
  readonly thisUpdate: number;
  readonly nextUpdate: number | null;
  readonly entries: Uint8Array;
  readonly number: bigint | null;
  /** Number of the complete list that a delta completes; null for a complete list. */
  readonly base: bigint | null;
  readonly point: IssuingPoint | null;
  /** Bytes of the issuing point, to compare the scopes of two lists. */
  readonly pointBytes: Uint8Array | null;
  readonly authorityKeyId: string | null;
  readonly unknownCritical: readonly string[];
}

const APPLIED: ReadonlySet<string> = new Set([EXT.AUTHORITY_KEY_ID, EXT.CRL_NUMBER, EXT.DELTA, EXT.ISSUING_POINT]);

function flag(value: Der | null): boolean {
  if (value === null) return false;
  // FALSE is the default, which DER does not write.
  if (!booleanOf(value, 'issuingDistributionPoint')) throw new DerError('issuingDistributionPoint');
  return true;
}

function issuingPoint(value: Uint8Array, issuer: ComparedName): IssuingPoint {
  const rule = 'issuingDistributionPoint';
  const reader = whole(value, rule);
  if (reader.isDone) throw new DerError(rule);
  const name = reader.optional(rule, constructed(0));
  const user = flag(reader.optional(rule, primitive(1)));
  const authority = flag(reader.optional(rule, primitive(2)));
  const reasons = reader.optional(rule, primitive(3));
  const isIndirect = flag(reader.optional(rule, primitive(4)));
  const attribute = flag(reader.optional(rule, primitive(5)));
  reader.finish(rule);
  if ([user, authority, attribute].filter(Boolean).length > 1) throw new DerError(rule);
  return {
    names: name === null ? null : pointNames(name, issuer),
    only: user ? 'user' : authority ? 'authority' : attribute ? 'attribute' : null,
    reasons: reasons === null ? null : bitsOf(reasons.content, rule),
    isIndirect,
  };
}

function numberIn(extension: Extension | undefined, rule: string): bigint | null {
  if (extension === undefined) return null;
  const reader = new DerReader(extension.value);
  const number = bigintOf(reader.next(rule, T.INTEGER), rule);
  reader.finish(rule);
  return number;
}

function timeIn(reader: DerReader): number | null {
  if (!reader.isNext(T.UTC_TIME) && !reader.isNext(T.GENERALIZED_TIME)) return null;
  const { tag, content } = reader.next('time');
  return timeOf(tag, content);
}

function versionOf(reader: DerReader): number {
  const explicit = reader.optional('version', T.INTEGER);
  if (explicit === null) return 1;
  if (countOf(explicit, 'version') !== 1) throw new DerError('version');
  return 2;
}

function extensionsOf(reader: DerReader, version: number): ExtensionList {
  const list = reader.optional('crlExtensions', constructed(0));
  reader.finish('tbsCertList');
  if (list === null) return new Map();
  if (version !== 2) throw new DerError('crlExtensions');
  const inside = new DerReader(list.content);
  const { content } = inside.next('crlExtensions', T.SEQUENCE);
  inside.finish('crlExtensions');
  return extensionList(content);
}

function bodyOf(content: Uint8Array) {
  const reader = new DerReader(content);
  const version = versionOf(reader);
  const algorithm = reader.next('signature algorithm', T.SEQUENCE);
  const issuerDer = reader.next('issuer', T.SEQUENCE);
  const issuer = nameOf(issuerDer.content);
  const thisUpdate = timeIn(reader);
  if (thisUpdate === null || issuer.rdns.length === 0) throw new DerError('tbsCertList');
  const nextUpdate = timeIn(reader);
  const entries = reader.optional('revokedCertificates', T.SEQUENCE);
  // Without revoked certificates the list is left out (RFC 5280 §5.1.2.6).
  if (entries?.content.length === 0) throw new DerError('revokedCertificates');
  const extensions = extensionsOf(reader, version);
  const point = extensions.get(EXT.ISSUING_POINT);
  return {
    version,
    algorithm: algorithm.whole,
    issuerDer: issuerDer.whole,
    issuer,
    thisUpdate,
    nextUpdate,
    entries: entries?.content ?? new Uint8Array(),
    number: numberIn(extensions.get(EXT.CRL_NUMBER), 'cRLNumber'),
    base: numberIn(extensions.get(EXT.DELTA), 'deltaCRLIndicator'),
    point: point === undefined ? null : issuingPoint(point.value, issuer),
    pointBytes: point?.value ?? null,
    authorityKeyId: authorityKeyId(extensions),
    unknownCritical: [...extensions].flatMap(([oid, { isCritical }]) => (isCritical && !APPLIED.has(oid) ? [oid] : [])),
  };
}

/**
 * Opens a list (DER) of any size; its entries are read only when they are asked for.
 * @throws DerError
 */
export function openCrl(der: Uint8Array): OpenCrl {
  const reader = whole(der, 'CRL');
  const tbs = reader.next('tbsCertList', T.SEQUENCE);
  const algorithm = reader.next('signature algorithm', T.SEQUENCE);
  const signature = bitStringBytes(reader.next('signature', T.BIT_STRING), 'signature');
  reader.finish('CRL');
  const body = bodyOf(tbs.content);
  if (!sameBytes(body.algorithm, algorithm.whole)) throw new DerError('signature algorithm');
  return {
    ...body,
    der,
    tbs: tbs.whole,
    signature,
    scheme: schemeOf(algorithm.content),
    algorithm: algorithmName(algorithm.content),
  };
}

/** Whether list `a` is older than list `b` of the same authority and scope: what a rollback gives. */
export function isOlderOpen(a: OpenCrl, b: OpenCrl): boolean {
  if (a.number !== null && b.number !== null && a.number !== b.number) return a.number < b.number;
  return a.thisUpdate < b.thisUpdate;
}
