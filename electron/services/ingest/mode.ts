import type { ParseSummary } from './messages.ts';

/** What wraps the answer to one reading; an extraction is a bare CSD (design command-line, import defaults). */
const READING_ANSWERS: readonly string[] = ['careServicesResponse', 'getModificationsResponse'];

/** `merge` for reading answers; an archive is always an extraction. */
export function modeOf(given: 'replace' | 'merge' | undefined, summary: ParseSummary): 'replace' | 'merge' {
  if (given !== undefined) return given;
  if (summary.hasArchive) return 'replace';
  return summary.files.some(({ envelope }) => READING_ANSWERS.includes(envelope)) ? 'merge' : 'replace';
}
