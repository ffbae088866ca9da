"""Reads the records of a document into staging tables and their texts into compressed blocks: batches, one transaction, bounded memory."""

import hashlib
import json
import zlib
from os.path import basename

from lxml import etree

from baseline_names import NS
from baseline_records import CHAMP, MODE, READERS
from baseline_text import fold, instant_of

STAGING = """
CREATE TABLE s.entity (
  seq INTEGER PRIMARY KEY, kind INTEGER, type_oi TEXT, key TEXT, national_id TEXT, name TEXT, folded TEXT, other_names TEXT,
  commune TEXT, city TEXT, departement TEXT, region TEXT, champ TEXT, mode TEXT, age_min INTEGER, age_max INTEGER, updated TEXT,
  updated_ms INTEGER, confidentiality INTEGER, content_hash BLOB, file_id INTEGER, raw_block INTEGER, raw_start INTEGER,
  raw_length INTEGER, contacts INTEGER, telecommunications INTEGER, horaires INTEGER, phones TEXT);
CREATE TABLE s.code (seq INTEGER, facet INTEGER, code TEXT, PRIMARY KEY (seq, facet, code)) WITHOUT ROWID;
CREATE TABLE s.reference (seq INTEGER, relation INTEGER, ord INTEGER, kind INTEGER, or_kind INTEGER, key TEXT,
  PRIMARY KEY (seq, relation, ord)) WITHOUT ROWID;
CREATE TABLE s.identifier (seq INTEGER, value TEXT, PRIMARY KEY (seq, value)) WITHOUT ROWID;
CREATE TABLE s.finding (seq INTEGER, code TEXT, severity INTEGER, path TEXT, value TEXT);
"""
INSERTS = {
    "s.entity": 28,
    "s.code": 3,
    "s.reference": 6,
    "s.identifier": 2,
    "s.finding": 5,
    "main.raw_block": 2,
}
BATCH = 2000
BLOCK_LENGTH = 96 * 1024
# What comes nearest to the zstd 3 of Cercle, which Python has no module for: half as long again, and a quarter larger.
LEVEL = 3


class HashedFile:
    """A file that is read once, by the parser, and hashed on the way."""

    def __init__(self, file):
        self._file = file
        self._hash = hashlib.sha256()
        self.bytes = 0

    def read(self, size=-1):
        data = self._file.read(size)
        self._hash.update(data)
        self.bytes += len(data)
        return data

    def sha256(self):
        return self._hash.hexdigest()


class Batch:
    """Rows on their way to the tables."""

    def __init__(self, database):
        self._database = database
        self._statements = {table: f"INSERT OR IGNORE INTO {table} VALUES ({','.join('?' * width)})" for table, width in INSERTS.items()}
        self.rows = {table: [] for table in INSERTS}

    def flush(self):
        for table, rows in self.rows.items():
            self._database.executemany(self._statements[table], rows)
            rows.clear()


class RawBlocks:
    """Texts of records, several to a block so that compression finds what they repeat."""

    def __init__(self, rows):
        self._rows = rows
        self._parts = []
        self._length = 0
        self._block = 1

    def add(self, text):
        """(block, start, length): start and length in UTF-16 units, as the schema wants them."""
        length = len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
        place = self._block, self._length, length
        self._parts.append(text)
        self._length += length
        if self._length >= BLOCK_LENGTH:
            self.finish()
        return place

    def finish(self):
        if self._parts:
            self._rows.append((self._block, zlib.compress("".join(self._parts).encode(), LEVEL)))
            self._parts, self._length, self._block = [], 0, self._block + 1


class Loader:
    def __init__(self, database, places, findings):
        """Without `findings`, nothing is judged."""
        self._findings = findings
        self._batch = Batch(database)
        self._blocks = RawBlocks(self._batch.rows["main.raw_block"])
        self._places = places
        self._seq = 0
        self.counts = {}

    def load(self, path, file_id):
        """Gives the row of `file` but its job and exchange."""
        directories = {tag + "Directory": read for tag, read in READERS.items()}
        with open(path, "rb") as file:
            source, root = HashedFile(file), None
            events = etree.iterparse(source, events=("end",), tag=list(READERS), resolve_entities=False, no_network=True, huge_tree=True)
            for _, element in events:
                parent = element.getparent()
                read = directories.get(parent.tag)
                if read is None:
                    continue
                root = root if root is not None else parent.getroottree()
                self._add(element, read, file_id)
                while element.getprevious() is not None:
                    del parent[0]
        envelope = "csd" if events.root.tag == NS + "CSD" else "soap"
        encoding = root.docinfo.encoding if root is not None else "UTF-8"
        if self._findings is not None:
            self._batch.rows["s.finding"] += self._findings.of_document(basename(path), envelope)
        return file_id, basename(path), source.bytes, source.sha256(), "absent", envelope, encoding, None

    def _add(self, element, read, file_id):
        self._seq += 1
        seq, rows = self._seq, self._batch.rows
        name = etree.QName(element).localname
        self.counts[name] = self.counts.get(name, 0) + 1
        record = read(element, self._places)
        # Canonical, so that another order of attributes is no change, and a tag that says the same is the same text.
        written = etree.tostring(element, method="c14n", with_tail=False)
        content_hash, text = hashlib.sha256(written).digest()[:16], written.decode()
        rows["s.entity"].append(entity_row(seq, record, content_hash, file_id, self._blocks.add(text)))
        if self._findings is not None:
            rows["s.finding"] += self._findings.of(seq, record.kind, element, text)
        rows["s.code"] += [(seq, facet, code) for facet, code in record.codes]
        rows["s.reference"] += [(seq, *reference) for reference in record.references]
        rows["s.identifier"] += [(seq, value) for value in dict.fromkeys(record.identifiers) if value]
        if seq % BATCH == 0:
            self._batch.flush()

    def finish(self):
        self._blocks.finish()
        self._batch.flush()


def entity_row(seq, record, content_hash, file_id, raw):
    commune, city, departement, region = record.place
    first = dict(reversed(record.codes))
    others = [*dict.fromkeys(other for other in record.others if other and other != record.name)]
    other_names = json.dumps(others, ensure_ascii=False, separators=(",", ":")) if others else ""
    reach = record.reach
    return (seq, record.kind, record.type_oi, record.key, record.national_id, record.name, fold(record.name), other_names, commune, city,
            departement, region, first.get(CHAMP, ""), first.get(MODE, ""), *record.age, record.updated, instant_of(record.updated),
            reach.highest, content_hash, file_id, *raw, reach.contacts, reach.telecommunications, record.hours, reach.called())
