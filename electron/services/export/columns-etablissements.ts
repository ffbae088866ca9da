import { AUTHORITIES } from '../../../shared/domain/ror/identifiers.ts';
import type { EntiteGeographique, EntiteJuridique, RorEntity } from '../../../shared/domain/ror/model.ts';
import { SCHEMES_AT } from '../../../shared/domain/ror/schemes.ts';
import { joined, labelled, labelsOf, codesOf, reachedBy } from './columns-cells.ts';
import type { Cell, Column } from './columns-cells.ts';
import { AGE_OF_DATA, IDENTITY, LEGAL, OTHER_NAMES, PLACE } from './columns-common.ts';
import type { ExportEntity } from './read-entity.ts';

type StructureColumn = Column<ExportEntity>;

const SIREN_LENGTH = 9;

/** Numbers of one register, given by it or inside an idNat_Struct of that type (domain reference ROR §3.2). */
function register(entity: RorEntity, authority: string, type: string, length?: number): Cell {
  const own = entity.identifiants
    .filter(({ autorite, code }) => autorite === authority && (length === undefined || code.trim().length === length))
    .map(({ code }) => code.trim());
  const national = entity.identifiants
    .filter(({ autorite, code }) => autorite === AUTHORITIES.STRUCTURE && code.trim().startsWith(type))
    .map(({ code }) => code.trim().slice(1));
  return joined([...own, ...national]);
}

function ofEg(name: string, cell: (eg: EntiteGeographique) => Cell): StructureColumn {
  return { name, cell: ({ entity }) => (entity.kind === 'eg' ? cell(entity) : '') };
}

function ofStructure(name: string, cell: (one: EntiteGeographique | EntiteJuridique) => Cell): StructureColumn {
  return { name, cell: ({ entity }) => (entity.kind === 'eg' || entity.kind === 'ej' ? cell(entity) : '') };
}

/** Establishments: identifiers in each register, legal entity, place, category, how to reach them. */
export const STRUCTURE_COLUMNS: readonly StructureColumn[] = [
  ...IDENTITY,
  { name: 'finess', cell: ({ entity }) => register(entity, AUTHORITIES.FINESS, '1') },
  { name: 'siret', cell: ({ entity }) => register(entity, AUTHORITIES.INSEE, '3', 14) },
  { name: 'siren', cell: ({ entity }) => register(entity, AUTHORITIES.INSEE, '2', SIREN_LENGTH) },
  ofEg('nom_operationnel', ({ nomOperationnel }) => nomOperationnel ?? ''),
  OTHER_NAMES,
  ...LEGAL,
  ...types(),
  ...PLACE,
  { name: 'telephones', cell: ({ entity }) => reachedBy(entity, 'phone') },
  { name: 'telecopies', cell: ({ entity }) => reachedBy(entity, 'fax') },
  { name: 'courriels', cell: ({ entity }) => reachedBy(entity, 'mail') },
  { name: 'sites', cell: ({ entity }) => reachedBy(entity, 'web') },
  ofStructure('ouverture', ({ dateCreation }) => dateCreation ?? ''),
  ofStructure('fermeture', ({ dateFermeture }) => dateFermeture ?? ''),
  ...AGE_OF_DATA,
];

/** The category of an EG, the legal status of an EJ. */
function types(): readonly StructureColumn[] {
  const of = ({ entity, labels }: ExportEntity) => {
    if (entity.kind === 'eg') return labelled(entity.categories, SCHEMES_AT.EG_TYPE, labels);
    return entity.kind === 'ej' ? labelled(entity.statutsJuridiques, SCHEMES_AT.EJ_TYPE, labels) : [];
  };
  return [
    { name: 'categorie_code', cell: (one) => codesOf(of(one)) },
    { name: 'categorie', cell: (one) => labelsOf(of(one)) },
  ];
}
