import assert from 'node:assert/strict';
import { emptyRows } from '../../electron/services/store/batch.ts';
import { writerOf } from '../../electron/services/store/row-writer.ts';
import { createSharedValues } from '../../electron/services/store/shared-values.ts';
import { stageEntity } from '../../electron/services/store/staged-rows.ts';
import { loadNomenclature } from '../../electron/services/nomenclature/load.ts';
import type { Profil } from '../../shared/contract/common.ts';
import { locate } from '../../shared/domain/geography.ts';
import type { CsdRecord } from '../../shared/domain/csd/model.ts';
import { codeFindings } from '../../shared/domain/ror/code-findings.ts';
import type { RorEntity } from '../../shared/domain/ror/model.ts';
import { normalise } from '../../shared/domain/ror/normalise.ts';
import { createPlainReader, type PlainReader } from '../../shared/domain/ror/plain.ts';
import { profileFindings } from '../../shared/domain/ror/profile-findings.ts';
import { project } from '../../shared/domain/ror/project.ts';
import { resource } from './synthetic.ts';

export const PROFILES: readonly (Profil | null)[] = [null, 0, 1, 2, 3];

const { nomenclature, geography } = loadNomenclature({ resource, asOf: '2026-11-22' });
const readers = new Map(
  PROFILES.map((profil): [Profil | null, PlainReader] => [profil, createPlainReader(nomenclature, profil)]),
);

/** The staged rows of an entity, as text. */
function rowsOf(entity: RorEntity): string {
  const rows = emptyRows();
  const place = { seq: 1, fileId: 1, raw: { block: 1, start: 0, length: 0 } };
  stageEntity(
    writerOf(rows),
    { ...place, projection: project(entity), findings: [] },
    {
      locate: (hint) => locate(hint, geography),
      shared: createSharedValues({ index: 0, of: 1 }),
    },
  );
  return JSON.stringify(rows);
}

/**
 * What the plain reader makes of a record, held against the whole reading. `silent`: nothing is to be told of it and no detail is
 * kept, so that it might have been plain.
 */
export interface Compared {
  readonly isPlain: boolean;
  readonly isSilent: boolean;
}

/** Fails when the plain reader takes a record of which something is to be told, or makes other rows of it. */
export function comparePlain(record: CsdRecord, profil: Profil | null): Compared {
  const plain = readers.get(profil)?.read(record);
  const { entities, findings } = normalise(record);
  const [entity] = entities;
  assert.ok(entity !== undefined);
  const told = [
    ...findings,
    ...codeFindings(entity, nomenclature),
    ...(profil === null ? [] : profileFindings(entity, profil)),
  ];
  const isSilent = told.length === 0 && entity.details.length === 0;
  if (plain === undefined) return { isPlain: false, isSilent };
  assert.deepEqual(told, []);
  assert.deepEqual(entity.details, []);
  assert.equal(rowsOf(plain), rowsOf(entity));
  return { isPlain: true, isSilent };
}
