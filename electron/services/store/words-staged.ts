import { relationNumber } from './batch.ts';
import { ROW_STEP } from './migrations/data-0001.ts';
import { OFFER_NUMBERS, SEARCHED_KINDS, type WordLists } from './words.ts';

const ID = `o.id * ${ROW_STEP}`;
const OFFERED = `c.facet IN (${OFFER_NUMBERS.join(', ')})`;

/**
 * The staging tables of a load, once linked and put in order: words are made from them while the tables are filled. Names
 * are folded there already, which folding again does not change.
 */
export const WORDS_OF_STAGING: WordLists = {
  entities: `
SELECT ${ID}, e.kind, e.folded, e.other_names, coalesce(g.folded, '') || ' ' || coalesce(j.folded, ''),
  coalesce(w.city, ''), coalesce(w.departement, ''), e.phones
FROM ordered o CROSS JOIN entity e ON e.seq = o.seq LEFT JOIN above a ON a.seq = o.seq
  LEFT JOIN entity g ON g.seq = a.eg AND g.seq <> o.seq LEFT JOIN entity j ON j.seq = a.ej AND j.seq <> o.seq
  LEFT JOIN entity w ON w.seq = a.place
WHERE e.kind IN (${SEARCHED_KINDS.join(', ')}) ORDER BY o.id`,
  codes: [
    `SELECT ${ID}, c.facet, c.code FROM ordered o CROSS JOIN code c ON c.seq = o.seq WHERE ${OFFERED} ORDER BY o.id`,
    `SELECT ${ID}, c.facet, c.code FROM ordered o CROSS JOIN resolved r ON r.seq = o.seq CROSS JOIN code c ON c.seq = r.to_seq
     WHERE r.relation >= ${relationNumber('activite')} AND ${OFFERED} ORDER BY o.id`,
  ],
  identifiers: `SELECT ${ID}, v.value FROM ordered o CROSS JOIN identifier v ON v.seq = o.seq ORDER BY o.id`,
};
