/**
 * The vault, what it seals, and the journal. Nothing here opens anything by itself: private keys and secrets are sealed under
 * the data key, and the data key is wrapped by a passphrase, by the system's key store, or by both, never by neither.
 */
export const KEYSTORE_0001 = `
CREATE TABLE vault (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  vault_id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  salt BLOB,
  iterations INTEGER,
  passphrase_wrap BLOB,
  system_wrap BLOB,
  proof BLOB NOT NULL,             -- sealed under the data key: tells the right one
  failed INTEGER NOT NULL DEFAULT 0,
  failed_at INTEGER NOT NULL DEFAULT 0,
  added INTEGER NOT NULL DEFAULT 0,
  backup_at TEXT,
  backup_added INTEGER,
  sealed_entries INTEGER NOT NULL,
  sealed_head TEXT NOT NULL,
  seal BLOB NOT NULL,
  CHECK (passphrase_wrap IS NOT NULL OR system_wrap IS NOT NULL),
  CHECK (passphrase_wrap IS NULL OR (salt IS NOT NULL AND iterations IS NOT NULL))
) STRICT;
CREATE TABLE sealed_key (id TEXT PRIMARY KEY, sealed BLOB NOT NULL, stored_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE sealed_secret (id TEXT PRIMARY KEY, sealed BLOB NOT NULL, stored_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE journal (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  act TEXT NOT NULL,
  details TEXT NOT NULL,           -- JSON in its canonical form
  hash TEXT NOT NULL
) STRICT;
`;
