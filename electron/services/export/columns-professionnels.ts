import type { Professionnel } from '../../../shared/domain/ror/model.ts';
import { SCHEMES } from '../../../shared/domain/ror/schemes.ts';
import { joined, labelled, labelsOf, mssOf, reachedBy } from './columns-cells.ts';
import type { Cell, Column } from './columns-cells.ts';
import { AGE_OF_DATA, coded, IDENTITY } from './columns-common.ts';
import type { ExportEntity } from './read-entity.ts';

type PersonColumn = Column<ExportEntity>;

function ofPerson(name: string, cell: (person: Professionnel, of: ExportEntity) => Cell): PersonColumn {
  return { name, cell: (of) => (of.entity.kind === 'professionnel' ? cell(of.entity, of) : '') };
}

const PRACTICES = `SELECT name FROM entity WHERE id IN (SELECT to_id FROM link WHERE from_id = ? AND relation = ?) ORDER BY id`;

/** Professionals: name, profession, know-how and where they practise; numbers only when what is restricted was asked for. */
export const PERSON_COLUMNS: readonly PersonColumn[] = [
  ...IDENTITY,
  ofPerson('nom_exercice', ({ noms }) => noms[0]?.nomsExercice[0]?.texte ?? noms[0]?.nomFamille ?? ''),
  ofPerson('prenoms', ({ noms }) => joined(noms[0]?.prenoms ?? [])),
  ofPerson('civilite', ({ noms }, { labels }) => {
    const code = noms[0]?.civiliteExercice;
    return code === undefined ? '' : labelsOf(labelled([code], [SCHEMES.CIVILITE_EXERCICE], labels));
  }),
  ...coded('professions', 'profession'),
  ofPerson('savoir_faire', ({ diplomes, specialites }, { labels }) => {
    const own = diplomes.flatMap(({ specialite, competence, capacite }) => [specialite, competence, capacite]);
    const codes = [...own.filter((code) => code !== undefined), ...specialites];
    return labelsOf(labelled(codes, [SCHEMES.SPECIALITE_ORDINALE], labels));
  }),
  ofPerson('mode_exercice', ({ situationOperationnelle }, { labels }) => {
    const code = situationOperationnelle?.modeExercice;
    return code === undefined ? '' : labelsOf(labelled([code], [SCHEMES.MODE_EXERCICE], labels));
  }),
  { name: 'unites', cell: ({ handle, id }) => joined(handle.column<string>(PRACTICES, id, 'oi')) },
  {
    name: 'etablissements',
    cell: (one) => joined([...one.handle.column<string>(PRACTICES, one.id, 'eg'), one.eg?.name]),
  },
  { name: 'commune_code', cell: ({ commune }) => commune?.code ?? '' },
  { name: 'commune', cell: ({ commune }) => commune?.label ?? '' },
  { name: 'departement_code', cell: ({ departement }) => departement?.code ?? '' },
  { name: 'region_code', cell: ({ region }) => region?.code ?? '' },
  { name: 'telephones', cell: ({ entity }) => reachedBy(entity, 'phone') },
  { name: 'courriels', cell: ({ entity }) => reachedBy(entity, 'mail') },
  { name: 'mss', cell: ({ entity }) => mssOf(entity) },
  ...AGE_OF_DATA,
];
