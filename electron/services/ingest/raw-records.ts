import { CSD_NAMESPACE, DEFAULT_LIMITS, type CsdElement, type CsdRecord } from '../../../shared/domain/csd/model.ts';
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
 * Reads pairs of kept records of one kind again, all in one document; undefined for a pair whose elements are the same, whatever
 * their prefixes, the order of their attributes and the blanks between them.
 * @throws AppError `cache.corrupt` when one of them is no record.
 */
export function readRawPairs(
  pairs: readonly (readonly [Buffer, Buffer])[],
  kind: EntityKind,
): readonly (readonly [RorEntity, RorEntity] | undefined)[] {
  const records = recordsOf(pairs.flat(), kind);
  const entityOf = (raw: Buffer, record: CsdRecord | undefined): RorEntity =>
    (record === undefined ? undefined : normalise(record).entities[0]) ?? readRawEntity(raw.toString('utf8'), kind);
  return pairs.map(([first, second], index) => {
    const [one, other] = [records?.[2 * index], records?.[2 * index + 1]];
    if (one !== undefined && other !== undefined && isSameElement(one.element, other.element)) return undefined;
    return [entityOf(first, one), entityOf(second, other)];
  });
}

function isSameElement(a: CsdElement, b: CsdElement): boolean {
  if (a === b) return true;
  const { children } = a;
  return (
    a.name === b.name &&
    a.namespace === b.namespace &&
    children.length === b.children.length &&
    (a.text === b.text || (children.length > 0 && a.text.trim() === '' && b.text.trim() === '')) &&
    hasSameAttributes(a.attributes, b.attributes) &&
    children.every((child, index) => isSameElement(child, b.children[index] as CsdElement))
  );
}

function hasSameAttributes(a: CsdElement['attributes'], b: CsdElement['attributes']): boolean {
  if (a === b) return true;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && a[name] === b[name]);
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
