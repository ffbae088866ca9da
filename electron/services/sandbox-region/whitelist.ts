import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { readState, writePrivate } from './private-files.ts';

const entrySchema = z.object({
  /** SHA-256 of the certificate, lower case hexadecimal; absent when it is the name that is listed. */
  sha256: z.string().optional(),
  /** Subject by RFC 4514, as lists of the FHIR access have it (domain reference ROR §6.2). */
  subject: z.string().optional(),
  note: z.string(),
  addedAt: z.string(),
});
export type WhitelistEntry = z.infer<typeof entrySchema>;

/** The whitelist desk: which certificates are admitted; kept between starts. */
export interface Whitelist {
  list(): readonly WhitelistEntry[];
  /** A fingerprint in any usual spelling, or a subject name; `note` says whose it is. Listed twice: once. */
  add(what: string, note?: string): WhitelistEntry;
  /** Whether it was listed. */
  remove(what: string): boolean;
  isListed(certificate: { readonly sha256: string; readonly subjectText: string }): boolean;
}

const FINGERPRINT = /^[0-9a-f]{64}$/;

/** @throws AppError `input.invalid` for what is neither a fingerprint nor a name. */
function keyOf(what: string): Pick<WhitelistEntry, 'sha256' | 'subject'> {
  const digits = what
    .trim()
    .replace(/^sha256[:=\s]*/i, '')
    .replaceAll(/[\s:]/g, '')
    .toLowerCase();
  if (FINGERPRINT.test(digits)) return { sha256: digits };
  if (/^[A-Za-z0-9.]+=./.test(what.trim())) return { subject: what.trim() };
  throw new AppError('input.invalid', 'The whitelist takes a SHA-256 fingerprint (64 digits) or a subject name.');
}

export function openWhitelist(folder: string): Whitelist {
  const file = join(folder, 'whitelist.json');
  const read = z.array(entrySchema).safeParse(readState(file));
  let entries: readonly WhitelistEntry[] = read.success ? read.data : [];
  const change = (next: readonly WhitelistEntry[]): void => {
    entries = next;
    writePrivate(file, JSON.stringify(next));
  };
  const find = ({ sha256, subject }: Pick<WhitelistEntry, 'sha256' | 'subject'>): WhitelistEntry | undefined =>
    entries.find((entry) => entry.sha256 === sha256 && entry.subject === subject);
  return {
    list: () => entries,
    add(what, note = '') {
      const key = keyOf(what);
      const found = find(key);
      if (found !== undefined) return found;
      const added = { ...key, note, addedAt: new Date().toISOString() };
      change([...entries, added]);
      return added;
    },
    remove(what) {
      const found = find(keyOf(what));
      if (found !== undefined) change(entries.filter((entry) => entry !== found));
      return found !== undefined;
    },
    isListed: ({ sha256, subjectText }) =>
      entries.some((entry) => entry.sha256 === sha256 || entry.subject === subjectText),
  };
}
