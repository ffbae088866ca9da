import type { ErrorCode } from '../../../shared/errors.ts';
import { AppError } from '../../../shared/errors.ts';
import { storageError } from './storage-error.ts';

/** An error as plain values, to cross a thread or a process. */
export interface PlainError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly proof?: readonly string[];
  readonly advice?: readonly string[];
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What is no AppError is a fault of the program, told by `fault`, and carries its stack as proof. */
export function toPlainError(cause: unknown, fault: string): PlainError {
  const error = storageError(cause, 'cache');
  if (!(error instanceof AppError)) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { code: 'internal', message: fault, proof: [stack] };
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

export function fromPlainError({ code, message, ...detail }: PlainError): AppError {
  return new AppError(code, message, detail);
}
