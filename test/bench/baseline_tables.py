"""Makes the final tables of what was staged: references resolved, rows in display order, sorted inserts, indexes last."""

import hashlib

from baseline_records import ACTIVITE, ACTIVITE_CODE, EG, EJ, EQUIPEMENT, EQUIPEMENT_CODE, OI, PROFESSIONNEL, TYPE_OI
from baseline_records import TO_ACTIVITE, TO_EG, TO_EQUIPEMENT, TO_OI, TO_PARENT

REGION, DEPARTEMENT, COMMUNE = 1, 2, 3
SEARCHED = f"{EJ}, {EG}, {OI}, {PROFESSIONNEL}"


def identity(row):
    return f"CASE {row}.national_id WHEN '' THEN '#' || {row}.key ELSE {row}.national_id END"


# Of several entities of one key the last updated is meant. Every table here has the key by which it is joined later: no join is
# left to what the planner knows of them.
TARGETS = """
CREATE TABLE s.target (kind INTEGER, key TEXT, seq INTEGER, PRIMARY KEY (kind, key)) WITHOUT ROWID;
INSERT OR REPLACE INTO s.target SELECT kind, key, seq FROM s.entity WHERE key <> '' ORDER BY kind, key, updated_ms, seq;
CREATE TABLE s.resolved (seq INTEGER, relation INTEGER, ord INTEGER, to_seq INTEGER, to_kind INTEGER,
  PRIMARY KEY (seq, relation, ord)) WITHOUT ROWID;
INSERT INTO s.resolved
  SELECT r.seq, r.relation, r.ord, coalesce(a.seq, b.seq), CASE WHEN a.seq IS NULL THEN r.or_kind ELSE r.kind END FROM s.reference r
  LEFT JOIN s.target a ON a.kind = r.kind AND a.key = r.key LEFT JOIN s.target b ON b.kind = r.or_kind AND b.key = r.key
  WHERE coalesce(a.seq, b.seq) <> r.seq ORDER BY r.seq, r.relation, r.ord;
"""


def first(relation, kind):
    return f"(SELECT to_seq FROM s.resolved WHERE seq = e.seq AND relation = {relation} AND to_kind = {kind} ORDER BY ord LIMIT 1)"


ABOVE = f"""
CREATE TABLE s.above (seq INTEGER PRIMARY KEY, kind INTEGER, parent INTEGER, eg INTEGER, ej INTEGER, place INTEGER);
INSERT INTO s.above (seq, kind, parent, eg, ej) SELECT seq, kind,
  (SELECT to_seq FROM s.resolved WHERE seq = e.seq AND relation = {TO_PARENT}),
  CASE kind WHEN {EG} THEN seq ELSE {first(TO_EG, EG)} END,
  CASE kind WHEN {EJ} THEN seq WHEN {EG} THEN {first(TO_PARENT, EJ)} ELSE {first(TO_EG, EJ)} END
  FROM s.entity e WHERE kind IN ({SEARCHED});
"""

# Until nothing changes: what an entity lacks, the one above it gives.
INHERITED = [
    f"""UPDATE s.above AS a SET eg = up.eg FROM s.above up
    WHERE a.kind = {OI} AND a.eg IS NULL AND up.seq = a.parent AND up.eg IS NOT NULL""",
    f"""UPDATE s.above AS a SET eg = found.eg FROM (
      SELECT r.seq AS seq, up.eg AS eg, min(r.ord) FROM s.above p JOIN s.resolved r ON r.seq = p.seq AND r.relation = {TO_OI}
      JOIN s.above up ON up.seq = r.to_seq WHERE p.kind = {PROFESSIONNEL} AND p.eg IS NULL AND up.eg IS NOT NULL GROUP BY r.seq) found
    WHERE found.seq = a.seq""",
    f"""UPDATE s.above AS a SET ej = up.ej FROM s.above up
    WHERE a.kind = {EG} AND a.ej IS NULL AND up.seq = a.parent AND up.ej IS NOT NULL""",
    "UPDATE s.above AS a SET ej = up.ej FROM s.above up WHERE a.ej IS NULL AND up.seq = a.eg AND a.eg <> a.seq AND up.ej IS NOT NULL",
]


def located(row):
    return f"({row}.departement <> '' OR {row}.commune <> '')"


# Its own place, else its EG's, else its EJ's; a city without a code is better than nothing.
PLACE = f"""
UPDATE s.above AS a SET place = (SELECT CASE WHEN {located('e')} THEN e.seq WHEN {located('g')} THEN g.seq
    WHEN {located('j')} THEN j.seq WHEN e.city <> '' THEN e.seq END
  FROM s.entity e LEFT JOIN s.entity g ON g.seq = a.eg LEFT JOIN s.entity j ON j.seq = a.ej WHERE e.seq = a.seq);
"""

