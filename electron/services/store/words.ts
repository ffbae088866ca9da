import { FACETS } from '../../../shared/domain/search.ts';
import { kindNumber } from './staged-rows.ts';
import type { ReadableDb } from './sqlite.ts';
import { INSERT_WORDS_ROW, type FillWords } from './words-index.ts';
import { wordWriter, type LabelOf, type WordsOfRow } from './words-text.ts';

export type { LabelOf } from './words-text.ts';

/** Facets whose labels are searched as words. */
export const OFFER_NUMBERS = (['champ', 'activite', 'mode', 'equipement'] as const).map(
  (facet) => FACETS.indexOf(facet) + 1,
);
export const SEARCHED_KINDS = (['ej', 'eg', 'oi', 'professionnel'] as const).map(kindNumber);

/** The finished tables of a generation, as words-text.ts takes them. */
const ENTITY = `
SELECT e.id, e.kind, e.name, e.other_names, nullif(e.eg_id, e.id), nullif(e.ej_id, e.id), e.city, e.departement,
  (SELECT group_concat(facet || ' ' || code, char(31)) FROM main.entity_code WHERE id = e.id AND facet IN (${OFFER_NUMBERS.join(', ')})),
  (SELECT group_concat(value, char(31)) FROM main.identifier WHERE id = e.id), e.phones
FROM main.entity e WHERE e.kind IN (${SEARCHED_KINDS.join(', ')})`;
const NAME = 'SELECT name FROM main.entity WHERE id = ?';

type Row = readonly (string | number)[];

/** The words of every entity of finished tables, by id. */
export function wordsOfTables(data: ReadableDb, labelOf: LabelOf): FillWords {
  return (fts) => {
    const insert = fts.prepare(INSERT_WORDS_ROW);
    const write = writerOf(data, labelOf);
    for (const row of data.prepare<[], WordsOfRow>(`${ENTITY} ORDER BY e.id`).raw().iterate())
      insert.run(...write(row));
  };
}

/** The words of one entity; undefined when it is gone or of a kind that is not searched. */
export function wordsOfOne(db: ReadableDb, labelOf: LabelOf): (id: number) => Row | undefined {
  const entity = db.prepare<[number], WordsOfRow>(`${ENTITY} AND e.id = ?`).raw();
  const write = writerOf(db, labelOf);
  return (id) => {
    const row = entity.get(id);
    return row === undefined ? undefined : write(row);
  };
}

function writerOf(db: ReadableDb, labelOf: LabelOf): (row: WordsOfRow) => Row {
  const nameOf = db.prepare<[number], string>(NAME).pluck();
  return wordWriter(labelOf, (above) => nameOf.get(above) ?? '');
}
