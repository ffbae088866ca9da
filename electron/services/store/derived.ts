import { FACETS, type Facet } from '../../../shared/domain/search.ts';
import { relationNumber } from './batch.ts';
import { hash16 } from './identity.ts';
import { LINK_INDEXES, LINK_TABLE } from './migrations/data-0001.ts';
import { IDENTITY } from './link.ts';
import { attachMade, type ScratchFiles } from './scratch.ts';
import { guarded, openUnderConstruction } from './sqlite.ts';
import { kindNumber } from './staged-rows.ts';

const TO_EG = relationNumber('eg');
const TO_OI = relationNumber('oi');
const TO_PARENT = relationNumber('parent');
const TO_ACTIVITE = relationNumber('activite');
const OI = kindNumber('oi');
const PROFESSIONNEL = kindNumber('professionnel');
const DEPENDENT = `${OI}, ${PROFESSIONNEL}`;
const facet = (name: Facet): number => FACETS.indexOf(name) + 1;

/** Between two values of a list; cannot stand in a document of XML 1.0. */
const SEPARATOR = '\u001f';
const listOf = (name: string, value: string): string => `group_concat('${name}=' || ${value}, char(31))`;

/** What an entity refers to, a row to each. Codes come sorted: that is how they lie. */
const REFERRED = `
CREATE TEMP TABLE offer (seq INTEGER PRIMARY KEY, activites TEXT, equipements TEXT);
INSERT INTO temp.offer SELECT o.seq, ${listOf('activites', 'code')} FILTER (WHERE facet = ${facet('activite')}),
  ${listOf('equipements', 'code')} FILTER (WHERE facet = ${facet('equipement')})
  FROM linked.offered o CROSS JOIN linked.ranked r ON r.rank = o.rank GROUP BY o.seq;
CREATE TEMP TABLE referred (seq INTEGER PRIMARY KEY, eg TEXT, oi TEXT, count INTEGER);
INSERT INTO temp.referred
  SELECT r.seq, ${listOf('eg', IDENTITY('t'))} FILTER (WHERE r.relation = ${TO_EG}),
    ${listOf('oi', IDENTITY('t'))} FILTER (WHERE r.relation = ${TO_OI}), count(*)
  FROM linked.resolved r CROSS JOIN s.entity t ON t.seq = r.to_seq
    LEFT JOIN linked.above a ON a.seq = r.seq AND a.kind IN (${DEPENDENT})
  WHERE r.relation IN (${TO_EG}, ${TO_OI}) AND (r.relation = ${TO_OI} OR r.to_seq IS NOT coalesce(a.eg, a.ej))
  GROUP BY r.seq;
`;

/**
 * What the row of an entity takes from others, for every kind that is searched. Made in the order of the documents, where what
 * belongs together lies together, and sorted then: rows are filled in the display order, which finds nothing near. The hash is that
 * of what it refers to, by what stays the same from one load to the next; link-values.ts says the same of one entity.
 */
const DERIVED = `
CREATE TABLE derived (id INTEGER PRIMARY KEY, parent_id INTEGER, eg_id INTEGER, ej_id INTEGER, place INTEGER,
  place_from TEXT, link_hash BLOB);
INSERT INTO derived
  SELECT i.id, p.id, g.id, j.id, a.located,
    CASE a.place WHEN a.seq THEN 'own' WHEN a.eg THEN 'eg' WHEN a.ej THEN 'ej' ELSE '' END,
    link_hash(concat_ws(char(31), o.activites, 'eg=' || ${IDENTITY('t')}, r.eg, o.equipements, r.oi,
      'parent=' || ${IDENTITY('u')}), r.count)
  FROM linked.above a CROSS JOIN ordering.ids i ON i.seq = a.seq
    LEFT JOIN ordering.ids p ON p.seq = a.parent LEFT JOIN ordering.ids g ON g.seq = a.eg LEFT JOIN ordering.ids j ON j.seq = a.ej
    LEFT JOIN s.entity u ON u.seq = a.parent
    LEFT JOIN s.entity t ON t.seq = coalesce(a.eg, a.ej) AND t.seq <> a.seq AND a.kind IN (${DEPENDENT})
    LEFT JOIN temp.offer o ON o.seq = a.seq LEFT JOIN temp.referred r ON r.seq = a.seq
  ORDER BY i.id;
`;

/** What refers to what, as it is kept. Table and index each need a sort, which the thread that fills the other tables is spared. */
const LINKS = `
${LINK_TABLE}
INSERT OR IGNORE INTO main.link (relation, from_id, to_id)
SELECT relation, from_id, to_id FROM (
  SELECT CASE r.relation WHEN ${TO_EG} THEN 'eg' WHEN ${TO_OI} THEN 'oi'
      WHEN ${TO_ACTIVITE} THEN 'activite' ELSE 'equipement' END AS relation, f.id AS from_id, t.id AS to_id
  FROM linked.resolved r JOIN linked.above a ON a.seq = r.seq JOIN ordering.ids f ON f.seq = r.seq JOIN ordering.ids t ON t.seq = r.to_seq
  WHERE r.relation <> ${TO_PARENT}
    AND NOT (r.relation = ${TO_EG} AND a.kind = ${OI} AND r.to_seq = coalesce(a.eg, a.ej))
    AND NOT (r.relation = ${TO_EG} AND a.kind NOT IN (${OI}, ${PROFESSIONNEL})))
ORDER BY from_id, relation, to_id;
${LINK_INDEXES}
`;

const NOTHING = Buffer.alloc(0);
const CACHE_KB = 4_000;

/**
 * Makes a file with the tables `derived`, what each row takes from others, and `link`, of a source that was linked and put in
 * order.
 */
export function deriveRows({ staging, linked, ordered, derived }: ScratchFiles): void {
  const db = openUnderConstruction(derived, CACHE_KB);
  try {
    guarded(derived, () => {
      attachMade(db, staging, 's');
      attachMade(db, linked, 'linked');
      attachMade(db, ordered, 'ordering');
      db.pragma(`temp.cache_size = -${CACHE_KB}`);
      db.function('link_hash', { deterministic: true }, linkHasher());
      for (const sql of [REFERRED, DERIVED, LINKS]) db.exec(`BEGIN; ${sql}; COMMIT`);
    });
  } finally {
    db.close();
  }
}

/** The hash of what an entity refers to. What belongs together refers to the same often: the last hash serves again. */
function linkHasher(): (text: unknown, referred: unknown) => Buffer {
  let last = '';
  let hash: Buffer = NOTHING;
  return (given, referred) => {
    const text = referred === null ? String(given) : sorted(String(given));
    if (text !== last) {
      hash = text === '' ? NOTHING : hash16(text);
      last = text;
    }
    return hash;
  };
}

/** What is referred to comes in the order of the document, and may be what another reference leads to as well. */
function sorted(text: string): string {
  if (!text.includes(SEPARATOR)) return text;
  const values = [...new Set(text.split(SEPARATOR))];
  return values.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).join(SEPARATOR);
}
