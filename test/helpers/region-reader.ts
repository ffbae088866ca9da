import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openExtraction } from '../../electron/services/ingest/archive.ts';
import { readCsd } from '../../electron/services/ingest/reader.ts';
import type { CsdRecord } from '../../shared/domain/csd/model.ts';
import type { Profil } from '../../shared/domain/synthetic/visibility.ts';
import { extractionPath, SOAP_PATH, soapHeaders } from './ror-requests.ts';
import type { Credentials, SandboxBench } from './sandbox.ts';
import { at, attributes, codes } from './synthetic.ts';

/** One client of one region, and what it reads of it. */
export interface RegionReader {
  /** The body of the answer to a SOAP request. */
  post(body: string, action: 'search' | 'update'): Promise<string>;
  /** Downloads an extraction; gives the path of the file. */
  download(profil?: Profil): Promise<string>;
  /** The records of an extraction. */
  extracted(profil?: Profil): Promise<readonly CsdRecord[]>;
}

export function readerOf(bench: SandboxBench, client: Credentials): RegionReader {
  const download = async (profil: Profil = 1): Promise<string> => {
    const { body, status } = await bench.call(extractionPath(profil), client);
    assert.equal(status, 200);
    const file = join(bench.ports.folder, `extraction-${profil}.zip`);
    writeFileSync(file, body);
    return file;
  };
  return {
    download,
    async post(body, action) {
      const seen = await bench.call(SOAP_PATH, { ...client, method: 'POST', headers: soapHeaders(action), body });
      return seen.body.toString();
    },
    async extracted(profil) {
      const archive = await openExtraction(await download(profil));
      const records: CsdRecord[] = [];
      for (const { name } of archive.files)
        for await (const record of readCsd(archive.read(name))) records.push(record);
      await archive.close();
      return records;
    },
  };
}

/** The records of a document, whatever wraps it. */
export async function recordsOf(text: string | Buffer): Promise<readonly CsdRecord[]> {
  const records: CsdRecord[] = [];
  async function* once() {
    yield Buffer.from(text);
  }
  for await (const record of readCsd(once())) records.push(record);
  return records;
}

export const keyOf = ({ directory, entityId }: CsdRecord): string => `${directory} ${entityId}`;
export const first = (values: readonly string[]): string => values[0] ?? '';
export const updatedOf = ({ element }: CsdRecord): number =>
  Date.parse(first(attributes(element, 'record', 'updated')));
export const nationalIdOf = ({ element }: CsdRecord): string =>
  first(
    at(element, 'otherID')
      .filter(({ attributes: own }) => own.assigningAuthorityName === '1.2.250.1.71.4.2.2')
      .map(({ attributes: own }) => own.code ?? ''),
  );
export const sitesOf = (records: readonly CsdRecord[]): readonly CsdRecord[] =>
  records.filter(({ directory, element }) => directory === 'organization' && at(element, 'parent').length > 0);

/** The establishments that a reading of which would show a record, from documents alone. */
export function ownersOf(record: CsdRecord, byKey: ReadonlyMap<string, CsdRecord>): readonly string[] {
  const { directory, element, entityId } = record;
  const ofUnit = (id: string): readonly string[] =>
    attributes(byKey.get(`facility ${id}`)!.element, 'organizations/organization', 'entityID');
  switch (directory) {
    case 'organization':
      if (at(element, 'parent').length > 0) return [entityId];
      return sitesOf([...byKey.values()])
        .filter((site) => first(attributes(site.element, 'parent', 'entityID')) === entityId)
        .map((site) => site.entityId);
    case 'facility':
      return attributes(element, 'organizations/organization', 'entityID');
    case 'provider':
      return attributes(element, 'facilities/facility', 'entityID').flatMap(ofUnit);
    case 'service':
      return ofUnit(entityId.split('_')[0]!);
    case 'device':
      return ofUnit(entityId.slice(1).split('_')[0]!);
  }
}

export function byKeyOf(records: readonly CsdRecord[]): Map<string, CsdRecord> {
  return new Map(records.map((record) => [keyOf(record), record]));
}

export function notifiedIds(answer: string): readonly string[] {
  return [...answer.matchAll(/<csd:id_etablissement code="([^"]+)"/g)].map(([, id]) => id!).sort();
}

export function isOf(unit: CsdRecord, site: string): boolean {
  return attributes(unit.element, 'organizations/organization', 'entityID').includes(site);
}

export function ownUnits(all: readonly CsdRecord[], site: string): readonly CsdRecord[] {
  return all.filter(
    (record) =>
      record.directory === 'facility' && isOf(record, site) && first(codes(record.element, 'codedType')) === '4',
  );
}
