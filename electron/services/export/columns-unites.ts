import type { OrganisationInterne } from '../../../shared/domain/ror/model.ts';
import { ageCell, joined, mssOf, numberCell, reachedBy } from './columns-cells.ts';
import type { Cell, Column } from './columns-cells.ts';
import { AGE_OF_DATA, coded, IDENTITY, LEGAL, OTHER_NAMES, PLACE } from './columns-common.ts';
import type { ExportEntity } from './read-entity.ts';

type UnitColumn = Column<ExportEntity>;

function ofUnit(name: string, cell: (unit: OrganisationInterne) => Cell): UnitColumn {
  return { name, cell: ({ entity }) => (entity.kind === 'oi' ? cell(entity) : null) };
}

/** Units: what they are, where, what they offer to whom, with what capacity, how to reach them. */
export const UNIT_COLUMNS: readonly UnitColumn[] = [
  ...IDENTITY,
  OTHER_NAMES,
  ...coded('type_oi', 'typeOi'),
  { name: 'etablissement_identifiant', cell: ({ eg }) => eg?.nationalId ?? '' },
  { name: 'etablissement', cell: ({ eg }) => eg?.name ?? '' },
  ...LEGAL,
  ...PLACE,
  ...coded('champ', 'champ'),
  ...coded('mode', 'mode'),
  ...coded('activites', 'activite'),
  ...coded('publics', 'public'),
  ofUnit('age_minimum', ({ patientele }) => ageCell(patientele?.ageMinimum)),
  ofUnit('age_maximum', ({ patientele }) => ageCell(patientele?.ageMaximum)),
  ...coded('categorie', 'categorie'),
  ...coded('equipements', 'equipement'),
  ...coded('actes', 'acte'),
  ...coded('professions', 'profession'),
  ofUnit('lits', ({ capaciteAccueil }) => numberCell(capaciteAccueil?.lits?.total)),
  ofUnit('places', ({ capaciteAccueil }) => numberCell(capaciteAccueil?.places?.total)),
  ofUnit('secteurs_psychiatriques', ({ secteursPsychiatriques }) => joined(secteursPsychiatriques)),
  { name: 'telephones', cell: ({ entity }) => reachedBy(entity, 'phone') },
  { name: 'telecopies', cell: ({ entity }) => reachedBy(entity, 'fax') },
  { name: 'courriels', cell: ({ entity }) => reachedBy(entity, 'mail') },
  { name: 'sites', cell: ({ entity }) => reachedBy(entity, 'web') },
  { name: 'mss', cell: ({ entity }) => mssOf(entity) },
  ofUnit('ouverture', ({ dateCreation }) => dateCreation ?? ''),
  ofUnit('fermeture', ({ dateFermetureDefinitive }) => dateFermetureDefinitive ?? ''),
  ...AGE_OF_DATA,
];
