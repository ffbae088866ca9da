import { readCsd } from '../../electron/services/ingest/reader.ts';
import { CSD_NAMESPACE, type CsdRecord, type Directory } from '../../shared/domain/csd/model.ts';
import type { Finding } from '../../shared/domain/ror/finding.ts';
import type { RorEntity } from '../../shared/domain/ror/model.ts';
import { normalise } from '../../shared/domain/ror/normalise.ts';
import type { EntityKind } from '../../shared/domain/ror/projection.ts';

async function* once(text: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** The records of a whole document, through the product's own reader. */
export async function readRecords(body: string | AsyncIterable<Uint8Array>): Promise<readonly CsdRecord[]> {
  const records: CsdRecord[] = [];
  for await (const record of readCsd(typeof body === 'string' ? once(body) : body)) records.push(record);
  return records;
}

/** One record written as XML in the CSD namespace, `<facility entityID="1">…</facility>`. */
export async function readRecord(directory: Directory, xml: string): Promise<CsdRecord> {
  const wrapped = `<CSD xmlns="${CSD_NAMESPACE}"><${directory}Directory>${xml}</${directory}Directory></CSD>`;
  const [record] = await readRecords(wrapped);
  if (record === undefined) throw new Error('The document holds no record.');
  return record;
}

export interface Read<K extends EntityKind> {
  readonly entity: Extract<RorEntity, { readonly kind: K }>;
  readonly findings: readonly Finding[];
  /** `code path value` of each finding, which a test can compare at a glance. */
  readonly told: readonly string[];
}

/** Reads one record and normalises it; fails when it is not of the kind expected. */
export async function normaliseXml<K extends EntityKind>(kind: K, directory: Directory, xml: string): Promise<Read<K>> {
  const { entities, findings } = normalise(await readRecord(directory, xml));
  const [entity] = entities;
  if (entity?.kind !== kind) throw new Error(`A ${kind} was expected, not ${entity?.kind ?? 'nothing'}.`);
  return { entity: entity as Extract<RorEntity, { readonly kind: K }>, findings, told: tell(findings) };
}

export function tell(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code, path, value }) => [code, path, value].filter((part) => part !== '').join(' '));
}
