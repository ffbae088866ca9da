import { createLabels } from '../store/reader-labels.ts';
import type { LabelOf } from '../store/words.ts';
import { loadNomenclature } from '../nomenclature/load.ts';
import type { IngestRequest } from './messages.ts';

/** Labels for full text, in French: the language of the documents and of those who search them. */
export function loadLabels({ resources, dataDirectory, now }: IngestRequest): LabelOf {
  const resource = (name: string): URL => new URL(name, resources);
  const { nomenclature, geography } = loadNomenclature({ resource, dataDirectory, asOf: now.slice(0, 10) });
  const labels = createLabels(nomenclature, geography);
  return (facet, code) => {
    const { label, status } = labels.facet(facet, code, 'fr');
    return status === 'unknown' ? code : label;
  };
}
