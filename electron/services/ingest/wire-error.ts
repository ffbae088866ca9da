import { AppError } from '../../../shared/errors.ts';
import { storageError } from '../store/storage-error.ts';
import type { IngestError } from './messages.ts';

/** An error as plain values, to cross a thread or a process; what is no AppError is a bug, and carries its stack as proof. */
export function toIngestError(cause: unknown): IngestError {
  const error = storageError(cause, 'cache');
  if (!(error instanceof AppError)) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { code: 'internal', message: 'The import stopped on a fault of the program.', proof: [stack] };
  }
  const { proof, advice, values } = error.detail;
  return {
    code: error.code,
    message: error.message,
    ...(proof && { proof }),
    ...(advice && { advice }),
    ...(values && { values }),
  };
}

export function fromIngestError({ code, message, ...detail }: IngestError): AppError {
  return new AppError(code, message, detail);
}
