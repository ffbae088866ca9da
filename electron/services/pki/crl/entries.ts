import { DerError } from '../chain/der.ts';
import { timeOf } from '../chain/der-values.ts';
import { EXT, extensionList } from '../chain/extension-list.ts';

/** Reasons of RFC 5280 §5.3.1 by number; 7 was never given. */
export const REVOCATION_REASONS: Readonly<Record<number, string>> = {
  0: 'unspecified',
  1: 'keyCompromise',
  2: 'cACompromise',
  3: 'affiliationChanged',
  4: 'superseded',
  5: 'cessationOfOperation',
  6: 'certificateHold',
  8: 'removeFromCRL',
  9: 'privilegeWithdrawn',
  10: 'aACompromise',
};
export const REMOVE_FROM_CRL = 8;

export interface CrlEntry {
  readonly revokedAt: number;
  /** null: the list does not say why. */
  readonly reason: number | null;
}

/** What one pass over a list of any size tells. */
export interface EntriesScan {
  readonly count: number;
  readonly found: CrlEntry | null;
  /** A critical extension that is not applied: the list cannot be used to say that a certificate is good. */
  readonly unknownCritical: string | null;
  /** Entries of certificates of another authority: an indirect list. */
  readonly hasOtherIssuers: boolean;
}

interface EntryExtensions {
  readonly reason: number | null;
  readonly unknownCritical: string | null;
  readonly hasOtherIssuer: boolean;
}

const NO_EXTENSIONS: EntryExtensions = { reason: null, unknownCritical: null, hasOtherIssuer: false };
const KNOWN: ReadonlySet<string> = new Set([EXT.REASON, EXT.INVALIDITY_DATE, EXT.CERTIFICATE_ISSUER]);

function reasonOf(value: Uint8Array): number {
  const [tag, length, reason] = value;
  if (value.length !== 3 || tag !== 0x0a || length !== 1 || REVOCATION_REASONS[reason ?? 7] === undefined) {
    throw new DerError('reasonCode');
  }
  return reason ?? 0;
}

function readEntryExtensions(content: Uint8Array): EntryExtensions {
  const list = extensionList(content);
  const reason = list.get(EXT.REASON)?.value;
  const unknown = [...list].find(([oid, { isCritical }]) => isCritical && !KNOWN.has(oid));
  return {
    reason: reason === undefined ? null : reasonOf(reason),
    unknownCritical: unknown === undefined ? null : unknown[0],
    hasOtherIssuer: list.has(EXT.CERTIFICATE_ISSUER),
  };
}

/** Remembers the last value read: most entries of a list carry the same extensions, and neighbours the same date. */
function remembering<V>(read: (bytes: Uint8Array) => V): (bytes: Uint8Array, from: number, to: number) => V {
  let last: { readonly bytes: Uint8Array; readonly value: V } | undefined;
  return (bytes, from, to) => {
    if (last !== undefined && isAt(bytes, from, to, last.bytes)) return last.value;
    const slice = bytes.slice(from, to);
    last = { bytes: slice, value: read(slice) };
    return last.value;
  };
}

function isAt(bytes: Uint8Array, from: number, to: number, wanted: Uint8Array): boolean {
  if (to - from !== wanted.length) return false;
  for (let index = 0; index < wanted.length; index += 1) if (bytes[from + index] !== wanted[index]) return false;
  return true;
}

/** Reads headers in place: a list of a million entries makes no garbage. */
class Cursor {
  readonly bytes: Uint8Array;
  tag = 0;
  from = 0;
  to = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Moves to the value at `at`, which ends before `end`. */
  read(at: number, end: number): void {
    const { bytes } = this;
    const first = bytes[at + 1] ?? 0x80;
    this.tag = bytes[at] ?? 0;
    // An entry is short: a serial, a date and a few extensions never reach 64 KB.
    const count = first < 0x80 ? 0 : first & 0x7f;
    if ((first >= 0x80 && (count === 0 || count > 2)) || at + 2 + count > end)
      throw new DerError('revokedCertificates');
    const high = bytes[at + 2] ?? 0;
    const length = count === 0 ? first : count === 1 ? high : high * 256 + (bytes[at + 3] ?? 0);
    if ((count === 1 && length < 0x80) || (count === 2 && length < 0x100)) throw new DerError('length');
    this.from = at + 2 + count;
    this.to = this.from + length;
    if (this.to > end) throw new DerError('revokedCertificates');
  }

  expect(at: number, end: number, tag: number): void {
    this.read(at, end);
    if (this.tag !== tag) throw new DerError('revokedCertificates');
  }
}

function checkSerial({ bytes, from, to }: Cursor): void {
  const [first = 0, second] = [bytes[from], bytes[from + 1]];
  const isPadded =
    to - from > 1 && second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
  if (to === from || isPadded) throw new DerError('revokedCertificates: serial');
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;

/**
 * Checks every entry of a list and looks for one serial, in one pass and without copies.
 * @throws DerError for a list that is not strict DER anywhere
 */
export function scanEntries(content: Uint8Array, version: number, wanted?: Uint8Array): EntriesScan {
  const cursor = new Cursor(content);
  const utc = remembering((bytes) => timeOf(0x17, bytes));
  const generalized = remembering((bytes) => timeOf(0x18, bytes));
  const extensions = remembering(readEntryExtensions);
  let count = 0;
  let found: CrlEntry | null = null;
  let unknownCritical: string | null = null;
  let hasOtherIssuers = false;
  for (let at = 0; at < content.length; count += 1) {
    cursor.expect(at, content.length, SEQUENCE);
    const end = cursor.to;
    cursor.expect(cursor.from, end, INTEGER);
    checkSerial(cursor);
    const isWanted = wanted !== undefined && isAt(content, cursor.from, cursor.to, wanted);
    cursor.read(cursor.to, end);
    if (cursor.tag !== 0x17 && cursor.tag !== 0x18) throw new DerError('revokedCertificates: time');
    const revokedAt = (cursor.tag === 0x17 ? utc : generalized)(content, cursor.from, cursor.to);
    const own = cursor.to === end ? NO_EXTENSIONS : extensionsAt(cursor, end, version, extensions);
    if (own.unknownCritical !== null) ({ unknownCritical } = own);
    if (own.hasOtherIssuer) hasOtherIssuers = true;
    // Twice the same serial: the entry that says revoked is the one that counts.
    if (isWanted && (found === null || found.reason === REMOVE_FROM_CRL)) found = { revokedAt, reason: own.reason };
    at = end;
  }
  return { count, found, unknownCritical, hasOtherIssuers };
}

function extensionsAt(
  cursor: Cursor,
  end: number,
  version: number,
  read: (bytes: Uint8Array, from: number, to: number) => EntryExtensions,
): EntryExtensions {
  cursor.expect(cursor.to, end, SEQUENCE);
  if (cursor.to !== end || version !== 2) throw new DerError('crlEntryExtensions');
  return read(cursor.bytes, cursor.from, cursor.to);
}
