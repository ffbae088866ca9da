import { createHash } from 'node:crypto';

/** What the first entry follows. */
export const GENESIS = '0'.repeat(64);

/** An entry as it lies in the database. */
export interface EntryRow {
  readonly number: number;
  readonly at: string;
  /** Canonical JSON (RFC 8785), byte for byte what was hashed. */
  readonly event: string;
  readonly hash: string;
}

/**
 * The hash of an entry: SHA-256, in lower-case hexadecimal, of the previous hash followed by the canonical JSON (RFC 8785: keys in
 * order, no space) of {at, event, number}, in UTF-8.
 */
export function entryHash(previous: string, { number, at, event }: Omit<EntryRow, 'hash'>): string {
  const json = `{"at":${JSON.stringify(at)},"event":${event},"number":${number}}`;
  return createHash('sha256').update(previous).update(json, 'utf8').digest('hex');
}
