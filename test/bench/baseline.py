"""What a competent integrator would write in Python: lxml.iterparse into sqlite3, the very schema of Cercle filled with the same rows.

Used only by `npm run bench`, as the program that Cercle's import is compared with, on the same file in the same run.
Usage: baseline.py GIVEN.json FOLDER FILE.xml... ; leaves data.db and fts.db in the folder, and prints its times and counts as JSON.
GIVEN.json holds the SQL of the schema and the tables of codes and places: neither is the work that is measured.
"""

import json
import os
import resource
import sqlite3
import sys
import time

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


def load(database, staging, given, files):
    database.execute("ATTACH ? AS s", (staging,))
    for pragma in PRAGMAS:
        database.execute(f"PRAGMA s.{pragma}")
    database.executescript(given["tables"] + STAGING)
    database.execute("BEGIN")
    loader = Loader(database, Places(given["communes"], given["departements"]))
    rows = [(*loader.load(path, number), "baseline", None) for number, path in enumerate(files, 1)]
    loader.finish()
    database.executemany(f"INSERT INTO file VALUES ({','.join('?' * 10)})", rows)
    return loader.counts


def facts(database, files):
    origin = ", ".join(map(os.path.basename, files))
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    meta = {"source": "BENCH", "generation": "1", "origin": origin, "job": "baseline", "at": at, "profil": "", "applied_seq": "0",
            "order_stale": "0"}
    database.executemany("INSERT INTO meta VALUES (?,?)", sorted(meta.items()))
    database.execute("INSERT INTO load VALUES (1, 'baseline', 'replace', ?, ?, NULL, NULL, NULL)", (at, origin))


def main():
    given_file, folder, *files = sys.argv[1:]
    with open(given_file, encoding="utf-8") as handle:
        given = json.load(handle)
    seconds, started = {}, time.perf_counter()

    def done(step):
        nonlocal started
        now = time.perf_counter()
        seconds[step], started = round(now - started, 3), now

    staging = os.path.join(folder, "staging.db")
    database, words = opened(os.path.join(folder, "data.db")), opened(os.path.join(folder, "fts.db"))
    create_words(words, given["words"])
    counts = load(database, staging, given, files)
    done("load")
    link(database)
    done("link")
    fill(database, given["rowStep"])
    done("fill")
    run(database, given["indexes"])
    facts(database, files)
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
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "rssMb": round(peak), "counts": counts}))


main()
