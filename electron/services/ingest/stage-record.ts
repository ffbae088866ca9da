import type { Profil } from '../../../shared/contract/common.ts';
import type { CsdRecord } from '../../../shared/domain/csd/model.ts';
import { codeFindings } from '../../../shared/domain/ror/code-findings.ts';
import { parseIdentifiantOi } from '../../../shared/domain/ror/identifiers.ts';
import { normalise } from '../../../shared/domain/ror/normalise.ts';
import { profileFindings } from '../../../shared/domain/ror/profile-findings.ts';
import { project } from '../../../shared/domain/ror/project.ts';
import type { RawBlock, StagedRows } from '../store/batch.ts';
import { createRawPacker } from '../store/raw-blocks.ts';
import { stageEntity } from '../store/staged-rows.ts';
import type { ParseRequest } from './messages.ts';
import { loadTables } from './tables.ts';

/** Type of an OI that is a unité élémentaire (TRE_R207). */
const UE = '4';

/** Which record of the input one is. */
export interface RecordPlace {
  /** Its number, from 1 on, in the whole input. */
  readonly seq: number;
  readonly fileId: number;
}

export interface RecordStager {
  /** Appends the rows of a record; `units` is how many unités élémentaires it is. */
  stage(rows: StagedRows, place: RecordPlace, record: CsdRecord): { readonly units: number };
  takeBlocks(): RawBlock[];
  /** Completes the raw block begun: rows and the blocks that hold their records go together. */
  finish(): void;
  /** Regions met as prefix of identifiantOI. */
  regions(): readonly string[];
}

/** Turns records into rows: normalised, projected, their codes checked, their raw text packed. */
export function createRecordStager(request: ParseRequest, profil: Profil | null): RecordStager {
  const { geography, nomenclature } = loadTables(request);
  const packer = createRawPacker(request.share);
  const regions = new Set<string>();
  return {
    stage(rows, { seq, fileId }, record) {
      const { entities, findings } = normalise(record);
      const raw = packer.add(record.raw);
      const [entity, ...others] = entities;
      if (entity === undefined || others.length > 0) throw new Error('A record is one entity: numbers are given by it');
      const projection = project(entity);
      const all = [
        ...findings,
        ...codeFindings(entity, nomenclature),
        ...(profil === null ? [] : profileFindings(entity, profil)),
      ];
      stageEntity(rows, { seq, fileId, projection, raw, findings: all }, geography);
      const region = projection.kind === 'oi' ? parseIdentifiantOi(projection.nationalId)?.region : undefined;
      if (region !== undefined) regions.add(region);
      return { units: projection.typeOi === UE ? 1 : 0 };
    },
    takeBlocks: packer.take,
    finish: packer.finish,
    regions: () => [...regions],
  };
}
