import { ROW_STEP } from './migrations/data-0001.ts';
import { CODES_LISTED, OFFER_NUMBERS, SEARCHED_KINDS, VALUES_LISTED, type WordLists } from './words.ts';

const IN_OFFER = `facet IN (${OFFER_NUMBERS.join(', ')})`;

/** What words are made of, a row to each entity: going through a table in its order costs a third of looking each entity up. */
export const LISTED = `
CREATE TABLE s.own_codes (seq INTEGER PRIMARY KEY, codes TEXT);
INSERT INTO s.own_codes SELECT seq, ${CODES_LISTED} FROM s.code WHERE ${IN_OFFER} GROUP BY seq;
CREATE TABLE s.offered_codes (seq INTEGER PRIMARY KEY, codes TEXT);
INSERT INTO s.offered_codes SELECT seq, ${CODES_LISTED} FROM s.offered WHERE ${IN_OFFER} GROUP BY seq;
CREATE TABLE s.own_identifiers (seq INTEGER PRIMARY KEY, identifiers TEXT);
INSERT INTO s.own_identifiers SELECT seq, ${VALUES_LISTED} FROM s.identifier GROUP BY seq;
`;

/**
 * The staging tables of a load, once linked and put in order: words are made from them while the tables are filled. Names
 * are folded there already, which folding again does not change.
 */
export const WORDS_OF_STAGING: WordLists = {
  entities: `
SELECT o.id * ${ROW_STEP}, e.kind, e.folded, e.other_names, nullif(a.eg, o.seq), nullif(a.ej, o.seq), coalesce(w.city, ''),
  coalesce(w.departement, ''), c.codes, f.codes, i.identifiers, e.phones
FROM ordered o CROSS JOIN entity e ON e.seq = o.seq LEFT JOIN above a ON a.seq = o.seq LEFT JOIN entity w ON w.seq = a.place
  LEFT JOIN own_codes c ON c.seq = o.seq LEFT JOIN offered_codes f ON f.seq = o.seq LEFT JOIN own_identifiers i ON i.seq = o.seq
WHERE e.kind IN (${SEARCHED_KINDS.join(', ')}) ORDER BY o.id`,
  name: 'SELECT folded FROM entity WHERE seq = ?',
};
