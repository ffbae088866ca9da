"""The full text index: the words of every entity that is searched, by growing id, from three lists read side by side."""

import json
from itertools import groupby

from baseline_records import ACTIVITE_CODE, CHAMP, EG, EJ, EQUIPEMENT_CODE, MODE, OI, PROFESSIONNEL
from baseline_tables import DEPARTEMENT
from baseline_text import distinct_words, fold

ENTITIES = f"""
SELECT e.id, e.kind, e.name, e.other_names, coalesce(g.name, '') || ' ' || coalesce(j.name, ''), e.city, e.departement, e.phones
FROM entity e LEFT JOIN entity g ON g.id = e.eg_id AND g.id <> e.id LEFT JOIN entity j ON j.id = e.ej_id AND j.id <> e.id
WHERE e.kind IN ({EJ}, {EG}, {OI}, {PROFESSIONNEL}) ORDER BY e.id
"""
CODES = "SELECT id, facet, code FROM entity_code INDEXED BY entity_code_by_id ORDER BY id"
IDENTIFIERS = "SELECT id, value FROM identifier INDEXED BY identifier_by_id ORDER BY id"
OFFER = {CHAMP, ACTIVITE_CODE, MODE, EQUIPEMENT_CODE}
SHORTEST_NUMBER = 7
HASH_BYTES = 4 * 1024 * 1024


class Grouped:
    """Rows of a query sorted by id, handed out by growing id."""

    def __init__(self, cursor):
        self._groups = groupby(cursor, key=lambda row: row[0])
        self._next = next(self._groups, None)

    def of(self, number):
        while self._next is not None and self._next[0] < number:
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != number:
            return ()
        rows = list(self._next[1])
        self._next = next(self._groups, None)
        return rows


def identifier_words(identifier):
    """As separate words, and when it is long as one."""
    folded = fold(identifier)
    compact = folded.replace(" ", "")
    return folded if compact == folded or len(compact) < SHORTEST_NUMBER else f"{folded} {compact}"


def rows_of_words(data, labels):
    """`labels`: facet number → code → label."""
    folded = {(int(facet), code): fold(label) for facet, codes in labels.items() for code, label in codes.items()}
    codes, identifiers = Grouped(data.execute(CODES)), Grouped(data.execute(IDENTIFIERS))
    cities = {}
    for number, kind, name, others, above, city, departement, phones in data.execute(ENTITIES):
        offer = [folded.get((facet, code)) or fold(code) for _, facet, code in codes.of(number) if facet in OFFER]
        numbers = [identifier_words(value) for _, value in identifiers.of(number)]
        if city not in cities:
            cities[city] = fold(city)
        yield (
            number,
            distinct_words([fold(name), *map(fold, json.loads(others) if others else ())]),
            distinct_words([fold(above)]),
            distinct_words([cities[city], folded.get((DEPARTEMENT, departement), "")]),
            distinct_words(offer),
            "" if kind == PROFESSIONNEL else distinct_words(numbers),
            "" if kind == PROFESSIONNEL else phones,
        )


def build_words(words, data, labels):
    """Segments are merged once, at the end: merging as it goes costs several times as much."""
    words.execute("INSERT INTO words (words, rank) VALUES ('automerge', 0)")
    words.execute(f"INSERT INTO words (words, rank) VALUES ('hashsize', {HASH_BYTES})")
    statement = "INSERT INTO words (rowid, name, above, place, offer, identifiers, phones) VALUES (?,?,?,?,?,?,?)"
    words.executemany(statement, rows_of_words(data, labels))
    words.execute("INSERT INTO words (words) VALUES ('optimize')")
    words.execute("INSERT INTO words (words, rank) VALUES ('automerge', 8)")
    words.execute("INSERT INTO meta (key, value) VALUES ('applied_seq', '0')")
