import type { Profil } from '../../../shared/contract/common.ts';
import type { CsdRecord } from '../../../shared/domain/csd/model.ts';
import { codeFindings } from '../../../shared/domain/ror/code-findings.ts';
import { contentText } from '../../../shared/domain/ror/flatten.ts';
import { parseIdentifiantOi } from '../../../shared/domain/ror/identifiers.ts';
import { normalise } from '../../../shared/domain/ror/normalise.ts';
import { profileFindings } from '../../../shared/domain/ror/profile-findings.ts';
import { project } from '../../../shared/domain/ror/project.ts';
import type { RawBlock, StagedRows } from '../store/batch.ts';
import { hash16 } from '../store/identity.ts';
import { createRawPacker } from '../store/raw-blocks.ts';
import { stageEntity } from '../store/staged-rows.ts';
import type { ParseRequest } from './messages.ts';
import { loadTables } from './tables.ts';

/** Type of an OI that is a unité élémentaire (TRE_R207). */
const UE = '4';

export interface RecordStager {
  /** Appends the rows of a record; `units` is how many unités élémentaires it is. */
  stage(rows: StagedRows, fileId: number, record: CsdRecord): { readonly units: number };
  takeBlocks(): RawBlock[];
  /** Completes the last raw block. */
  finish(): void;
  /** Regions met as prefix of identifiantOI. */
  regions(): readonly string[];
}

/** Turns records into rows: normalised, projected, their codes checked, their raw text packed. */
export function createRecordStager(request: ParseRequest, profil: Profil | null): RecordStager {
  const { geography, nomenclature } = loadTables(request);
  const packer = createRawPacker();
  const regions = new Set<string>();
  let seq = 0;
  return {
    stage(rows, fileId, record) {
      const { entities, findings } = normalise(record);
      const raw = packer.add(record.raw);
      let units = 0;
      entities.forEach((entity, index) => {
        const projection = project(entity);
        const contentHash = hash16(contentText(entity));
        const all = [
          ...(index === 0 ? findings : []),
          ...codeFindings(entity, nomenclature),
          ...(profil === null ? [] : profileFindings(entity, profil)),
        ];
        seq += 1;
        stageEntity(rows, { seq, fileId, projection, contentHash, raw, findings: all }, geography);
        if (projection.typeOi === UE) units += 1;
        const region = projection.kind === 'oi' ? parseIdentifiantOi(projection.nationalId)?.region : undefined;
        if (region !== undefined) regions.add(region);
      });
      return { units };
    },
    takeBlocks: packer.take,
    finish: packer.finish,
    regions: () => [...regions],
  };
}
