import type { RorEntity } from '../../../shared/domain/ror/model.ts';
import { ENTITY_KINDS } from '../../../shared/domain/ror/projection.ts';
import type { EntityKind } from '../../../shared/domain/ror/projection.ts';
import { AppError } from '../../../shared/errors.ts';
import { readRawEntity } from '../ingest/raw-record.ts';
import type { SourceHandle } from './reader-source.ts';

/** Where the raw record of an entity lies, as columns of its row. */
export const RAW_COLUMNS = 'kind, raw_block, raw_start, raw_length';

export interface RawColumns {
  readonly kind: number;
  readonly raw_block: number;
  readonly raw_start: number;
  readonly raw_length: number;
}

export function kindName(kind: number): EntityKind {
  const name = ENTITY_KINDS[kind - 1];
  if (name === undefined) throw new AppError('cache.corrupt', `An entity of the cache is of unknown kind ${kind}.`);
  return name;
}

/** The record as it was received, made a document of its own. */
export function rawXml(handle: SourceHandle, row: RawColumns): string {
  return handle.raw({ block: row.raw_block, start: row.raw_start, length: row.raw_length });
}

/**
 * The entity with all its fields, read again from its raw record: what is stored beside it serves lists only (ADR 0004).
 * @throws AppError `cache.corrupt` when the record is not there as it was written.
 */
export function readEntity(handle: SourceHandle, row: RawColumns): RorEntity {
  return readRawEntity(rawXml(handle, row), kindName(row.kind));
}
