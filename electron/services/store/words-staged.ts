import { ROW_STEP } from './migrations/data-0001.ts';
import { attachMade, type ScratchFiles } from './scratch.ts';
import type { WritableDb } from './sqlite.ts';
import { kindNumber } from './staged-rows.ts';
import { INSERT_WORDS, type FillWords } from './words-index.ts';
import { distinctWords, identifierWords, labelWords, otherNameWords, placeWriter, type LabelOf } from './words-text.ts';
import { OFFER_NUMBERS } from './words.ts';

const EJ = kindNumber('ej');
const EG = kindNumber('eg');
const PROFESSIONNEL = kindNumber('professionnel');
const CACHE_KB = 4_000;

/** What many entities share: the words of codes and lists of them, of places, of an EG or EJ with the EJ above it. */
const SHARED = `
CREATE TEMP TABLE label (rank INTEGER PRIMARY KEY, words TEXT);
INSERT INTO temp.label SELECT rank, label_words(facet, code) FROM linked.ranked WHERE facet IN (${OFFER_NUMBERS.join(', ')});
CREATE TEMP TABLE listed (list INTEGER PRIMARY KEY, words TEXT);
INSERT INTO temp.listed SELECT l.list, distinct_words(group_concat(d.words, ' '))
  FROM s.list l CROSS JOIN linked.coded c ON c.number = l.number CROSS JOIN temp.label d ON d.rank = c.rank GROUP BY l.list;
CREATE TEMP TABLE placed (number INTEGER PRIMARY KEY, words TEXT);
INSERT INTO temp.placed SELECT number, place_words(city, departement) FROM s.place;
CREATE TEMP TABLE upper (seq INTEGER PRIMARY KEY, ej INTEGER, words TEXT);
INSERT INTO temp.upper SELECT a.seq, a.ej, distinct_words(concat_ws(' ', e.folded, j.folded))
  FROM linked.above a CROSS JOIN s.entity e ON e.seq = a.seq LEFT JOIN s.entity j ON j.seq = nullif(a.ej, a.seq)
  WHERE a.kind IN (${EJ}, ${EG});
`;

const NAME = `CASE e.other_names WHEN '' THEN e.folded ELSE e.folded || ' ' || other_name_words(e.other_names) END`;
const OFFERED = `
  (SELECT group_concat(d.words, ' ') FROM linked.offered f CROSS JOIN temp.label d ON d.rank = f.rank WHERE f.seq = a.seq)`;
/** Many are digits only, which need no more. */
const IDENTIFIERS = `
  (SELECT group_concat(CASE WHEN value GLOB '*[^0-9]*' THEN identifier_words(value) ELSE value END, ' ')
   FROM s.identifier WHERE seq = a.seq)`;

/**
 * The rest of what makes the words of an entity. Made in the order of the documents, where what belongs together lies together,
 * and sorted then: to look for one row after the other in the display order takes three times as long as the sort.
 */
const OWN = `
CREATE TEMP TABLE own (id INTEGER PRIMARY KEY, name TEXT, eg INTEGER, ej INTEGER, place INTEGER, list INTEGER, offered TEXT,
  identifiers TEXT, phones TEXT);
INSERT INTO temp.own SELECT i.id, ${NAME}, nullif(a.eg, a.seq), nullif(a.ej, a.seq), a.located, a.offer, ${OFFERED},
  CASE a.kind WHEN ${PROFESSIONNEL} THEN NULL ELSE ${IDENTIFIERS} END, CASE a.kind WHEN ${PROFESSIONNEL} THEN NULL ELSE e.phones END
FROM linked.above a CROSS JOIN s.entity e ON e.seq = a.seq CROSS JOIN ordering.ids i ON i.seq = a.seq
ORDER BY i.id;
`;

/** So many places of the display order at a time: fts5 writes a segment of them, and is quickest with what fits near the processor. */
const AT_ONCE = 4_096;

/** An EG nearly always comes with the EJ that is above it. */
const WORDS = `
${INSERT_WORDS}
SELECT w.id, w.name, CASE WHEN u.ej IS w.ej THEN u.words ELSE distinct_words(concat_ws(' ',
    (SELECT folded FROM s.entity WHERE seq = w.eg), (SELECT folded FROM s.entity WHERE seq = w.ej))) END,
  p.words, concat_ws(' ', l.words, w.offered), w.identifiers, w.phones
FROM temp.own w LEFT JOIN temp.upper u ON u.seq = coalesce(w.eg, w.ej)
  LEFT JOIN temp.placed p ON p.number = w.place LEFT JOIN temp.listed l ON l.list = w.list
WHERE w.id > $after * ${ROW_STEP} AND w.id <= ($after + ${AT_ONCE}) * ${ROW_STEP} ORDER BY w.id
`;

/**
 * The words of the staging tables of a load, once linked and put in order: they are made while the tables are filled. Nothing
 * but what needs JavaScript leaves SQLite. Names are folded there already.
 */
export function wordsOfStaging({ staging, linked, ordered }: ScratchFiles, labelOf: LabelOf): FillWords {
  return (fts, onRows) => {
    attachMade(fts, staging, 's');
    attachMade(fts, linked, 'linked');
    attachMade(fts, ordered, 'ordering');
    fts.pragma(`temp.cache_size = -${CACHE_KB}`);
    defineFunctions(fts, labelOf);
    fts.exec(SHARED);
    fts.exec(OWN);
    const insert = fts.prepare<[{ after: number }]>(WORDS);
    const last = fts.prepare<[], number | null>('SELECT max(id) FROM ordering.ordered').pluck().get() ?? 0;
    for (let after = 0, done = 0; after < last; after += AT_ONCE) {
      done += insert.run({ after }).changes;
      onRows(done);
    }
  };
}

function defineFunctions(db: WritableDb, labelOf: LabelOf): void {
  const place = placeWriter(labelOf);
  const define = (name: string, make: (first: unknown, second: unknown) => string): void => {
    db.function(name, { deterministic: true, varargs: true }, make);
  };
  define('label_words', (facet, code) => distinctWords(labelWords(labelOf, Number(facet), String(code))));
  define('place_words', (city, departement) => place(String(city), String(departement)));
  define('distinct_words', (text) => distinctWords(String(text)));
  define('other_name_words', (json) => otherNameWords(String(json)));
  define('identifier_words', (identifier) => identifierWords(String(identifier)));
}
