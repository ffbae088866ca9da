import { AppError } from '../../../shared/errors.ts';

/** What the SHA-256 of a file that was read says: `absent` when none was announced beside it. */
export interface FileChecksum {
  readonly sha256: string;
  readonly checksum: 'ok' | 'absent' | 'mismatch';
  /** As announced, in lower case; the beginning of the companion's text when it holds no SHA-256. */
  readonly expected?: string;
}

const SHA_256 = /(?<![0-9a-z])[0-9a-f]{64}(?![0-9a-z])/gi;
const SHOWN_LENGTH = 64;

/** The SHA-256 that a companion text announces, in lower case, undefined when it holds none or several. */
export function announcedSha256(text: string): string | undefined {
  const sums = new Set(Array.from(text.matchAll(SHA_256), ([sum]) => sum.toLowerCase()));
  const [first] = sums;
  return sums.size === 1 ? first : undefined;
}

/** What is expected by a companion text: its SHA-256, else its beginning, which no sum equals. */
export function expectedFrom(companion: string): string {
  return announcedSha256(companion) ?? companion.trim().slice(0, SHOWN_LENGTH - 1);
}

export function compareSha256(sha256: string, expected: string | undefined): FileChecksum {
  if (expected === undefined) return { sha256, checksum: 'absent' };
  return { sha256, checksum: sha256 === expected ? 'ok' : 'mismatch', expected };
}

/** Throws `archive.checksum` (values file, expected, found) when a file is not the one that was announced. */
export function assertChecksum(name: string, result: FileChecksum): void {
  if (result.checksum !== 'mismatch') return;
  const expected = result.expected ?? '';
  throw new AppError('archive.checksum', `${name} is not the file that was announced: its SHA-256 differs.`, {
    proof: [`announced: ${expected}`, `computed: ${result.sha256}`],
    advice: ['Download the extraction again; if the sums still differ, tell the publisher.'],
    values: { file: name, expected, found: result.sha256 },
  });
}
