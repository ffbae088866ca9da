import { AppError } from '../../../shared/errors.ts';
import type { Materials } from '../../../shared/domain/synthetic/materials.ts';
import { prepareMaterials, type MaterialSources } from '../../../shared/domain/synthetic/prepare-materials.ts';
import { dateOf, REFERENCE_DAY } from '../../../shared/domain/synthetic/days.ts';
import { loadNomenclature } from '../nomenclature/load.ts';
import { readJson } from '../nomenclature/read-json.ts';

/**
 * Reads what the fictional regions are made of from `resources/`. Imported nomenclatures are left out, so that a seed gives
 * the same region on every machine.
 * @throws AppError `input.invalid` when the code is not one of a ROR region, `nomenclature.invalid` for a broken resource.
 */
export function loadMaterials(resource: (name: string) => URL, region: string): Materials {
  const sources = {
    vocabulary: readJson(resource('synthetic/vocabulary.json')),
    establishments: readJson(resource('synthetic/establishments.json')),
    services: readJson(resource('synthetic/services.json')),
    centres: readJson(resource('synthetic/centres.json')),
    ...(readJson(resource('geography/departements.json')) as Pick<MaterialSources, 'departements'>),
  } as MaterialSources;
  const { nomenclature } = loadNomenclature({ resource, asOf: dateOf(REFERENCE_DAY) });
  const materials = prepareMaterials(sources, nomenclature, region);
  if (materials !== undefined) return materials;
  const known = [...new Set(sources.departements.flatMap((departement) => departement.region ?? []))].sort();
  throw new AppError('input.invalid', `No ROR region has the code ${region}: use one of ${known.join(', ')}.`);
}
