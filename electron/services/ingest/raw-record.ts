import type { Directory } from '../../../shared/domain/csd/model.ts';
import type { RorEntity } from '../../../shared/domain/ror/model.ts';
import { normalise } from '../../../shared/domain/ror/normalise.ts';
import type { EntityKind } from '../../../shared/domain/ror/projection.ts';
import { AppError } from '../../../shared/errors.ts';
import { parseRecord } from '../store/raw-read.ts';

const DIRECTORY_OF: Readonly<Record<EntityKind, Directory>> = {
  ej: 'organization',
  eg: 'organization',
  oi: 'facility',
  activite: 'service',
  equipement: 'device',
  professionnel: 'provider',
};

/** The entity of a kept record, normalised as when it was read. */
export function readRawEntity(raw: string, kind: EntityKind): RorEntity {
  const [entity] = normalise(parseRecord(raw, DIRECTORY_OF[kind])).entities;
  if (entity === undefined)
    throw new AppError('cache.corrupt', 'A kept record holds no entity; import the source again.');
  return entity;
}
