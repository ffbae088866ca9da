"""What a competent integrator would write in Python: lxml.iterparse into sqlite3, the very schema of Cercle filled with the same rows.

Used only by `npm run bench`, as the program that Cercle's import is compared with, on the same file in the same run.
Usage: baseline.py [--profil 0-3] [--bare] GIVEN.json FOLDER FILE.xml; leaves data.db and fts.db in the folder, and prints its times
and counts as JSON. GIVEN.json holds the SQL of the schema, the tables of codes and places and those of the mapping: none is the work
that is measured. `--profil` is the access profile of the extraction; with `--bare` nothing is judged, checked or waited for.
"""

import argparse
import gc
import json
import os
import resource
import sqlite3
import sys
import time

from baseline_findings import Findings
from baseline_load import STAGING, Loader
from baseline_places import Places
from baseline_tables import fill, link, run
from baseline_words import build_words

PRAGMAS = ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE", "cache_size = -64000")


def opened(path):
    database = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        database.execute(f"PRAGMA {pragma}")
    return database


def create_words(database, sql):
    """Options of the index that this SQLite is too old for are left out."""
    if sqlite3.sqlite_version_info < (3, 43):
        sql = sql.replace("contentless_delete = 1, ", "")
    database.executescript(sql)


def load(database, staging, given, file, findings):
    database.execute("ATTACH ? AS s", (staging,))
    for pragma in PRAGMAS:
        database.execute(f"PRAGMA s.{pragma}")
    database.executescript(given["tables"] + STAGING)
    database.execute("BEGIN")
    loader = Loader(database, Places(given["communes"], given["departements"]), findings)
    row = *loader.load(file, 1), "baseline", None
    loader.finish()
    database.execute(f"INSERT INTO file VALUES ({','.join('?' * 10)})", row)
    return loader.counts


def facts(database, file):
    origin = os.path.basename(file)
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    meta = {"source": "BENCH", "generation": "1", "origin": origin, "job": "baseline", "at": at, "profil": "", "applied_seq": "0",
            "order_stale": "0"}
    database.executemany("INSERT INTO meta VALUES (?,?)", sorted(meta.items()))
    database.execute("INSERT INTO load VALUES (1, 'baseline', 'replace', ?, ?, NULL, NULL, NULL)", (at, origin))


def synced(path):
    handle = os.open(path, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def seal(folder, *names):
    """Checks what was written, as whoever reads it would open it, and waits until it is on the disk."""
    for name in names:
        path = os.path.join(folder, name)
        synced(path)
        database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        (verdict,) = database.execute("PRAGMA quick_check(1)").fetchone()
        database.close()
        if verdict != "ok":
            raise ValueError(f"{name}: {verdict}")
    synced(folder)


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--profil", type=int, choices=range(4))
    parser.add_argument("--bare", action="store_true")
    for name in ("given", "folder", "file"):
        parser.add_argument(name)
    return parser.parse_args()


def main():
    asked = arguments()
    # Nothing here refers to itself: counting references frees all of it.
    gc.disable()
    with open(asked.given, encoding="utf-8") as handle:
        given = json.load(handle)
    seconds, started = {}, time.perf_counter()

    def done(step):
        nonlocal started
        now = time.perf_counter()
        seconds[step], started = round(now - started, 3), now

    rules = None if asked.bare else given["rules"]
    findings = None if rules is None else Findings(rules, asked.profil)
    staging = os.path.join(asked.folder, "staging.db")
    database, words = opened(os.path.join(asked.folder, "data.db")), opened(os.path.join(asked.folder, "fts.db"))
    create_words(words, given["words"])
    counts = load(database, staging, given, asked.file, findings)
    done("load")
    link(database, None if rules is None else rules["severities"])
    done("link")
    fill(database, given["rowStep"])
    done("fill")
    run(database, given["indexes"])
    facts(database, asked.file)
    database.execute("COMMIT")
    database.execute("DETACH s")
    os.remove(staging)
    done("index")
    database.execute("PRAGMA analysis_limit = 2000")
    database.execute("ANALYZE")
    done("analyze")
    words.execute("BEGIN")
    build_words(words, database, given["labels"])
    words.execute("COMMIT")
    done("words")
    database.close()
    words.close()
    if not asked.bare:
        seal(asked.folder, "data.db", "fts.db")
        done("seal")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    odd = 0 if findings is None else findings.odd
    print(json.dumps({"seconds": seconds, "rssMb": round(peak), "counts": counts, "readTwice": odd}))


main()
