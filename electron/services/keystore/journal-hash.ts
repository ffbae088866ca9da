import { createHash } from 'node:crypto';
import { JOURNAL_ACTS, JOURNAL_DETAILS } from '../../../shared/contract/vault.ts';
import type { JournalAct, JournalDetails } from '../../../shared/contract/vault.ts';
import { AppError } from '../../../shared/errors.ts';

/** What the first entry follows. */
export const GENESIS = '0'.repeat(64);
const LONGEST = 500;

/** An entry as it lies in the database: `details` is its canonical JSON, byte for byte what was hashed. */
export interface JournalRow {
  readonly number: number;
  readonly at: string;
  readonly act: string;
  readonly details: string;
  readonly hash: string;
}

/**
 * The hash of an entry: SHA-256, in lower-case hexadecimal, of the previous hash followed by the entry's canonical JSON
 * (RFC 8785: keys in order, no space) with the members act, at, details and number, in UTF-8.
 */
export function entryHash(previous: string, { number, at, act, details }: Omit<JournalRow, 'hash'>): string {
  const json = `{"act":${JSON.stringify(act)},"at":${JSON.stringify(at)},"details":${details},"number":${number}}`;
  return createHash('sha256').update(previous).update(json, 'utf8').digest('hex');
}

/**
 * The canonical JSON of what is said of an act; values longer than 500 characters are cut.
 * @throws AppError `internal` for what is no fact of the closed list, so that no secret slips in under a new name.
 */
export function canonicalDetails(act: JournalAct, details: JournalDetails): string {
  const given = Object.entries(details).filter(([, value]) => value !== undefined);
  const isKnown =
    JOURNAL_ACTS.includes(act) && given.every(([name]) => (JOURNAL_DETAILS as readonly string[]).includes(name));
  if (!isKnown) throw new AppError('internal', 'The journal knows no such act or detail.');
  const sorted = given.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [name, shortened(String(value))]);
  const json = JSON.stringify(Object.fromEntries(sorted));
  if (json.includes('PRIVATE KEY')) throw new AppError('internal', 'The journal keeps no secret.');
  return json;
}

/** A cut between the halves of a character leaves none of it. */
function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
