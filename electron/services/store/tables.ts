import { FACETS, type Facet } from '../../../shared/domain/search.ts';
import { relationNumber } from './batch.ts';
import { hash16 } from './identity.ts';
import { DISPLAY_ORDER } from './link.ts';
import { INDEXES, ROW_STEP } from './migrations/data-0001.ts';
import { guarded, type WritableDb } from './sqlite.ts';
import { LISTED } from './words-staged.ts';
import { kindNumber } from './staged-rows.ts';

const SEARCHED = (['ej', 'eg', 'oi', 'professionnel'] as const).map(kindNumber).join(', ');
const OI = kindNumber('oi');
const PROFESSIONNEL = kindNumber('professionnel');
const ACTIVITE = relationNumber('activite');
const facet = (name: Facet): number => FACETS.indexOf(name) + 1;

/** The id that a staged entity gets. */
const IDS = `
CREATE TABLE s.ids (seq INTEGER PRIMARY KEY, id INTEGER);
INSERT INTO s.ids SELECT seq, id * ${ROW_STEP} FROM s.ordered ORDER BY seq;
`;

const ENTITIES = `
INSERT INTO main.entity (id, kind, type_oi, key, national_id, name, other_names, parent_id, eg_id, ej_id, commune, city,
  departement, region, place_from, champ, mode, age_min, age_max, updated, updated_ms, confidentiality, content_hash, link_hash,
  file_id, raw_block, raw_start, raw_length, contacts, telecommunications, horaires, phones)
SELECT o.id * ${ROW_STEP}, e.kind, e.type_oi, e.key, e.national_id, e.name, e.other_names, p.id, g.id, j.id,
  coalesce(w.commune, ''), coalesce(w.city, ''), coalesce(w.departement, ''), coalesce(w.region, ''),
  CASE a.place WHEN e.seq THEN 'own' WHEN a.eg THEN 'eg' WHEN a.ej THEN 'ej' ELSE '' END,
  e.champ, e.mode, e.age_min, e.age_max, e.updated, e.updated_ms, e.confidentiality, e.content_hash,
  CASE WHEN t.text IS NULL THEN x'' ELSE hash16(t.text) END,
  e.file_id, e.raw_block, e.raw_start, e.raw_length, e.contacts, e.telecommunications, e.horaires, e.phones
FROM s.ordered o
CROSS JOIN s.entity e ON e.seq = o.seq
LEFT JOIN s.above a ON a.seq = o.seq
LEFT JOIN s.entity w ON w.seq = a.place
LEFT JOIN s.ids p ON p.seq = a.parent
LEFT JOIN s.ids g ON g.seq = a.eg
LEFT JOIN s.ids j ON j.seq = a.ej
LEFT JOIN s.link_text t ON t.seq = o.seq
ORDER BY o.id;
`;

/** Of a unit: its own codes, those of its activities and equipment, its place ('' when it has none) and its type. */
const CODES = `
INSERT INTO main.entity_code (facet, code, id)
SELECT facet, code, id FROM (
  SELECT c.facet AS facet, c.code AS code, i.id AS id FROM s.code c
    JOIN s.entity e ON e.seq = c.seq JOIN s.ids i ON i.seq = c.seq WHERE e.kind IN (${SEARCHED})
  UNION SELECT c.facet, c.code, i.id FROM s.resolved r
    JOIN s.code c ON c.seq = r.to_seq JOIN s.ids i ON i.seq = r.seq WHERE r.relation >= ${ACTIVITE}
  UNION SELECT ${facet('region')}, region, id FROM main.entity WHERE kind IN (${SEARCHED})
  UNION SELECT ${facet('departement')}, departement, id FROM main.entity WHERE kind IN (${SEARCHED})
  UNION SELECT ${facet('commune')}, commune, id FROM main.entity WHERE kind IN (${SEARCHED})
  UNION SELECT ${facet('typeOi')}, type_oi, id FROM main.entity WHERE kind = ${OI} AND type_oi <> '')
ORDER BY facet, code, id;
`;

