import { FINDING_CATALOGUE, type FindingCode } from '../../../shared/domain/ror/finding-catalogue.ts';
import type { Facet } from '../../../shared/domain/search.ts';
import { relationNumber } from './batch.ts';
import { attachScratch } from './scratch.ts';
import { facetNumber, PLACE_FACETS } from './shared-values.ts';
import { guarded, type WritableDb } from './sqlite.ts';
import { kindNumber, severityNumber } from './staged-rows.ts';

const EJ = kindNumber('ej');
const EG = kindNumber('eg');
const OI = kindNumber('oi');
const PROFESSIONNEL = kindNumber('professionnel');
const TO_PARENT = relationNumber('parent');
const TO_EG = relationNumber('eg');
const TO_OI = relationNumber('oi');
const TO_ACTIVITE = relationNumber('activite');

/** National identifier, else the key behind a `#`: what names an entity from one load to the next. */
export const IDENTITY = (row: string): string =>
  `CASE ${row}.national_id WHEN '' THEN '#' || ${row}.key ELSE ${row}.national_id END`;

/**
 * Entities by their keys; of several of a kind with one key the last updated comes last, and of those the last read. The key is
 * first: SQLite puts in order faster by a text that settles it than by a number that most rows share.
 */
const KEYS = 'CREATE INDEX s.entity_by_key ON entity (key, kind, updated_ms);';

/** Of several entities with one key the last of this index is the one that references mean. */
export const meant = (kind: string, key: string): string =>
  `(SELECT seq FROM s.entity WHERE kind = ${kind} AND key = ${key} ORDER BY updated_ms DESC, seq DESC LIMIT 1)`;

/** The same as a table, for a merge. */
const TARGETS = `
${KEYS}
CREATE TABLE s.target (kind INTEGER, key TEXT, seq INTEGER, PRIMARY KEY (key, kind)) WITHOUT ROWID;
INSERT OR REPLACE INTO s.target SELECT kind, key, seq FROM s.entity WHERE key <> '' ORDER BY key, kind, updated_ms, seq;
`;

const REFERENCES = 'FROM s.reference r CROSS JOIN s.way w ON w.way = r.way';

/** Every reference, with what it leads to; one to itself leads nowhere. */
const RESOLVED = `
CREATE TABLE linked.resolved (seq INTEGER, relation INTEGER, ord INTEGER, to_seq INTEGER, to_kind INTEGER,
  PRIMARY KEY (seq, relation, ord)) WITHOUT ROWID;
INSERT INTO linked.resolved SELECT r.seq, w.relation, r.ord, ${meant('w.kind', 'r.key')}, w.kind ${REFERENCES};
UPDATE linked.resolved AS x SET (to_seq, to_kind) = (SELECT ${meant('w.or_kind', 'r.key')}, w.or_kind
    ${REFERENCES} WHERE r.seq = x.seq AND w.relation = x.relation AND r.ord = x.ord)
  WHERE to_seq IS NULL;
UPDATE linked.resolved SET to_seq = NULL WHERE to_seq = seq;
`;

const rankedPlace = (facet: Facet): string => `
  UNION ALL SELECT r.rank, p.number FROM s.place p CROSS JOIN linked.ranked r ON r.facet = ${facetNumber(facet)} AND r.code = p.${facet}`;

/** Codes by their rank in the order in which they are kept, and the lists and places that hold them. */
const RANKED = `
CREATE TABLE linked.ranked (rank INTEGER PRIMARY KEY, facet INTEGER, code TEXT);
INSERT INTO linked.ranked (facet, code) SELECT facet, code FROM s.code
  ${PLACE_FACETS.map((facet) => `UNION SELECT ${facetNumber(facet)}, ${facet} FROM s.place`).join(' ')} ORDER BY facet, code;
CREATE INDEX linked.ranked_by_code ON ranked (facet, code);
CREATE TABLE linked.coded (number INTEGER PRIMARY KEY, rank INTEGER);
INSERT INTO linked.coded SELECT c.number, r.rank FROM s.code c CROSS JOIN linked.ranked r ON r.facet = c.facet AND r.code = c.code;
CREATE TABLE linked.holder (rank INTEGER, number INTEGER, PRIMARY KEY (rank, number)) WITHOUT ROWID;
INSERT OR IGNORE INTO linked.holder
  SELECT c.rank AS rank, l.list AS number FROM s.list l CROSS JOIN linked.coded c ON c.number = l.number
  ${PLACE_FACETS.map(rankedPlace).join('')} ORDER BY rank, number;
`;