PATHS = {
    (TO_PARENT, OI): "extension/parentFacility/@entityID",
    (TO_PARENT, EJ): "parent/@entityID",
    (TO_EG, EG): "organizations/organization/@entityID",
    (TO_OI, OI): "facilities/facility/@entityID",
    (TO_ACTIVITE, ACTIVITE): "organizations/organization/service/@entityID",
    (TO_EQUIPEMENT, EQUIPEMENT): "extension/equipment/@entityID",
}
PATH = " ".join(f"WHEN r.relation = {relation} AND r.kind = {kind} THEN '{path}'" for (relation, kind), path in PATHS.items())

# What only a whole source shows. Each binds the severity of its code.
LINK_FINDINGS = {
    "reference-orpheline": f"""SELECT r.seq, 'reference-orpheline', ?, CASE {PATH} END, r.key
    FROM s.reference r LEFT JOIN s.target a ON a.kind = r.kind AND a.key = r.key LEFT JOIN s.target b ON b.kind = r.or_kind AND b.key = r.key
    WHERE coalesce(a.seq, b.seq, r.seq) = r.seq ORDER BY r.seq, r.relation, r.ord""",
    "doublon-entityid": """SELECT e.seq, 'doublon-entityid', ?, '@entityID', e.key
    FROM s.entity e JOIN s.target t ON t.kind = e.kind AND t.key = e.key WHERE t.seq <> e.seq""",
    "doublon-identifiant": """SELECT seq, 'doublon-identifiant', ?, 'otherID/@code', national_id FROM (
      SELECT seq, national_id, row_number() OVER (PARTITION BY kind, national_id ORDER BY updated_ms DESC, seq DESC) AS place
      FROM s.entity e WHERE national_id <> '' AND (key = '' OR seq = (SELECT t.seq FROM s.target t WHERE t.kind = e.kind AND t.key = e.key)))
    WHERE place > 1""",
    "non-localise": f"""SELECT a.seq, 'non-localise', ?, '', '' FROM s.above a LEFT JOIN s.entity w ON w.seq = a.place
    WHERE a.kind IN ({EJ}, {EG}, {OI}) AND coalesce(w.departement, '') = '' AND coalesce(w.commune, '') = ''""",
}

LINK_HASHES = f"""
CREATE TABLE s.link_hash (seq INTEGER PRIMARY KEY, hash BLOB);
INSERT INTO s.link_hash SELECT seq, hash16(group_concat(field || '=' || value, char(31))) FROM (
  SELECT a.seq AS seq, 'parent' AS field, {identity('t')} AS value FROM s.above a JOIN s.entity t ON t.seq = a.parent
  UNION SELECT a.seq, 'eg', {identity('t')} FROM s.above a JOIN s.entity t ON t.seq = coalesce(a.eg, a.ej)
    WHERE a.kind IN ({OI}, {PROFESSIONNEL}) AND t.seq <> a.seq
  UNION SELECT r.seq, CASE r.relation WHEN {TO_EG} THEN 'eg' ELSE 'oi' END, {identity('t')}
    FROM s.resolved r JOIN s.entity t ON t.seq = r.to_seq WHERE r.relation IN ({TO_EG}, {TO_OI})
  UNION SELECT r.seq, CASE c.facet WHEN {ACTIVITE_CODE} THEN 'activites' ELSE 'equipements' END, c.code
    FROM s.resolved r JOIN s.code c ON c.seq = r.to_seq AND c.facet IN ({ACTIVITE_CODE}, {EQUIPEMENT_CODE}) WHERE r.relation > {TO_OI}
  ORDER BY seq, field, value) GROUP BY seq;
"""

ORDER = f"""
CREATE TABLE s.ordered (id INTEGER PRIMARY KEY, seq INTEGER);
INSERT INTO s.ordered (seq) SELECT seq FROM s.entity e ORDER BY folded, {identity('e')}, seq;
CREATE TABLE s.ids (seq INTEGER PRIMARY KEY, id INTEGER);
INSERT INTO s.ids SELECT seq, id * :step FROM s.ordered ORDER BY seq;
"""

