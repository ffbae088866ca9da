/**
 * The history of exchanges and what synchronisations still have to do: small and precious, it cannot be made again. An exchange
 * is written once, when it has ended. Answers lie in the cache; `answer` says which are still there.
 */
export const EXCHANGES_0001 = `
CREATE TABLE exchange (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  region TEXT NOT NULL,
  operation TEXT NOT NULL,         -- the transaction
  at TEXT NOT NULL,                -- when it began
  outcome TEXT NOT NULL CHECK (outcome IN ('ok', 'failed', 'cancelled')),
  cause TEXT,
  http INTEGER,
  bytes INTEGER NOT NULL,
  counts TEXT NOT NULL,            -- JSON
  duration_ms INTEGER NOT NULL,
  sync TEXT,
  load TEXT,                       -- the job that brought its entities into the cache
  certificate TEXT,
  request TEXT NOT NULL,           -- JSON
  url TEXT NOT NULL,
  request_xml TEXT NOT NULL,
  request_headers TEXT NOT NULL,   -- JSON
  excerpt TEXT,
  facts TEXT NOT NULL,             -- JSON
  diagnosis TEXT NOT NULL,         -- JSON
  changed TEXT NOT NULL            -- JSON
) STRICT;
CREATE INDEX exchange_by_region ON exchange (region, seq);
CREATE INDEX exchange_by_at ON exchange (at);
CREATE INDEX exchange_by_load ON exchange (load) WHERE load IS NOT NULL;
CREATE TRIGGER exchange_is_final BEFORE UPDATE ON exchange BEGIN SELECT raise(ABORT, 'an exchange is never changed'); END;
CREATE TRIGGER exchange_stays BEFORE DELETE ON exchange BEGIN SELECT raise(ABORT, 'an exchange is never removed'); END;

-- Answers kept in the cache, compressed; a row goes with its file.
CREATE TABLE answer (
  exchange TEXT PRIMARY KEY REFERENCES exchange (id),
  name TEXT NOT NULL,              -- of the file
  file_name TEXT NOT NULL,         -- offered when it is saved
  bytes INTEGER NOT NULL,          -- of the answer
  kept_bytes INTEGER NOT NULL,     -- of the file
  coding TEXT NOT NULL,            -- zstd | identity
  kept_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sync (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  region TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('full', 'delta')),
  state TEXT NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  cause TEXT,
  total INTEGER NOT NULL DEFAULT 0,
  done INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  removed INTEGER NOT NULL DEFAULT 0,
  next_date_ref TEXT
) STRICT;
CREATE INDEX sync_by_region ON sync (region, seq);

-- Establishments that a notification named and whose reading is not in the cache yet.
CREATE TABLE queue (
  region TEXT NOT NULL,
  code TEXT NOT NULL,
  authority TEXT NOT NULL,
  restricted INTEGER,              -- as the notification said
  state TEXT NOT NULL CHECK (state IN ('waiting', 'read', 'given-up')),
  attempts INTEGER NOT NULL DEFAULT 0,
  cause TEXT,
  exchange TEXT,                   -- that read it
  file TEXT,                       -- where its answer waits to be imported
  PRIMARY KEY (region, code, authority)
) STRICT, WITHOUT ROWID;

-- What is done from time to time, and when it was done last; the empty region stands for what concerns none.
CREATE TABLE task (
  what TEXT NOT NULL,
  region TEXT NOT NULL,
  at TEXT NOT NULL,
  ok INTEGER NOT NULL CHECK (ok IN (0, 1)),
  detail TEXT NOT NULL,
  PRIMARY KEY (what, region)
) STRICT, WITHOUT ROWID;
`;