/** The codes of the activités and équipements that an entity refers to. */
const OFFERED = `
CREATE TABLE linked.offered (seq INTEGER, rank INTEGER, PRIMARY KEY (seq, rank)) WITHOUT ROWID;
INSERT OR IGNORE INTO linked.offered
  SELECT r.seq, c.rank FROM linked.resolved r CROSS JOIN s.entity e ON e.seq = r.to_seq CROSS JOIN s.list l ON l.list = e.offer
    CROSS JOIN linked.coded c ON c.number = l.number
  WHERE r.relation >= ${TO_ACTIVITE};
`;

/** Of the references of a group, the first target of a relation, of one kind: its number below the place of the reference. */
const first = (relation: number, kind: number): string =>
  `min(ord << 32 | to_seq) FILTER (WHERE relation = ${relation} AND to_kind = ${kind} AND to_seq IS NOT NULL) & 0xffffffff`;

const WHERE_IT_IS = 'CASE e.place WHEN 0 THEN NULL ELSE e.seq END, e.place';

/**
 * Where each entity hangs: an EG and an EJ above themselves, so that everything under them is found in one look. The EJ of the
 * EG above, and its place, are taken at once, which spares nearly all rows an update.
 */
const ABOVE = `
CREATE TABLE linked.above (seq INTEGER PRIMARY KEY, kind INTEGER, parent INTEGER, eg INTEGER, ej INTEGER, offer INTEGER, others INTEGER,
  place INTEGER, located INTEGER);
CREATE TEMP TABLE held (seq INTEGER PRIMARY KEY, ej INTEGER, located INTEGER);
INSERT INTO temp.held SELECT e.seq, ${first(TO_PARENT, EJ)}, e.place
  FROM s.entity e LEFT JOIN linked.resolved r ON r.seq = e.seq WHERE e.kind = ${EG} GROUP BY e.seq;
INSERT INTO linked.above (seq, kind, offer, others, place, located, parent, eg, ej)
  SELECT r.seq, e.kind, e.offer, e.others, CASE WHEN e.place <= 0 AND h.located > 0 THEN r.eg WHEN e.place <> 0 THEN r.seq END,
    CASE WHEN e.place <= 0 AND h.located > 0 THEN h.located ELSE e.place END,
    r.parent, CASE e.kind WHEN ${EG} THEN r.seq ELSE r.eg END,
    CASE e.kind WHEN ${EJ} THEN r.seq WHEN ${EG} THEN h.ej ELSE coalesce(r.ej, h.ej) END
  FROM (SELECT seq, min(to_seq) FILTER (WHERE relation = ${TO_PARENT}) AS parent,
      ${first(TO_EG, EG)} AS eg, ${first(TO_EG, EJ)} AS ej FROM linked.resolved GROUP BY seq) r
    CROSS JOIN s.entity e ON e.seq = r.seq
    LEFT JOIN temp.held h ON h.seq = CASE e.kind WHEN ${EG} THEN r.seq ELSE r.eg END
  WHERE e.kind IN (${EJ}, ${EG}, ${OI}, ${PROFESSIONNEL});
INSERT INTO linked.above (seq, kind, offer, others, place, located, eg, ej)
  SELECT seq, kind, offer, others, ${WHERE_IT_IS}, CASE kind WHEN ${EG} THEN seq END, CASE kind WHEN ${EJ} THEN seq END
  FROM s.entity e WHERE kind IN (${EJ}, ${EG}, ${OI}, ${PROFESSIONNEL}) AND NOT EXISTS (SELECT 1 FROM linked.above a WHERE a.seq = e.seq);
DROP TABLE temp.held;
`;

