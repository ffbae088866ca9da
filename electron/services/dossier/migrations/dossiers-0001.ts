/**
 * Dossiers: small and precious, what is in them cannot be made again. What a dossier is follows from its entries; they are only
 * added, and go with the dossier when a person removes it for good.
 */
export const DOSSIERS_0001 = `
CREATE TABLE dossier (
  id TEXT PRIMARY KEY,
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  -- The last length and head that the vault sealed; nothing was sealed while there is no seal.
  sealed_entries INTEGER NOT NULL DEFAULT 0,
  sealed_head TEXT NOT NULL,
  seal BLOB,
  CHECK ((seal IS NULL) = (sealed_entries = 0))
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
  dossier TEXT NOT NULL,
  number INTEGER NOT NULL,         -- from 1, without a hole
  at TEXT NOT NULL,
  event TEXT NOT NULL,             -- canonical JSON, byte for byte what was hashed
  hash TEXT NOT NULL,
  PRIMARY KEY (dossier, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER entry_is_final BEFORE UPDATE ON entry BEGIN SELECT raise(ABORT, 'an entry is never changed'); END;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry WHEN EXISTS (SELECT 1 FROM dossier WHERE id = OLD.dossier)
BEGIN SELECT raise(ABORT, 'an entry is never removed alone'); END;

-- Files that entries name by their fingerprint.
CREATE TABLE file (
  sha256 TEXT PRIMARY KEY,
  content BLOB NOT NULL
) STRICT;

-- Tests of what is declared on whitelists.
CREATE TABLE whitelist_check (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  dossier TEXT NOT NULL,
  entry TEXT NOT NULL,
  at TEXT NOT NULL,
  verdict TEXT NOT NULL,
  ok INTEGER NOT NULL CHECK (ok IN (0, 1)),
  is_undecided INTEGER NOT NULL CHECK (is_undecided IN (0, 1)),
  exchange TEXT
) STRICT;
CREATE INDEX whitelist_check_by_entry ON whitelist_check (dossier, entry, seq);

-- Journeys that a person brought, the latest of each name.
CREATE TABLE pack (
  name TEXT PRIMARY KEY,
  date TEXT NOT NULL,
  content TEXT NOT NULL,           -- JSON
  added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
