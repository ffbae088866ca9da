import { highestLevel, type LevelledTelecommunication } from './confidentiality.ts';
import type { RorEntity } from './model.ts';
import type { Projection } from './projection.ts';

/** What is made of an entity as its kind wants it. */
export type Own = Pick<
  Projection,
  | 'nationalId'
  | 'identifiers'
  | 'name'
  | 'otherNames'
  | 'typeOi'
  | 'references'
  | 'place'
  | 'codes'
  | 'ageMin'
  | 'ageMax'
  | 'phones'
> & {
  readonly contacts: number;
  readonly hours: number;
  readonly telecommunications: readonly LevelledTelecommunication[];
};

/** What is the same for all kinds added. */
export function projected(entity: RorEntity, own: Own): Projection {
  const { telecommunications } = own;
  return {
    kind: entity.kind,
    key: entity.cle,
    nationalId: own.nationalId,
    identifiers: own.identifiers,
    name: own.name,
    otherNames: own.otherNames,
    typeOi: own.typeOi,
    references: own.references,
    place: own.place,
    codes: own.codes,
    ageMin: own.ageMin,
    ageMax: own.ageMax,
    updated: entity.metadonnees?.dateMiseAJour ?? '',
    phones: own.phones,
    counts: { contact: own.contacts, telecommunication: telecommunications.length, horaire: own.hours },
    confidentiality: highestLevel(entity, telecommunications),
  };
}
