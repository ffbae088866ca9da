import type { ReadRecord } from './reader-record.ts';
import { readBy, readPieces, type ReadOptions } from './reader-session.ts';
import { createScanSession } from './scanner/session.ts';

export { checkWellFormed } from './reader-well-formed.ts';
export type { ReadRecord } from './reader-record.ts';
export type { ReadOptions } from './reader-session.ts';

/**
 * Reads the records of a CSD document as they come, whatever wraps it: one record in memory at a time, besides a piece of
 * the input.
 *
 * The document is good only once the iteration has ended: until then a caller commits nothing. Refused, by an AppError:
 * `xml.doctype`, `xml.ill-formed` (values line, column, reason), `xml.encoding`, `xml.truncated`, `xml.limit` (values limit,
 * value), `csd.empty`, `csd.absent` (values root, namespace), `csd.error-answer` (values code, message, text). An error of
 * `body` passes through. Strings of a record are views of the piece they came from: copy what outlives the record. Elements that
 * are written alike may be one object, within a record and among records: nobody writes into them.
 */
export function readCsd(
  body: AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): AsyncGenerator<ReadRecord, void, undefined> {
  return readBy(createScanSession, body, options);
}

/**
 * The same, the records that each piece of the input completes at once: to wait for each record takes longer than to look at it.
 * All of them are to be done with before the next are asked for.
 */
export function readCsdPieces(
  body: AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): AsyncGenerator<readonly ReadRecord[], void, undefined> {
  return readPieces(createScanSession, body, options);
}
