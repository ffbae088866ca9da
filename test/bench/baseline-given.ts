import { writeFileSync } from 'node:fs';
import { loadNomenclature } from '../../electron/services/nomenclature/load.ts';
import { FTS_TABLES, INDEXES, ROW_STEP, TABLES } from '../../electron/services/store/migrations/data-0001.ts';
import { createLabels } from '../../electron/services/store/reader-labels.ts';
import { SCHEMES } from '../../shared/domain/ror/schemes.ts';
import { FACETS, type Facet } from '../../shared/domain/search.ts';
import { resource } from '../helpers/synthetic.ts';
import { rulesOf } from './baseline-rules.ts';

/** Facets whose labels are words, and the table that each is labelled by. */
const OFFER: readonly (readonly [Facet, string])[] = [
  ['champ', SCHEMES.CHAMP_ACTIVITE],
  ['activite', SCHEMES.ACTIVITE_OPERATIONNELLE],
  ['mode', SCHEMES.MODE_PRISE_EN_CHARGE],
  ['equipement', SCHEMES.EQUIPEMENT],
];

/**
 * Writes what the Python program is given: the SQL of the schema, so that it is the very same, the tables of codes and
 * places, so that both know the same ones, and the tables of the mapping, by which both judge every field.
 */
export function writeGiven(file: string): void {
  known ??= givenText();
  writeFileSync(file, known);
}

let known: string | undefined;

function givenText(): string {
  const { nomenclature, geography } = loadNomenclature({ resource, asOf: new Date().toISOString().slice(0, 10) });
  const labels = createLabels(nomenclature, geography);
  const labelled = (facet: Facet, codes: readonly string[]): readonly [number, Record<string, string>] => [
    FACETS.indexOf(facet) + 1,
    Object.fromEntries(codes.map((code) => [code, labels.facet(facet, code, 'fr').label])),
  ];
  const communes = nomenclature.concepts(SCHEMES.COMMUNE_OM).map(({ code }) => [code, geography.commune(code)]);
  const departements = [...geography.departements].map(([code, { region = '' }]) => [code, region]);
  const given = {
    ...{ tables: TABLES, indexes: INDEXES, words: FTS_TABLES, rowStep: ROW_STEP },
    rules: rulesOf(nomenclature),
    communes: Object.fromEntries(communes) as Record<string, string>,
    departements: Object.fromEntries(departements) as Record<string, string>,
    labels: Object.fromEntries([
      labelled('departement', [...geography.departements.keys()]),
      ...OFFER.map(([facet, scheme]) =>
        labelled(
          facet,
          nomenclature.concepts(scheme).map(({ code }) => code),
        ),
      ),
    ]) as Record<string, Record<string, string>>,
  };
  return JSON.stringify(given);
}
