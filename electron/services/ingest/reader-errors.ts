import type { ReadLimits } from '../../../shared/domain/csd/model.ts';
import { AppError } from '../../../shared/errors.ts';

/** Length of the beginning of a document that is shown as proof of what was received. */
export const HEAD_LENGTH = 200;

function startsWith(head: string): readonly string[] {
  return head === '' ? [] : [`the document starts with: ${head.slice(0, HEAD_LENGTH)}`];
}

/** `line` starts at 1, `column` at 0 counts what precedes on the line. */
export function illFormed(line: number, column: number, reason: string, head = ''): AppError {
  return new AppError(
    'xml.ill-formed',
    `The document is not well-formed XML: line ${line}, column ${column}: ${reason}`,
    {
      proof: [`line ${line}, column ${column}: ${reason}`, ...startsWith(head)],
      values: { line, column, reason },
    },
  );
}

export function doctypeRefused(head = ''): AppError {
  return new AppError('xml.doctype', 'The document has a document type declaration (<!DOCTYPE), which is never read.', {
    proof: startsWith(head),
    advice: ['A CSD document has none; a web page has one: check where the document comes from.'],
  });
}

export function truncated(length: number): AppError {
  return new AppError('xml.truncated', 'The document is cut: its end was not received.', {
    proof: [`the closing root was not seen in ${length} characters`],
    advice: ['Get the document again; nothing of it was kept.'],
    values: { length },
  });
}

export type LimitName = keyof ReadLimits | 'declarationsLength' | 'documentLength';

/** A document beyond `value`, the `limit` of that name. */
export function limitExceeded(limit: LimitName, value: number, line?: number): AppError {
  const place = line === undefined ? '' : ` at line ${line}`;
  return new AppError('xml.limit', `The document exceeds a limit of the reader${place}: ${limit} ${value}.`, {
    proof: [`more than ${value} (${limit})${place}`],
    values: { limit, value },
  });
}

export function emptyDocument(bytes: number): AppError {
  return new AppError('csd.empty', 'The document is empty.', {
    proof: [`${bytes} bytes received`],
    advice: ['A server that does not know the document asked for can answer with nothing.'],
    values: { bytes },
  });
}

export function csdAbsent(root: string, namespace: string, head: string): AppError {
  const proof = [
    `the root element is ${root} in ${namespace === '' ? 'no namespace' : namespace}`,
    ...startsWith(head),
  ];
  return new AppError('csd.absent', `The document holds no CSD: its root element is ${JSON.stringify(root)}.`, {
    proof,
    values: { root, namespace },
  });
}

export interface ErrorAnswer {
  readonly code: string;
  readonly message: string;
  readonly text: string;
}

export function errorAnswer(answer: ErrorAnswer): AppError {
  const { code, message, text } = answer;
  const shown = [code, message, text].filter((part) => part !== '').join(': ');
  return new AppError('csd.error-answer', `The server answered with an error: ${shown}`, {
    proof: [shown],
    values: { code, message, text },
  });
}
