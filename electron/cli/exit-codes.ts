import type { ErrorCode } from '../../shared/errors.ts';

/**
 * 0 done · 1 done, and the answer is "no" · 2 wrong use · 3 network · 4 trust · 5 data · 6 locked or busy ·
 * 7 disk or storage · 70 a bug of ours · 130 cancelled. Scripts depend on them.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 70 | 130;

/** The exit code of each error. */
export const EXIT_CODES: Readonly<Record<ErrorCode, ExitCode>> = {
  'input.invalid': 2,
  'input.unknown-command': 2,
  'method.unknown': 2,
  'file.not-found': 2,
  'file.unreadable': 7,
  'file.exists': 2,
  'xml.ill-formed': 5,
  'xml.encoding': 5,
  'xml.doctype': 5,
  'xml.truncated': 5,
  'xml.limit': 5,
  'csd.absent': 5,
  'csd.empty': 5,
  'csd.error-answer': 5,
  'archive.invalid': 5,
  'archive.encrypted': 5,
  'archive.unsafe-path': 5,
  'archive.bomb': 5,
  'archive.checksum': 5,
  'archive.no-xml': 5,
  'nomenclature.invalid': 5,
  'cache.source-unknown': 2,
  'cache.entity-unknown': 2,
  'cache.comparison-unknown': 2,
  'cache.replace-loses': 5,
  'cache.result-expired': 6,
  'cache.busy': 6,
  'cache.corrupt': 7,
  'cache.newer-version': 7,
  'cache.network-folder': 7,
  'storage.full': 7,
  'storage.failed': 7,
  cancelled: 130,
  internal: 70,
};
