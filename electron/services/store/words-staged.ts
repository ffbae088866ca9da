import { ROW_STEP } from './migrations/data-0001.ts';
import { CODES_LISTED, OFFER_NUMBERS, VALUES_LISTED, type WordLists } from './words.ts';

const IN_OFFER = `facet IN (${OFFER_NUMBERS.join(', ')})`;

/** Lists of what an entity has, a row to each: going through a table in its order costs a third of looking each entity up. */
const LISTED = `
CREATE TEMP TABLE own_listed (list INTEGER PRIMARY KEY, codes TEXT);
INSERT INTO own_listed SELECT l.list, ${CODES_LISTED} FROM list l CROSS JOIN code c ON c.number = l.number WHERE ${IN_OFFER} GROUP BY l.list;
CREATE TEMP TABLE offered_listed (seq INTEGER PRIMARY KEY, codes TEXT);
INSERT INTO offered_listed SELECT o.seq, ${CODES_LISTED} FROM offered o CROSS JOIN ranked r ON r.rank = o.rank WHERE ${IN_OFFER} GROUP BY o.seq;
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
SELECT o.id * ${ROW_STEP}, e.kind, e.folded, e.other_names, nullif(a.eg, o.seq), nullif(a.ej, o.seq), p.city, p.departement,
  c.codes, f.codes, i.identifiers, e.phones
FROM ordered o CROSS JOIN above a ON a.seq = o.seq CROSS JOIN entity e ON e.seq = o.seq CROSS JOIN place p ON p.number = a.located
  LEFT JOIN own_listed c ON c.list = a.offer LEFT JOIN offered_listed f ON f.seq = o.seq
  LEFT JOIN identifier_listed i ON i.seq = o.seq
ORDER BY o.id`,
  name: 'SELECT folded FROM entity WHERE seq = ?',
};
