import { AppError, type ErrorCode } from '../../../shared/errors.ts';

type ArchiveCode = Extract<ErrorCode, `archive.${string}`>;

/** A refusal of an archive: `reason` says what was seen, `entry` in which of its entries. */
export function archiveRefused(code: ArchiveCode, reason: string, entry?: string, cause?: unknown): AppError {
  const place = entry === undefined ? '' : `${JSON.stringify(entry)}: `;
  return new AppError(code, `The archive is refused: ${place}${reason}.`, {
    proof: [`${place}${reason}`],
    values: { reason, ...(entry === undefined ? {} : { entry }) },
    cause,
  });
}

function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** A failure of the file system on a file named by a person: `file.not-found` or `file.unreadable`. */
export function fileError(path: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = systemCode(error);
  const detail = { proof: [String(error)], values: { path }, cause: error };
  if (code === 'ENOENT' || code === 'ENOTDIR') return new AppError('file.not-found', `No such file: ${path}`, detail);
  return new AppError('file.unreadable', `The file cannot be read: ${path}`, detail);
}

export function notAFile(path: string): AppError {
  return new AppError('file.unreadable', `This is not a file: ${path}`, {
    proof: ['not a regular file'],
    values: { path },
  });
}

/** An error of the library that reads archives, by its message: it has no codes. */
export function libraryError(error: unknown, entry?: string): AppError {
  if (error instanceof AppError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  if (reason.includes('strong encryption')) return archiveRefused('archive.encrypted', reason, entry, error);
  const isLie = reason.startsWith('too many bytes') || reason.includes('size mismatch');
  return archiveRefused(isLie ? 'archive.bomb' : 'archive.invalid', reason, entry, error);
}
