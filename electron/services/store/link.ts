import { FINDING_CATALOGUE, type FindingCode } from '../../../shared/domain/ror/finding-catalogue.ts';
import { relationNumber } from './batch.ts';
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

/** Of several entities with one key the last updated is the one that references mean; ties go to the last read. */
const TARGETS = `
CREATE INDEX s.entity_by_key ON entity (kind, key, updated_ms);
CREATE TABLE s.target (kind INTEGER, key TEXT, seq INTEGER, PRIMARY KEY (kind, key)) WITHOUT ROWID;
INSERT OR REPLACE INTO s.target SELECT kind, key, seq FROM s.entity WHERE key <> '' ORDER BY kind, key, updated_ms, seq;
`;

/** Every reference, with what it leads to; one to itself leads nowhere. */
const RESOLVED = `
CREATE TABLE s.resolved (seq INTEGER, relation INTEGER, ord INTEGER, to_seq INTEGER, to_kind INTEGER,
  PRIMARY KEY (seq, relation, ord)) WITHOUT ROWID;
INSERT INTO s.resolved
  SELECT r.seq, r.relation, r.ord, nullif(coalesce(a.seq, b.seq), r.seq), CASE WHEN a.seq IS NULL THEN r.or_kind ELSE r.kind END
  FROM s.reference r
  LEFT JOIN s.target a ON a.kind = r.kind AND a.key = r.key
  LEFT JOIN s.target b ON b.kind = r.or_kind AND b.key = r.key AND a.seq IS NULL;
`;

/** The codes of the activités and équipements that an entity refers to. */
const OFFERED = `
CREATE TABLE s.offered (seq INTEGER, facet INTEGER, code TEXT, PRIMARY KEY (seq, facet, code)) WITHOUT ROWID;
INSERT OR IGNORE INTO s.offered
  SELECT r.seq, c.facet, c.code FROM s.resolved r CROSS JOIN s.code c ON c.seq = r.to_seq WHERE r.relation >= ${TO_ACTIVITE};
`;

/** The first target of a relation, of one kind. */
const first = (relation: number, kind: number): string =>
  `(SELECT to_seq FROM s.resolved WHERE seq = e.seq AND relation = ${relation} AND to_kind = ${kind} AND to_seq IS NOT NULL ORDER BY ord LIMIT 1)`;

/** Where each entity hangs: an EG and an EJ above themselves, so that everything under them is found in one look. */
const ABOVE = `
CREATE TABLE s.above (seq INTEGER PRIMARY KEY, kind INTEGER, parent INTEGER, eg INTEGER, ej INTEGER, place INTEGER);
INSERT INTO s.above (seq, kind, parent, eg, ej) SELECT seq, kind,
  (SELECT to_seq FROM s.resolved WHERE seq = e.seq AND relation = ${TO_PARENT}),
  CASE kind WHEN ${EG} THEN seq ELSE ${first(TO_EG, EG)} END,
  CASE kind WHEN ${EJ} THEN seq WHEN ${EG} THEN ${first(TO_PARENT, EJ)} ELSE ${first(TO_EG, EJ)} END
  FROM s.entity e WHERE kind IN (${EJ}, ${EG}, ${OI}, ${PROFESSIONNEL});
`;

/** Run until nothing changes: what an entity lacks, it takes from the one above it. Cycles end it, as they change nothing. */
const INHERIT = [
  `UPDATE s.above AS a SET eg = (SELECT up.eg FROM s.above up WHERE up.seq = a.parent)
   WHERE kind = ${OI} AND eg IS NULL AND parent IN (SELECT seq FROM s.above WHERE eg IS NOT NULL)`,
  `UPDATE s.above AS a SET eg = (SELECT up.eg FROM s.resolved r JOIN s.above up ON up.seq = r.to_seq
     WHERE r.seq = a.seq AND r.relation = ${TO_OI} AND up.eg IS NOT NULL ORDER BY r.ord LIMIT 1)
   WHERE kind = ${PROFESSIONNEL} AND eg IS NULL AND EXISTS (SELECT 1 FROM s.resolved r JOIN s.above up ON up.seq = r.to_seq
     WHERE r.seq = a.seq AND r.relation = ${TO_OI} AND up.eg IS NOT NULL)`,
  `UPDATE s.above AS a SET ej = (SELECT up.ej FROM s.above up WHERE up.seq = a.parent)
   WHERE kind = ${EG} AND ej IS NULL AND parent IN (SELECT seq FROM s.above WHERE ej IS NOT NULL)`,
  `UPDATE s.above AS a SET ej = (SELECT up.ej FROM s.above up WHERE up.seq = a.eg)
   WHERE ej IS NULL AND eg <> seq AND eg IN (SELECT seq FROM s.above WHERE ej IS NOT NULL)`,
];