const LINKS = `
INSERT INTO main.link (relation, from_id, to_id)
SELECT relation, from_id, to_id FROM (
  SELECT DISTINCT CASE r.relation WHEN ${relationNumber('eg')} THEN 'eg' WHEN ${relationNumber('oi')} THEN 'oi'
      WHEN ${ACTIVITE} THEN 'activite' ELSE 'equipement' END AS relation, f.id AS from_id, t.id AS to_id
  FROM s.resolved r JOIN s.above a ON a.seq = r.seq JOIN s.ids f ON f.seq = r.seq JOIN s.ids t ON t.seq = r.to_seq
  WHERE r.relation <> ${relationNumber('parent')}
    AND NOT (r.relation = ${relationNumber('eg')} AND a.kind = ${OI} AND r.to_seq = coalesce(a.eg, a.ej))
    AND NOT (r.relation = ${relationNumber('eg')} AND a.kind NOT IN (${OI}, ${PROFESSIONNEL})))
ORDER BY from_id, relation, to_id;
`;

const IDENTIFIERS = `
INSERT INTO main.identifier (value, id) SELECT v.value, i.id FROM s.identifier v JOIN s.ids i ON i.seq = v.seq ORDER BY v.value, i.id;
`;

const FINDINGS = `
INSERT INTO main.finding (entity_id, code, severity, path, value)
SELECT i.id, f.code, f.severity, f.path, f.value FROM s.finding f LEFT JOIN s.ids i ON i.seq = f.seq ORDER BY i.id, f.rowid;
`;

/** Facet counts, for the whole source and by département, so that an unfiltered facet costs nothing. */
export const SUMMARIES = `
INSERT INTO main.cube (departement, facet, kind, type_oi, code, count)
SELECT e.departement, c.facet, e.kind, e.type_oi, c.code, count(*) FROM main.entity_code c CROSS JOIN main.entity e ON e.id = c.id
GROUP BY e.departement, c.facet, e.kind, e.type_oi, c.code;
INSERT INTO main.summary (facet, kind, type_oi, code, count)
SELECT facet, kind, type_oi, code, sum(count) FROM main.cube GROUP BY facet, kind, type_oi, code;
`;

const ORDER_STEPS: readonly string[] = [DISPLAY_ORDER, IDS, LISTED];

/** The steps that make the final tables from what was staged, linked and put in order, each with the name of its phase. */
const STEPS: readonly (readonly ['write' | 'index', string])[] = [
  ['write', ENTITIES],
  ['write', CODES],
  ['write', LINKS],
  ['write', IDENTIFIERS],
  ['write', FINDINGS],
  ['index', SUMMARIES],
  ['index', INDEXES],
];

/** Decides the display order of what was staged and linked. Nothing is written to the staging tables after it. */
export function orderStaging(db: WritableDb): void {
  guarded('staging.db', () => {
    for (const sql of ORDER_STEPS) db.exec(`BEGIN; ${sql}; COMMIT`);
  });
}

/** Told how many rows were written so far, at the least at the end of each step. */
export type OnStep = (phase: 'write' | 'index', rows: number) => void;

/** Entities between two words of progress while they are written. */
const TELL_EACH = 16_384;

/** Fills the tables of a generation under construction, in display order, indexes last (design performance §2). */
export function fillTables(db: WritableDb, onStep: OnStep): void {
  guarded('data.db', () => {
    const written = db.prepare<[], number>('SELECT total_changes()').pluck();
    const before = written.get() ?? 0;
    let entities = 0;
    db.function('hash16', { deterministic: true }, (text: unknown) => {
      entities += 1;
      if (entities % TELL_EACH === 0) onStep('write', entities);
      return hash16(String(text));
    });
    for (const [phase, sql] of STEPS) {
      onStep(phase, (written.get() ?? 0) - before);
      db.exec(`BEGIN; ${sql}; COMMIT`);
    }
  });
}
