import type { Departement, GeographyTables } from '../../../shared/domain/geography.ts';
import type { Nomenclature } from '../../../shared/domain/ror/nomenclature.ts';
import { SCHEMES } from '../../../shared/domain/ror/schemes.ts';
import { readJson } from './read-json.ts';

type Resource = (name: string) => URL;

interface Labelled {
  readonly code: string;
  readonly label: string;
}

/** The municipal arrondissements of Paris, Lyon and Marseille, which TRE_R13 does not list. */
export function arrondissements(resource: Resource): readonly Labelled[] {
  const file = readJson(resource('geography/arrondissements.json')) as {
    readonly arrondissements: readonly Labelled[];
  };
  return file.arrondissements.map(({ code, label }) => ({ code, label }));
}

/**
 * The tables by which a place is located. Communes are those of the nomenclature, so an imported TRE_R13 counts here too.
 * @throws AppError `nomenclature.invalid` when a file of the installation cannot be read.
 */
export function loadGeography(resource: Resource, nomenclature: Nomenclature): GeographyTables {
  const { departements } = readJson(resource('geography/departements.json')) as {
    readonly departements: readonly (Departement & { readonly code: string })[];
  };
  const { regions } = readJson(resource('regions/regions.json')) as { readonly regions: readonly Labelled[] };
  return {
    departements: new Map(departements.map(({ code, ...departement }) => [code, departement])),
    regions: new Map(regions.map(({ code, label }) => [code, label])),
    commune: (code) => {
      const found = nomenclature.label(SCHEMES.COMMUNE_OM, code);
      return found.status === 'unknown' ? undefined : found.label;
    },
  };
}
