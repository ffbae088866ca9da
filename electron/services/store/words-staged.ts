import { ROW_STEP } from './migrations/data-0001.ts';
import { CODES_LISTED, OFFER_NUMBERS, VALUES_LISTED, type WordLists } from './words.ts';

const IN_OFFER = `facet IN (${OFFER_NUMBERS.join(', ')})`;

/** Lists of what an entity has, a row to each: going through a table in its order costs a third of looking each entity up. */
const LISTED = `
CREATE TEMP TABLE own_listed (seq INTEGER PRIMARY KEY, codes TEXT);
INSERT INTO own_listed SELECT seq, ${CODES_LISTED} FROM code WHERE ${IN_OFFER} GROUP BY seq;
CREATE TEMP TABLE offered_listed (seq INTEGER PRIMARY KEY, codes TEXT);
INSERT INTO offered_listed SELECT seq, ${CODES_LISTED} FROM offered WHERE ${IN_OFFER} GROUP BY seq;
CREATE TEMP TABLE identifier_listed (seq INTEGER PRIMARY KEY, identifiers TEXT);
INSERT INTO identifier_listed SELECT seq, ${VALUES_LISTED} FROM identifier GROUP BY seq;
`;

/**
 * The staging tables of a load, once linked and put in order: words are made from them while the tables are filled. Names
 * are folded there already, which folding again does not change.
 */
export const WORDS_OF_STAGING: WordLists = {
  prepare: LISTED,
  entities: `
SELECT o.id * ${ROW_STEP}, e.kind, e.folded, e.other_names, nullif(a.eg, o.seq), nullif(a.ej, o.seq), coalesce(w.city, ''),
  coalesce(w.departement, ''), c.codes, f.codes, i.identifiers, e.phones
FROM ordered o CROSS JOIN above a ON a.seq = o.seq CROSS JOIN entity e ON e.seq = o.seq LEFT JOIN entity w ON w.seq = a.place
  LEFT JOIN own_listed c ON c.seq = o.seq LEFT JOIN offered_listed f ON f.seq = o.seq
  LEFT JOIN identifier_listed i ON i.seq = o.seq
ORDER BY o.id`,
  name: 'SELECT folded FROM entity WHERE seq = ?',
};
