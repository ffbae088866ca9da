import { AppError, type ErrorCode } from '../../../shared/errors.ts';

const SYSTEM: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'storage.full',
  EDQUOT: 'storage.full',
  EFBIG: 'storage.full',
  EIO: 'storage.failed',
  EACCES: 'storage.failed',
  EPERM: 'storage.failed',
  EROFS: 'storage.failed',
  EMFILE: 'storage.failed',
  // A folder has the name, or a file that of a folder; the name is too long.
  EISDIR: 'storage.failed',
  ENOTDIR: 'storage.failed',
  ENAMETOOLONG: 'storage.failed',
};

const MESSAGES: Readonly<Partial<Record<ErrorCode, string>>> = {
  'storage.full': 'The disk is full; free some space and start again.',
  'storage.failed': 'cannot be read or written; check the disk and the rights on the folder.',
  'cache.busy': 'is being written by another process; try again when it has ended.',
  'cache.corrupt': 'is damaged; remove the source and import it again.',
};

/**
 * Turns a failure of SQLite or of the file system into the AppError that people read; any other error comes back as it is.
 * `file` is a name, not a path: it ends in messages.
 */
export function storageError(cause: unknown, file: string): unknown {
  if (cause instanceof AppError || !(cause instanceof Error) || !('code' in cause)) return cause;
  const code = storageCode(String(cause.code));
  if (code === undefined) return cause;
  const message = code === 'storage.full' ? `${MESSAGES[code]} (${file})` : `${file} ${MESSAGES[code] ?? ''}`;
  return new AppError(code, message, { cause, proof: [`${cause.code}: ${cause.message}`], values: { file } });
}

function storageCode(code: string): ErrorCode | undefined {
  if (!code.startsWith('SQLITE_')) return SYSTEM[code];
  if (code === 'SQLITE_FULL') return 'storage.full';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'cache.busy';
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'cache.corrupt';
  if (/^SQLITE_(IOERR|CANTOPEN|READONLY|PERM|NOLFS)/.test(code)) return 'storage.failed';
  return undefined;
}
