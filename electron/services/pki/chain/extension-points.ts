import type { Der } from './der.ts';
import { constructed, DerError, DerReader, primitive, T, whole } from './der.ts';
import { bitsOf } from './der-values.ts';
import type { GeneralNames } from './general-names.ts';
import { generalNames } from './general-names.ts';
import type { ExtensionList } from './extension-list.ts';
import type { ComparedName } from './name.ts';
import { relativeName } from './name.ts';

/** Where a list is published (RFC 5280 §4.2.1.13). */
export interface DistributionPoint {
  /** Keys of its names, comparable with those of a list; null: the point has no name. */
  readonly names: readonly string[] | null;
  /** Bits of ReasonFlags; null: all reasons. */
  readonly reasons: ReadonlySet<number> | null;
  /** Whether another authority publishes the list. */
  readonly hasCrlIssuer: boolean;
}

/** Names as keys: two points are the same when one key is in both. */
function keysOf({ directories, uris, dns, emails }: GeneralNames): readonly string[] {
  return [
    ...directories.map(({ key }) => `directory:${key}`),
    ...uris.map((uri) => `uri:${uri}`),
    ...dns.map((name) => `dns:${name.toLowerCase()}`),
    ...emails.map((email) => `email:${email}`),
  ];
}

/**
 * Keys of a DistributionPointName; a relative one is placed under `base`, the issuer.
 * @throws DerError
 */
export function pointNames({ content }: Der, base: ComparedName): readonly string[] {
  const reader = new DerReader(content);
  const choice = reader.next('distributionPoint');
  reader.finish('distributionPoint');
  if (choice.tag === constructed(0)) return keysOf(generalNames(choice.content, 'distributionPoint'));
  if (choice.tag !== constructed(1)) throw new DerError('distributionPoint');
  return [`directory:${relativeName(base, choice.content).key}`];
}

function pointOf({ content }: Der, issuer: ComparedName): DistributionPoint {
  const rule = 'crlDistributionPoints';
  const reader = new DerReader(content);
  const name = reader.optional(rule, constructed(0));
  const reasons = reader.optional(rule, primitive(1));
  const crlIssuer = reader.optional(rule, constructed(2));
  reader.finish(rule);
  if (name === null && crlIssuer === null) throw new DerError(rule);
  if (crlIssuer !== null) generalNames(crlIssuer.content, rule);
  return {
    names: name === null ? null : pointNames(name, issuer),
    reasons: reasons === null ? null : bitsOf(reasons.content, rule),
    hasCrlIssuer: crlIssuer !== null,
  };
}

/** Reads cRLDistributionPoints or freshestCRL; null when the certificate has none. @throws DerError */
export function distributionPoints(
  list: ExtensionList,
  oid: string,
  issuer: ComparedName,
): readonly DistributionPoint[] | null {
  const extension = list.get(oid);
  if (extension === undefined) return null;
  const points = whole(extension.value, 'crlDistributionPoints').rest('crlDistributionPoints', T.SEQUENCE);
  if (points.length === 0) throw new DerError('crlDistributionPoints');
  return points.map((point) => pointOf(point, issuer));
}