ENTITIES = """
INSERT INTO main.entity (id, kind, type_oi, key, national_id, name, other_names, parent_id, eg_id, ej_id, commune, city, departement,
  region, place_from, champ, mode, age_min, age_max, updated, updated_ms, confidentiality, content_hash, link_hash, file_id, raw_block,
  raw_start, raw_length, contacts, telecommunications, horaires, phones)
SELECT o.id * :step, e.kind, e.type_oi, e.key, e.national_id, e.name, e.other_names, p.id, g.id, j.id, coalesce(w.commune, ''),
  coalesce(w.city, ''), coalesce(w.departement, ''), coalesce(w.region, ''),
  CASE a.place WHEN e.seq THEN 'own' WHEN a.eg THEN 'eg' WHEN a.ej THEN 'ej' ELSE '' END, e.champ, e.mode, e.age_min, e.age_max,
  e.updated, e.updated_ms, e.confidentiality, e.content_hash, coalesce(t.hash, x''), e.file_id, e.raw_block, e.raw_start,
  e.raw_length, e.contacts, e.telecommunications, e.horaires, e.phones
FROM s.ordered o CROSS JOIN s.entity e ON e.seq = o.seq LEFT JOIN s.above a ON a.seq = o.seq LEFT JOIN s.entity w ON w.seq = a.place
LEFT JOIN s.ids p ON p.seq = a.parent LEFT JOIN s.ids g ON g.seq = a.eg LEFT JOIN s.ids j ON j.seq = a.ej
LEFT JOIN s.link_hash t ON t.seq = o.seq ORDER BY o.id;
"""

CODES = f"""
INSERT INTO main.entity_code (facet, code, id)
  SELECT c.facet AS facet, c.code AS code, i.id AS id FROM s.code c JOIN s.above a ON a.seq = c.seq JOIN s.ids i ON i.seq = c.seq
  UNION SELECT c.facet, c.code, i.id FROM s.resolved r JOIN s.code c ON c.seq = r.to_seq JOIN s.ids i ON i.seq = r.seq
    WHERE r.relation >= {TO_ACTIVITE}
  UNION SELECT {TYPE_OI}, type_oi, id FROM main.entity WHERE kind = {OI} AND type_oi <> ''
  UNION ALL SELECT {REGION}, region, id FROM main.entity WHERE kind IN ({SEARCHED})
  UNION ALL SELECT {DEPARTEMENT}, departement, id FROM main.entity WHERE kind IN ({SEARCHED})
  UNION ALL SELECT {COMMUNE}, commune, id FROM main.entity WHERE kind IN ({SEARCHED})
  ORDER BY facet, code, id;
"""

LINKS = f"""
INSERT OR IGNORE INTO main.link (relation, from_id, to_id)
SELECT CASE r.relation WHEN {TO_EG} THEN 'eg' WHEN {TO_OI} THEN 'oi' WHEN {TO_ACTIVITE} THEN 'activite' ELSE 'equipement' END AS relation,
  f.id AS from_id, t.id AS to_id
FROM s.resolved r JOIN s.above a ON a.seq = r.seq JOIN s.ids f ON f.seq = r.seq JOIN s.ids t ON t.seq = r.to_seq
WHERE r.relation > {TO_EG} OR r.relation = {TO_EG} AND (a.kind = {PROFESSIONNEL} OR a.kind = {OI} AND r.to_seq <> coalesce(a.eg, a.ej))
ORDER BY from_id, relation, to_id;
"""

IDENTIFIERS = """
INSERT INTO main.identifier (value, id) SELECT v.value, i.id FROM s.identifier v JOIN s.ids i ON i.seq = v.seq ORDER BY v.value, i.id;
"""

FINDINGS = """
INSERT INTO main.finding (entity_id, code, severity, path, value)
  SELECT i.id, f.code, f.severity, f.path, f.value FROM s.finding f LEFT JOIN s.ids i ON i.seq = f.seq ORDER BY i.id, f.rowid;
"""

# Every entity is in one département of the cube, so that its counts add up to those of the source.
COUNTS = """
INSERT INTO main.cube (departement, facet, kind, type_oi, code, count)
  SELECT e.departement, c.facet, e.kind, e.type_oi, c.code, count(*) FROM main.entity_code c CROSS JOIN main.entity e ON e.id = c.id
  GROUP BY e.departement, c.facet, e.kind, e.type_oi, c.code;
INSERT INTO main.summary (facet, kind, type_oi, code, count)
  SELECT facet, kind, type_oi, code, sum(count) FROM main.cube GROUP BY facet, kind, type_oi, code;
"""


def hash16(text):
    return hashlib.sha256(text.encode()).digest()[:16]


def link(database, severities):
    """`severities` are those of findings; None where nothing is judged."""
    database.create_function("hash16", 1, hash16, deterministic=True)
    run(database, TARGETS, ABOVE)
    for step in INHERITED:
        while database.execute(step).rowcount > 0:
            pass
    run(database, PLACE, LINK_HASHES)
    for code, select in LINK_FINDINGS.items() if severities is not None else ():
        database.execute(f"INSERT INTO s.finding {select}", (severities[code],))


def fill(database, step):
    for script in (ORDER, ENTITIES, CODES, LINKS, IDENTIFIERS, FINDINGS, COUNTS):
        run(database, script.replace(":step", str(step)))


def run(database, *scripts):
    """Statement by statement: `executescript` would commit first."""
    for script in scripts:
        for statement in script.split(";\n"):
            database.execute(statement)