const located = (row: string): string => `(${row}.departement <> '' OR ${row}.commune <> '')`;

/** Whose place counts: its own, else its EG's, else its EJ's; a city without a code is better than nothing. */
const PLACE = `
UPDATE s.above AS a SET place = (SELECT CASE WHEN ${located('e')} THEN e.seq WHEN ${located('g')} THEN g.seq
    WHEN ${located('j')} THEN j.seq WHEN e.city <> '' THEN e.seq END
  FROM s.entity e LEFT JOIN s.entity g ON g.seq = a.eg LEFT JOIN s.entity j ON j.seq = a.ej WHERE e.seq = a.seq);
`;

/** Display order: folded name, then identity. */
export const DISPLAY_ORDER = `
CREATE TABLE s.ordered (id INTEGER PRIMARY KEY, seq INTEGER);
INSERT INTO s.ordered (seq) SELECT seq FROM s.entity e ORDER BY folded, ${IDENTITY('e')}, seq;
`;

/** What only a whole source shows. Each query binds the code and its severity. */
const FINDINGS: readonly (readonly [FindingCode, string])[] = [
  [
    'reference-orpheline',
    `SELECT r.seq, ?, ?, r.path, r.key
     FROM s.resolved x CROSS JOIN s.reference r ON r.seq = x.seq AND r.relation = x.relation AND r.ord = x.ord
     WHERE x.to_seq IS NULL`,
  ],
  [
    'doublon-entityid',
    `SELECT e.seq, ?, ?, '@entityID', e.key
     FROM (SELECT kind, key FROM s.entity WHERE key <> '' GROUP BY kind, key HAVING count(*) > 1) d
       CROSS JOIN s.entity e ON e.kind = d.kind AND e.key = d.key
       CROSS JOIN s.target t ON t.kind = e.kind AND t.key = e.key
     WHERE t.seq <> e.seq ORDER BY e.seq`,
  ],
  [
    'doublon-identifiant',
    `SELECT seq, ?, ?, 'otherID/@code', national_id FROM (
       SELECT seq, national_id, row_number() OVER (PARTITION BY kind, national_id ORDER BY updated_ms DESC, seq DESC) AS place
       FROM s.entity e
       WHERE (kind, national_id) IN (SELECT kind, national_id FROM s.entity WHERE national_id <> ''
           GROUP BY kind, national_id HAVING count(*) > 1)
         AND (key = '' OR EXISTS (SELECT 1 FROM s.target t WHERE t.kind = e.kind AND t.key = e.key AND t.seq = e.seq)))
     WHERE place > 1`,
  ],
  [
    'non-localise',
    `SELECT a.seq, ?, ?, '', '' FROM s.above a LEFT JOIN s.entity w ON w.seq = a.place
     WHERE a.kind IN (${EJ}, ${EG}, ${OI}) AND coalesce(w.departement, '') = '' AND coalesce(w.commune, '') = ''`,
  ],
];

/**
 * Resolves the references of everything staged, within the source and across the files of one load, and says what leads
 * nowhere and what is there twice (domain reference ROR §2.7: references may point forward and into another file).
 */
export function linkStaging(db: WritableDb): void {
  guarded('staging.db', () => {
    db.exec('BEGIN');
    db.exec(TARGETS);
    db.exec(RESOLVED);
    db.exec(OFFERED);
    db.exec(ABOVE);
    for (const step of INHERIT) repeat(db, step);
    db.exec(PLACE);
    for (const [code, sql] of FINDINGS) {
      const insert = db.prepare(`INSERT INTO s.finding (seq, code, severity, path, value) ${sql}`);
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
