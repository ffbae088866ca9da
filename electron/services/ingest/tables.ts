import type { GeographyTables } from '../../../shared/domain/geography.ts';
import { loadNomenclature, type LoadedNomenclature } from '../nomenclature/load.ts';
import type { Ports } from '../ports.ts';
import { createLabels } from '../store/reader-labels.ts';
import type { LabelOf } from '../store/words.ts';

/** Where the tables of codes and places are, and on which day they are read. */
export interface TableSource {
  /** URL of the `resources/` folder, with its last slash. */
  readonly resources: string;
  readonly dataDirectory: string;
  /** ISO dateTime. */
  readonly now: string;
}

export function tableSource(ports: Pick<Ports, 'resource' | 'dataDirectory' | 'now'>): TableSource {
  return {
    resources: new URL('..', ports.resource('nomenclatures/index.json')).href,
    dataDirectory: ports.dataDirectory,
    now: ports.now().toISOString(),
  };
}

export function loadTables({ resources, dataDirectory, now }: TableSource): LoadedNomenclature {
  return loadNomenclature({ resource: (name) => new URL(name, resources), dataDirectory, asOf: now.slice(0, 10) });
}

/** Labels for full text, in French: the language of the documents and of those who search them. */
export function loadLabels(source: TableSource): { readonly labelOf: LabelOf; readonly geography: GeographyTables } {
  const { nomenclature, geography } = loadTables(source);
  const labels = createLabels(nomenclature, geography);
  const labelOf: LabelOf = (facet, code) => {
    const { label, status } = labels.facet(facet, code, 'fr');
    return status === 'unknown' ? code : label;
  };
  return { labelOf, geography };
}
