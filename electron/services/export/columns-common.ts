import { codesOf, joined, labelsOf } from './columns-cells.ts';
import type { Column } from './columns-cells.ts';
import type { ExportEntity } from './read-entity.ts';
import type { Facet } from '../../../shared/domain/search.ts';

type EntityColumn = Column<ExportEntity>;

export const IDENTITY: readonly EntityColumn[] = [
  { name: 'source', cell: ({ handle }) => handle.source },
  { name: 'type', cell: ({ kind }) => kind },
  { name: 'identifiant', cell: ({ nationalId }) => nationalId },
  { name: 'cle_source', cell: ({ entity }) => entity.cle },
  { name: 'nom', cell: ({ name }) => name },
];

export const PLACE: readonly EntityColumn[] = [
  { name: 'adresse', cell: ({ place }) => place.street },
  { name: 'code_postal', cell: ({ place }) => place.postCode },
  { name: 'commune_code', cell: ({ commune }) => commune?.code ?? '' },
  { name: 'commune', cell: ({ commune }) => commune?.label ?? '' },
  { name: 'departement_code', cell: ({ departement }) => departement?.code ?? '' },
  { name: 'departement', cell: ({ departement }) => departement?.label ?? '' },
  { name: 'region_code', cell: ({ region }) => region?.code ?? '' },
  { name: 'region', cell: ({ region }) => region?.label ?? '' },
  { name: 'lieu_de', cell: ({ placeFrom }) => placeFrom },
  { name: 'latitude', cell: ({ place }) => place.position?.[1] ?? null },
  { name: 'longitude', cell: ({ place }) => place.position?.[0] ?? null },
];

export const LEGAL: readonly EntityColumn[] = [
  { name: 'entite_juridique_identifiant', cell: ({ ej }) => ej?.nationalId ?? '' },
  { name: 'entite_juridique', cell: ({ ej }) => ej?.name ?? '' },
];

export const AGE_OF_DATA: readonly EntityColumn[] = [
  { name: 'mis_a_jour', cell: ({ updated }) => updated },
  { name: 'importe_le', cell: ({ handle }) => handle.importedAt },
];

/** The codes of a facet and, beside them, their labels. */
export function coded(name: string, facet: Facet): readonly EntityColumn[] {
  return [
    { name: `${name}_code`, cell: (one) => codesOf(one.codes(facet)) },
    { name, cell: (one) => labelsOf(one.codes(facet)) },
  ];
}

/** Other names as the document has them. */
export const OTHER_NAMES: EntityColumn = {
  name: 'autres_noms',
  cell: ({ entity }) => ('autresNoms' in entity ? joined(entity.autresNoms.map(({ texte }) => texte)) : ''),
};
