import { FACETS, fold, type Facet } from '../../../shared/domain/search.ts';
import { kindNumber } from './staged-rows.ts';
import type { ReadableDb } from './sqlite.ts';

/** The label of a facet's code, in the language of the documents. */
export type LabelOf = (facet: Facet, code: string) => string;

/** What full text knows of an entity, in the order of the columns of `words`. */
export const WORD_COLUMNS = ['name', 'above', 'place', 'offer', 'identifiers', 'phones'] as const;

/** Facets whose labels are searched as words. */
const OFFER: readonly Facet[] = ['champ', 'activite', 'mode', 'equipement'];
export const OFFER_NUMBERS = OFFER.map((facet) => FACETS.indexOf(facet) + 1);
export const SEARCHED_KINDS = (['ej', 'eg', 'oi', 'professionnel'] as const).map(kindNumber);
const PROFESSIONNEL = kindNumber('professionnel');
/** Shorter ones are parts of names and codes; the query goes by the same length (search-words.ts). */
const SHORTEST_NUMBER = 7;

interface WordSource {
  readonly id: number;
  readonly kind: number;
  readonly name: string;
  readonly otherNames: string;
  readonly above: string;
  readonly city: string;
  readonly departement: string;
  readonly phones: string;
  readonly codes: readonly (readonly [facet: number, code: string])[];
  readonly identifiers: readonly string[];
}

type EntityRow = readonly [number, number, string, string, string, string, string, string];

const ENTITY = `
SELECT e.id, e.kind, e.name, e.other_names, coalesce(g.name, '') || ' ' || coalesce(j.name, ''), e.city, e.departement, e.phones
FROM main.entity e LEFT JOIN main.entity g ON g.id = e.eg_id AND g.id <> e.id LEFT JOIN main.entity j ON j.id = e.ej_id AND j.id <> e.id
WHERE e.kind IN (${SEARCHED_KINDS.join(', ')})`;
const CODE = `SELECT id, facet, code FROM main.entity_code WHERE facet IN (${OFFER_NUMBERS.join(', ')})`;

/** Queries for what words are made of, each sorted by id: a row for an entity, (id, facet, code), (id, value). */
export interface WordLists {
  readonly entities: string;
  readonly codes: readonly string[];
  readonly identifiers: string;
}

/** The finished tables of a generation. */
export const WORDS_OF_TABLES: WordLists = {
  entities: `${ENTITY} ORDER BY e.id`,
  codes: ['SELECT id, facet, code FROM main.entity_code INDEXED BY entity_code_by_id ORDER BY id'],
  identifiers: 'SELECT id, value FROM main.identifier INDEXED BY identifier_by_id ORDER BY id',
};

/** The words of every entity, by id, as rows to insert: the id, then a text for each column. The lists are read side by side. */
export function* allWords(db: ReadableDb, labelOf: LabelOf, lists: WordLists): Iterable<readonly (string | number)[]> {
  const write = wordWriter(labelOf);
  const codes = lists.codes.map((list) => grouped(db, list));
  const identifiers = grouped(db, lists.identifiers);
  for (const row of db.prepare<[], EntityRow>(lists.entities).raw().iterate()) {
    const pairs = codes.flatMap((of) => of(row[0])).map(([, facet, code]) => [Number(facet), String(code)] as const);
    const values = identifiers(row[0]).map(([, value]) => String(value));
    yield write(wordSource(row, pairs, values));
  }
}

/** The words of one entity; undefined when it is gone or of a kind that is not searched. */
export function wordsOfOne(db: ReadableDb, labelOf: LabelOf): (id: number) => readonly (string | number)[] | undefined {
  const write = wordWriter(labelOf);
  const entity = db.prepare<[number], EntityRow>(`${ENTITY} AND e.id = ?`).raw();
  const codes = db.prepare<[number], [number, number, string]>(`${CODE} AND id = ?`).raw();
  const identifiers = db.prepare<[number], string>('SELECT value FROM main.identifier WHERE id = ?').pluck();
  return (id) => {
    const row = entity.get(id);
    if (row === undefined) return undefined;
    const pairs = codes.all(id).map(([, facet, code]) => [facet, code] as const);
    return write(wordSource(row, pairs, identifiers.all(id)));
  };
}

function wordSource(row: EntityRow, codes: WordSource['codes'], identifiers: readonly string[]): WordSource {
  const [id, kind, name, otherNames, above, city, departement, phones] = row;
  return { id, kind, name, otherNames, above, city, departement, phones, codes, identifiers };
}

function wordWriter(labelOf: LabelOf): (source: WordSource) => readonly (string | number)[] {
  const labels = new Map<string, string>();
  const label = (facet: Facet | undefined, code: string): string => {
    if (facet === undefined || code === '') return '';
    const key = `${facet} ${code}`;
    const known = labels.get(key) ?? fold(labelOf(facet, code));
    labels.set(key, known);
    return known;
  };
  return (source) => [
    source.id,
    distinctWords([fold(source.name), ...otherNames(source.otherNames)]),
    distinctWords([fold(source.above)]),
    distinctWords([fold(source.city), label('departement', source.departement)]),
    distinctWords(
      source.codes
        .filter(([facet]) => OFFER_NUMBERS.includes(facet))
        .map(([facet, code]) => label(FACETS[facet - 1], code)),
    ),
    // A professional is found by name, or by exact identifier outside of full text.
    source.kind === PROFESSIONNEL ? '' : distinctWords(source.identifiers.map(identifierWords)),
    source.kind === PROFESSIONNEL ? '' : source.phones,
  ];
}

function otherNames(json: string): readonly string[] {
  return json === '' ? [] : (JSON.parse(json) as readonly string[]).map(fold);
}

/** As separate words, and when it is long as one: people write numbers in groups. */
function identifierWords(identifier: string): string {
  const folded = fold(identifier);
  const compact = folded.replaceAll(' ', '');
  return compact === folded || compact.length < SHORTEST_NUMBER ? folded : `${folded} ${compact}`;
}

/** The index holds a word once for each column, so a repeated one only costs. */
function distinctWords(texts: readonly string[]): string {
  return [...new Set(texts.join(' ').split(' '))].join(' ').trim();
}

type Grouped = readonly (readonly (string | number)[])[];

/** Rows of a query sorted by id, handed out by growing id; ids never asked for are passed over. */
function grouped(db: ReadableDb, sql: string): (id: number) => Grouped {
  const rows = db.prepare<[], readonly (string | number)[]>(sql).raw().iterate();
  let next = rows.next();
  return (id) => {
    const group: (readonly (string | number)[])[] = [];
    while (next.done !== true && Number(next.value[0]) <= id) {
      if (next.value[0] === id) group.push(next.value);
      next = rows.next();
    }
    return group;
  };
}
