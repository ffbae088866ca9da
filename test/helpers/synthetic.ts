import { readCsd } from '../../electron/services/ingest/reader.ts';
import { loadMaterials } from '../../electron/services/synthetic/load-materials.ts';
import type { CsdElement, CsdRecord } from '../../shared/domain/csd/model.ts';
import { generateRegion, type GeneratedFile, type RegionTruth } from '../../shared/domain/synthetic/generate.ts';
import type { Materials } from '../../shared/domain/synthetic/materials.ts';
import type { RegionOptions } from '../../shared/domain/synthetic/options.ts';

export const resource = (name: string): URL => new URL(`../../resources/${name}`, import.meta.url);

const known = new Map<string, Materials>();

/** The materials of a region, read from disk once for all tests of a file. */
export function materialsOf(region: string): Materials {
  const found = known.get(region) ?? loadMaterials(resource, region);
  known.set(region, found);
  return found;
}

/** A region read back by the project's reader: its records in document order, by file. */
export interface ReadRegion {
  readonly files: readonly (readonly CsdRecord[])[];
  readonly records: readonly CsdRecord[];
  readonly truth: RegionTruth;
}

async function recordsOf(file: GeneratedFile): Promise<readonly CsdRecord[]> {
  async function* body(): AsyncGenerator<Uint8Array> {
    for (const chunk of file.chunks()) yield Buffer.from(chunk);
  }
  const records: CsdRecord[] = [];
  for await (const record of readCsd(body())) records.push(record);
  return records;
}

/** Makes a region and reads it: for regions that fit in memory. */
export async function readRegion(options: RegionOptions): Promise<ReadRegion> {
  const region = generateRegion(options, materialsOf(options.region));
  const files: (readonly CsdRecord[])[] = [];
  for (const file of region.files) files.push(await recordsOf(file));
  return { files, records: files.flat(), truth: region.truth() };
}

/** The elements reached by a path of names, such as `extension/contact`. */
export function at(element: CsdElement, path: string): readonly CsdElement[] {
  return path
    .split('/')
    .reduce<readonly CsdElement[]>(
      (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
      [element],
    );
}

/** The values of an attribute of the elements reached by a path; `''` for one that lacks it. */
export function attributes(element: CsdElement, path: string, name: string): readonly string[] {
  return at(element, path).map((found) => found.attributes[name] ?? '');
}

export const codes = (element: CsdElement, path: string): readonly string[] => attributes(element, path, 'code');

/** Every element of a name below, at any depth. */
export function below(element: CsdElement, name: string): readonly CsdElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...below(child, name)]);
}
