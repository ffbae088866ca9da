import { CSD_NAMESPACE, DEFAULT_LIMITS, type CsdRecord } from '../../../shared/domain/csd/model.ts';
import type { RorEntity } from '../../../shared/domain/ror/model.ts';
import { normalise } from '../../../shared/domain/ror/normalise.ts';
import type { EntityKind } from '../../../shared/domain/ror/projection.ts';
import { DIRECTORY_OF, readRawEntity } from './raw-record.ts';
import { createScanSession } from './scanner/session.ts';

/** The declarations added to a start tag come on top of what the document had. */
const LIMITS = { ...DEFAULT_LIMITS, recordLength: 2 * DEFAULT_LIMITS.recordLength };

/**
 * Reads kept records of one kind again, as `readRawEntity` reads each: put together they are one document, which is scanned
 * several times faster than as many documents of one record.
 * @throws AppError `cache.corrupt` when one of them is no record.
 */
export function readRawEntities(raws: readonly Buffer[], kind: EntityKind): readonly RorEntity[] {
  const alone = (index: number): RorEntity => readRawEntity(raws[index]?.toString('utf8') ?? '', kind);
  const records = recordsOf(raws, kind);
  if (records === undefined) return raws.map((_, index) => alone(index));
  return records.map((record, index) => normalise(record).entities[0] ?? alone(index));
}

/**
 * The prefix is the one that most documents use: their records declare it, so that none needs to be added. Undefined when the
 * document is refused or holds something else: the slower way then says what is wrong.
 */
function recordsOf(raws: readonly Buffer[], kind: EntityKind): readonly CsdRecord[] | undefined {
  const directory = `csd:${DIRECTORY_OF[kind]}Directory`;
  const head = Buffer.from(`<csd:CSD xmlns:csd="${CSD_NAMESPACE}"><${directory}>`);
  const end = Buffer.from(`</${directory}></csd:CSD>`);
  try {
    const session = createScanSession(LIMITS);
    const records = [...session.write(Buffer.concat([head, ...raws, end])), ...session.end().records];
    return records.length === raws.length ? records : undefined;
  } catch {
    return undefined;
  }
}
