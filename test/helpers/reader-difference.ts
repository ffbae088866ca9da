import {
  createReferenceSession,
  readBy,
  type CsdSession,
  type ReadOptions,
} from '../../electron/services/ingest/reader-session.ts';
import { createScanSession } from '../../electron/services/ingest/scanner/session.ts';
import type { CsdDocument, CsdRecord, ReadLimits } from '../../shared/domain/csd/model.ts';
import { AppError } from '../../shared/errors.ts';
import { chunked, plainRecord } from '../fixtures/reader/documents.ts';

/** All that a reader makes of a document: its records and facts, or how it refuses it. */
export type Outcome =
  | { readonly records: readonly CsdRecord[]; readonly facts: CsdDocument | undefined }
  | { readonly code: string; readonly message: string; readonly values: unknown };

export interface Reading {
  /** Size of each chunk in turn. */
  readonly size?: () => number;
  readonly limits?: ReadOptions['limits'];
  readonly isWanted?: ReadOptions['isWanted'];
}

async function outcomeOf(
  session: (limits: ReadLimits, isWanted?: ReadOptions['isWanted']) => CsdSession,
  bytes: Uint8Array,
  { size = () => bytes.length || 1, limits = {}, isWanted }: Reading,
): Promise<Outcome> {
  const records: CsdRecord[] = [];
  let facts: CsdDocument | undefined;
  const onDocument = (found: CsdDocument): void => void (facts = found);
  try {
    const options = { limits, onDocument, ...(isWanted !== undefined && { isWanted }) };
    for await (const record of readBy(session, chunked(bytes, size), options)) records.push(record);
    return { records: records.map(plainRecord), facts };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, message: error.message, values: error.detail.values };
  }
}

/** What the scanner makes of a document. */
export function scanned(bytes: Uint8Array, reading: Reading = {}): Promise<Outcome> {
  return outcomeOf(createScanSession, bytes, reading);
}

/** What the strict parser makes of a document: the reference. */
export function parsed(bytes: Uint8Array, reading: Reading = {}): Promise<Outcome> {
  return outcomeOf(createReferenceSession, bytes, reading);
}