/** Run until nothing changes: what an entity lacks, it takes from the one above it. Cycles end it, as they change nothing. */
const INHERIT = [
  `UPDATE linked.above AS a SET eg = (SELECT up.eg FROM linked.above up WHERE up.seq = a.parent)
   WHERE kind = ${OI} AND eg IS NULL AND parent IN (SELECT seq FROM linked.above WHERE eg IS NOT NULL)`,
  `UPDATE linked.above AS a SET eg = (SELECT up.eg FROM linked.resolved r JOIN linked.above up ON up.seq = r.to_seq
     WHERE r.seq = a.seq AND r.relation = ${TO_OI} AND up.eg IS NOT NULL ORDER BY r.ord LIMIT 1)
   WHERE kind = ${PROFESSIONNEL} AND eg IS NULL AND EXISTS (SELECT 1 FROM linked.resolved r JOIN linked.above up ON up.seq = r.to_seq
     WHERE r.seq = a.seq AND r.relation = ${TO_OI} AND up.eg IS NOT NULL)`,
  `UPDATE linked.above AS a SET ej = (SELECT up.ej FROM linked.above up WHERE up.seq = a.parent)
   WHERE kind = ${EG} AND ej IS NULL AND parent IN (SELECT seq FROM linked.above WHERE ej IS NOT NULL)`,
  `UPDATE linked.above AS a SET ej = (SELECT up.ej FROM linked.above up WHERE up.seq = a.eg)
   WHERE ej IS NULL AND eg <> seq AND eg IN (SELECT seq FROM linked.above WHERE ej IS NOT NULL)`,
];

const placeOf = (above: 'eg' | 'ej'): string => `
UPDATE linked.above AS a SET (place, located) = (SELECT e.seq, e.place FROM s.entity e WHERE e.seq = a.${above})
  WHERE located <= 0 AND EXISTS (SELECT 1 FROM s.entity e WHERE e.seq = a.${above} AND e.place > 0);`;

/** Whose place counts: its own, else its EG's, else its EJ's; a city without a code is better than nothing. */
const PLACE = placeOf('eg') + placeOf('ej');

/** What only a whole source shows, once linked (doubles.ts: what it shows before). Each query binds the code and its severity. */
const FINDINGS: readonly (readonly [FindingCode, string])[] = [
  [
    'reference-orpheline',
    `SELECT r.seq, ?, ?, w.path, r.key
     FROM linked.resolved x CROSS JOIN s.reference r ON r.seq = x.seq AND r.ord = x.ord
       CROSS JOIN s.way w ON w.way = r.way AND w.relation = x.relation
     WHERE x.to_seq IS NULL`,
  ],
  ['non-localise', `SELECT seq, ?, ?, '', '' FROM linked.above WHERE kind IN (${EJ}, ${EG}, ${OI}) AND located <= 0`],
];

export const FINDING_COLUMNS = 'seq INTEGER, code TEXT, severity INTEGER, path TEXT, value TEXT';
const FOUND = `CREATE TABLE linked.finding (${FINDING_COLUMNS});`;

/** Makes what links are looked for by: the last that is written to the staging file of a load, which others then read. */
export function indexKeys(db: WritableDb): void {
  guarded('staging.db', () => db.exec(KEYS));
}

/**
 * Resolves the references of everything staged, within the source and across the files of one load, and says what leads
 * nowhere (domain reference ROR §2.7: references may point forward and into another file). All of it is
 * written to a file of its own, schema `linked` of the connection from then on.
 */
export function linkStaging(db: WritableDb, file: string): void {
  guarded(file, () => {
    attachScratch(db, file, 'linked');
    db.exec('BEGIN');
    for (const sql of [RESOLVED, RANKED, OFFERED, ABOVE, FOUND]) db.exec(sql);
    for (const step of INHERIT) repeat(db, step);
    db.exec(PLACE);
    for (const [code, sql] of FINDINGS) {
      const insert = db.prepare(`INSERT INTO linked.finding (seq, code, severity, path, value) ${sql}`);
      insert.run(code, severityNumber(FINDING_CATALOGUE[code]));
    }
    db.exec('COMMIT');
  });
}

/** Says which of several staged entities with one key counts; the rest of the links of a merge is found in the source itself. */
export function chooseTargets(db: WritableDb): void {
  guarded('staging.db', () => db.exec(TARGETS));
}

function repeat(db: WritableDb, step: string): void {
  const statement = db.prepare(step);
  while (statement.run().changes > 0);
}
