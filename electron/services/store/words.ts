import { FACETS } from '../../../shared/domain/search.ts';
import { kindNumber } from './staged-rows.ts';
import { makeTemporary, type ReadableDb } from './sqlite.ts';
import { wordWriter, type LabelOf, type WordsOfRow } from './words-text.ts';

export { WORD_COLUMNS, type LabelOf } from './words-text.ts';

/** Facets whose labels are searched as words. */
export const OFFER_NUMBERS = (['champ', 'activite', 'mode', 'equipement'] as const).map(
  (facet) => FACETS.indexOf(facet) + 1,
);
export const SEARCHED_KINDS = (['ej', 'eg', 'oi', 'professionnel'] as const).map(kindNumber);

/** Lists as words-text.ts takes them. */
export const CODES_LISTED = "group_concat(facet || ' ' || code, char(31))";
export const VALUES_LISTED = 'group_concat(value, char(31))';

const ENTITY = `
SELECT e.id, e.kind, e.name, e.other_names, nullif(e.eg_id, e.id), nullif(e.ej_id, e.id), e.city, e.departement,
  (SELECT ${CODES_LISTED} FROM main.entity_code WHERE id = e.id AND facet IN (${OFFER_NUMBERS.join(', ')})), NULL,
  (SELECT ${VALUES_LISTED} FROM main.identifier WHERE id = e.id), e.phones
FROM main.entity e WHERE e.kind IN (${SEARCHED_KINDS.join(', ')})`;

/** Queries for what words are made of. */
export interface WordLists {
  /** Makes temporary tables that the queries read. */
  readonly prepare?: string;
  /** A row for an entity (WordsOfRow), sorted by id. */
  readonly entities: string;
  /** The name of a row that another one has above itself. */
  readonly name: string;
}

/** The finished tables of a generation. */
export const WORDS_OF_TABLES: WordLists = {
  entities: `${ENTITY} ORDER BY e.id`,
  name: 'SELECT name FROM main.entity WHERE id = ?',
};

type Row = readonly (string | number)[];

/** The words of every entity, by id, as rows to insert: the id, then a text for each column. */
export function* allWords(db: ReadableDb, labelOf: LabelOf, { prepare, entities, name }: WordLists): Iterable<Row> {
  if (prepare !== undefined) makeTemporary(db, prepare);
  const nameOf = db.prepare<[number], string>(name).pluck();
  const write = wordWriter(labelOf, (above) => nameOf.get(above) ?? '');
  for (const row of db.prepare<[], WordsOfRow>(entities).raw().iterate()) yield write(row);
}

/** The words of one entity; undefined when it is gone or of a kind that is not searched. */
export function wordsOfOne(db: ReadableDb, labelOf: LabelOf): (id: number) => Row | undefined {
  const entity = db.prepare<[number], WordsOfRow>(`${ENTITY} AND e.id = ?`).raw();
  const nameOf = db.prepare<[number], string>(WORDS_OF_TABLES.name).pluck();
  const write = wordWriter(labelOf, (above) => nameOf.get(above) ?? '');
  return (id) => {
    const row = entity.get(id);
    return row === undefined ? undefined : write(row);
  };
}
