import { DerError, DerReader, T } from './der.ts';
import { booleanOf, oidText } from './der-values.ts';

/** Object identifiers of the extensions that a path or a list is judged by (RFC 5280 §4.2 and §5.2). */
export const EXT = {
  SUBJECT_KEY_ID: '2.5.29.14',
  KEY_USAGE: '2.5.29.15',
  SUBJECT_ALT_NAME: '2.5.29.17',
  ISSUER_ALT_NAME: '2.5.29.18',
  BASIC_CONSTRAINTS: '2.5.29.19',
  CRL_NUMBER: '2.5.29.20',
  REASON: '2.5.29.21',
  INVALIDITY_DATE: '2.5.29.24',
  DELTA: '2.5.29.27',
  ISSUING_POINT: '2.5.29.28',
  CERTIFICATE_ISSUER: '2.5.29.29',
  NAME_CONSTRAINTS: '2.5.29.30',
  CRL_POINTS: '2.5.29.31',
  POLICIES: '2.5.29.32',
  POLICY_MAPPINGS: '2.5.29.33',
  AUTHORITY_KEY_ID: '2.5.29.35',
  POLICY_CONSTRAINTS: '2.5.29.36',
  EXTENDED_USAGE: '2.5.29.37',
  FRESHEST_CRL: '2.5.29.46',
  INHIBIT_ANY_POLICY: '2.5.29.54',
} as const;

export interface Extension {
  readonly isCritical: boolean;
  readonly value: Uint8Array;
}

export type ExtensionList = ReadonlyMap<string, Extension>;

/**
 * Reads the content of Extensions: at least one, none twice (RFC 5280 §4.2), `critical` written only when true (X.690 §11.5).
 * @throws DerError
 */
export function extensionList(content: Uint8Array): ExtensionList {
  const found = new Map<string, Extension>();
  for (const { content: extension } of new DerReader(content).rest('extensions', T.SEQUENCE)) {
    const reader = new DerReader(extension);
    const oid = oidText(reader.next('extension', T.OID).content);
    const critical = reader.optional('extension', T.BOOLEAN);
    const { content: value } = reader.next('extension', T.OCTET_STRING);
    reader.finish('extension');
    if (critical !== null && !booleanOf(critical, 'extension'))
      throw new DerError('extension: critical written as false');
    if (found.has(oid)) throw new DerError(`extension ${oid} twice`);
    found.set(oid, { isCritical: critical !== null, value });
  }
  if (found.size === 0) throw new DerError('extensions');
  return found;
}
