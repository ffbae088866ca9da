"""What an integrator would write in an afternoon: lxml.iterparse into sqlite3, with indexes, full text and facet counts.

Used only by `npm run bench`, as the measure that Cercle's import is compared with, on the same file in the same run.
Usage: baseline.py LABELS.json OUT.db FILE.xml... ; prints one JSON line with the seconds taken and the counts.
"""

import json
import resource
import sqlite3
import sys
import time

from lxml import etree

NS = "{urn:ihe:iti:csd:2013}"
DIRECTORIES = {NS + name + "Directory": name for name in ("organization", "service", "facility", "provider", "device")}
SCHEMA = """
CREATE TABLE entity (id INTEGER PRIMARY KEY, kind TEXT, key TEXT, national_id TEXT, name TEXT, type_oi TEXT, parent TEXT, eg TEXT,
  commune TEXT, post_code TEXT, city TEXT, updated TEXT, raw BLOB);
CREATE TABLE code (entity_id INTEGER, facet TEXT, code TEXT);
CREATE TABLE identifier (value TEXT, entity_id INTEGER);
CREATE TABLE reference (relation TEXT, entity_id INTEGER, key TEXT);
"""
INDEXES = """
CREATE INDEX entity_key ON entity (kind, key);
CREATE INDEX entity_national ON entity (national_id);
CREATE INDEX entity_name ON entity (name);
CREATE INDEX code_facet ON code (facet, code, entity_id);
CREATE INDEX code_entity ON code (entity_id);
CREATE INDEX identifier_value ON identifier (value);
CREATE TABLE link AS SELECT DISTINCT r.relation AS relation, r.entity_id AS from_id, e.id AS to_id FROM reference r
  JOIN entity e ON e.key = r.key WHERE e.kind = CASE r.relation WHEN 'activite' THEN 'service' WHEN 'parent' THEN
  (SELECT kind FROM entity WHERE id = r.entity_id) ELSE 'organization' END;
CREATE INDEX link_from ON link (from_id, relation, to_id);
CREATE INDEX link_to ON link (to_id, relation);
DROP TABLE reference;
CREATE VIRTUAL TABLE words USING fts5 (name, city, offer, content = '', tokenize = "unicode61 remove_diacritics 2");
"""
CUBE = """
CREATE TABLE cube AS SELECT substr(coalesce(e.commune, g.commune, ''), 1, 2) AS departement, c.facet, c.code, count(*) AS count
FROM code c JOIN entity e ON e.id = c.entity_id LEFT JOIN entity g ON g.key = e.eg AND g.kind = 'organization'
WHERE e.kind IN ('organization', 'facility') GROUP BY 1, 2, 3
"""
FACETS = {"typeActivity": "champ", "careMode": "mode", "supportedPatient": "public", "specificAct": "acte", "profession": "profession"}


def first(element, path, attribute):
    found = element.find(path)
    return found.get(attribute) if found is not None else None


def row_of(kind, element, number):
    ids = [o.get("code") for o in element.findall(NS + "otherID") if o.get("code")]
    types = [c.get("code") for c in element.findall(NS + "codedType")]
    codes = [("type", c) for c in types]
    for name, facet in FACETS.items():
        codes += [(facet, c.get("code")) for c in element.iter(NS + name) if c.get("code")]
    codes += [("activite", s.get("entityID")) for s in element.findall(f"{NS}organizations/{NS}organization/{NS}service")]
    line = f"{NS}extension/{NS}location/{NS}address/{NS}addressLine"
    row = (
        number,
        kind,
        element.get("entityID"),
        ids[0] if ids else None,
        element.findtext(NS + "primaryName") or element.findtext(f"{NS}demographic/{NS}name/{NS}commonName") or "",
        types[0] if types else None,
        first(element, NS + "parent", "entityID") or first(element, f"{NS}extension/{NS}parentFacility", "entityID"),
        first(element, f"{NS}organizations/{NS}organization", "entityID"),
        first(element, f"{NS}extension/{NS}location/{NS}cityNumber", "code"),
        first(element, line, "postCode"),
        first(element, line, "cityName"),
        first(element, NS + "record", "updated"),
        etree.tostring(element),
    )
    return row, codes, ids


def load(database, files):
    number, counts = 0, {}
    rows, codes, identifiers, references = [], [], [], []

    def flush():
        database.executemany("INSERT INTO entity VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", rows)
        database.executemany("INSERT INTO code VALUES (?,?,?)", codes)
        database.executemany("INSERT INTO identifier VALUES (?,?)", identifiers)
        database.executemany("INSERT INTO reference VALUES (?,?,?)", references)
        rows.clear(), codes.clear(), identifiers.clear(), references.clear()

    for file in files:
        for _, element in etree.iterparse(file, events=("end",), resolve_entities=False, no_network=True, huge_tree=True):
            parent = element.getparent()
            kind = DIRECTORIES.get(parent.tag) if parent is not None else None
            if kind is None:
                continue
            number += 1
            counts[kind] = counts.get(kind, 0) + 1
            row, found, ids = row_of(kind, element, number)
            rows.append(row)
            codes.extend((number, facet, code) for facet, code in found)
            identifiers.extend((value, number) for value in ids)
            references.extend((relation, number, row[at]) for relation, at in (("parent", 6), ("eg", 7)) if row[at])
            references.extend(("activite", number, code) for facet, code in found if facet == "activite")
            element.clear()
            while element.getprevious() is not None:
                del parent[0]
            if len(rows) >= 2000:
                flush()
    flush()
    return counts


def index(database, labels):
    database.executescript(INDEXES)
    offers = {key: labels.get(code, code) for key, code in database.execute(
        "SELECT e.key, c.code FROM entity e JOIN code c ON c.entity_id = e.id AND c.facet = 'type' WHERE e.kind = 'service'")}
    words = []
    for number, name, city in database.execute("SELECT id, name, city FROM entity WHERE kind IN ('organization', 'facility')").fetchall():
        activities = database.execute("SELECT code FROM code WHERE entity_id = ? AND facet = 'activite'", (number,))
        words.append((number, name, city or "", " ".join(offers.get(code, "") for (code,) in activities)))
    database.executemany("INSERT INTO words (rowid, name, city, offer) VALUES (?,?,?,?)", words)
    database.execute("CREATE TABLE summary AS SELECT facet, code, count(*) AS count FROM code GROUP BY facet, code")
    database.execute(CUBE)
    database.execute("ANALYZE")


def main():
    labels_file, out, *files = sys.argv[1:]
    with open(labels_file, encoding="utf-8") as handle:
        labels = json.load(handle)
    started = time.perf_counter()
    database = sqlite3.connect(out)
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
    counts = load(database, files)
    parsed = time.perf_counter()
    index(database, labels)
    database.commit()
    seconds = time.perf_counter() - started
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "loadSeconds": parsed - started, "rssMb": rss, "counts": counts}))


main()
