import type { Profil } from '../../../shared/contract/common.ts';
import type { CsdRecord } from '../../../shared/domain/csd/model.ts';
import { createLocator } from '../../../shared/domain/geography.ts';
import { codeFindings } from '../../../shared/domain/ror/code-findings.ts';
import type { Finding } from '../../../shared/domain/ror/finding.ts';
import { parseIdentifiantOi } from '../../../shared/domain/ror/identifiers.ts';
import type { Nomenclature } from '../../../shared/domain/ror/nomenclature.ts';
import { normalise } from '../../../shared/domain/ror/normalise.ts';
import { createPlainReader } from '../../../shared/domain/ror/plain.ts';
import { profileFindings } from '../../../shared/domain/ror/profile-findings.ts';
import { project } from '../../../shared/domain/ror/project.ts';
import type { Projection } from '../../../shared/domain/ror/projection.ts';
import { createRawPacker } from '../store/raw-packer.ts';
import { createSharedValues } from '../store/shared-values.ts';
import { stageEntity } from '../store/staged-rows.ts';
import type { ParsedBatch, ParseRequest } from './messages.ts';
import type { ReadRecord } from './reader.ts';
import { createRowPacker } from './row-packer.ts';
import { loadTables } from './tables.ts';

const NO_FINDINGS: readonly Finding[] = [];

/** Type of an OI that is a unité élémentaire (TRE_R207). */
const UE = '4';

/** Which record of the input one is. */
export interface RecordPlace {
  /** Its number, from 1 on, in the whole input. */
  readonly seq: number;
  readonly fileId: number;
}

export interface RecordStager {
  /** Makes the rows of a record; `units` is how many unités élémentaires it is. */
  stage(place: RecordPlace, record: ReadRecord): { readonly units: number };
  /** What was staged since the last call: rows and the blocks that hold their records go together. */
  take(): Pick<ParsedBatch, 'rows' | 'blocks'>;
  /** Regions met as prefix of identifiantOI. */
  regions(): readonly string[];
}

/** What the rows of a record are made of. */
interface Content {
  readonly projection: Projection;
  readonly findings: readonly Finding[];
}

/** Reads any record: all of it, with everything that is to be told of it. */
function readWhole(record: CsdRecord, nomenclature: Nomenclature, profil: Profil | null): Content {
  const { entities, findings } = normalise(record);
  const [entity, ...others] = entities;
  if (entity === undefined || others.length > 0) throw new Error('A record is one entity: numbers are given by it');
  const ofProfile = profil === null ? [] : profileFindings(entity, profil);
  return {
    projection: project(entity),
    findings: [...findings, ...codeFindings(entity, nomenclature), ...ofProfile],
  };
}

function addRegion(regions: Set<string>, identifiantOi: string): void {
  // Nearly all are of regions that are known already.
  if (regions.has(identifiantOi.slice(0, identifiantOi.indexOf('/')))) return;
  const region = parseIdentifiantOi(identifiantOi)?.region;
  if (region !== undefined) regions.add(region);
}

/** Turns records into rows: read, projected, judged, their raw text packed. */
export function createRecordStager(request: ParseRequest, profil: Profil | null): RecordStager {
  const { geography, nomenclature } = loadTables(request);
  const tools = { locate: createLocator(geography), shared: createSharedValues(request.share) };
  const raws = createRawPacker(request.share);
  const packer = createRowPacker();
  const plain = createPlainReader(nomenclature, profil);
  const regions = new Set<string>();
  const read = (record: CsdRecord): Content => {
    const entity = plain.read(record);
    if (entity === undefined) return readWhole(record, nomenclature, profil);
    return { projection: project(entity), findings: NO_FINDINGS };
  };
  return {
    stage({ seq, fileId }, record) {
      const raw = raws.add(record);
      const { projection, findings } = read(record);
      stageEntity(packer, { seq, fileId, projection, raw, findings }, tools);
      if (projection.kind === 'oi') addRegion(regions, projection.nationalId);
      return { units: projection.typeOi === UE ? 1 : 0 };
    },
    take() {
      raws.finish();
      return { rows: packer.take(), blocks: raws.take() };
    },
    regions: () => [...regions],
  };
}
