import { DEFAULT_LIMITS, type CsdRecord, type Directory } from '../../../shared/domain/csd/model.ts';
import type { RorEntity } from '../../../shared/domain/ror/model.ts';
import { normalise } from '../../../shared/domain/ror/normalise.ts';
import type { EntityKind } from '../../../shared/domain/ror/projection.ts';
import { AppError } from '../../../shared/errors.ts';
import { createRecordBuilder, type RecordBuilder } from './reader-record.ts';
import { createXmlParser } from './reader-saxes.ts';
import { createSourceWindow } from './reader-source.ts';

/** The directory in which each kind is. */
export const DIRECTORY_OF: Readonly<Record<EntityKind, Directory>> = {
  ej: 'organization',
  eg: 'organization',
  oi: 'facility',
  activite: 'service',
  equipement: 'device',
  professionnel: 'provider',
};

/**
 * Reads a kept record again, from the text that the reader made a document of its own.
 * @throws AppError `cache.corrupt` when the text is no such document.
 */
export function readRawRecord(raw: string, kind: EntityKind): CsdRecord {
  let builder: RecordBuilder | undefined;
  const source = createSourceWindow();
  source.append(raw);
  const parser = createXmlParser(
    {
      open(tag) {
        if (builder === undefined) builder = createRecordBuilder(DIRECTORY_OF[kind], tag, 0, '');
        else builder.open(tag);
      },
      close: () => void builder?.close(),
      text: (text) => builder?.text(text),
    },
    // The declarations added to the start tag come on top of what the document had.
    { ...DEFAULT_LIMITS, recordLength: 2 * DEFAULT_LIMITS.recordLength },
  );
  try {
    parser.write(raw);
    parser.end();
  } catch (cause) {
    throw damagedRecord(cause);
  }
  if (builder === undefined) throw damagedRecord(undefined);
  return builder.finish(source, raw.length);
}

/** The entity of a kept record, normalised as when it was read. */
export function readRawEntity(raw: string, kind: EntityKind): RorEntity {
  const [entity] = normalise(readRawRecord(raw, kind)).entities;
  if (entity === undefined) throw damagedRecord(undefined);
  return entity;
}

function damagedRecord(cause: unknown): AppError {
  return new AppError('cache.corrupt', 'A kept record cannot be read; remove the source and import it again.', {
    cause,
  });
}
