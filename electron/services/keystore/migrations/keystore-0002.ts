/**
 * The inventory of certificates. A pending request is a certificate that has not come yet: the same line, which its answer
 * completes. `seen_authority` holds what files and servers showed beside a certificate; nothing in it is trusted.
 */
export const KEYSTORE_0002 = `
CREATE TABLE certificate (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  spki TEXT NOT NULL,
  certificate BLOB,
  facts TEXT,
  sha256 TEXT UNIQUE,
  request BLOB,
  request_facts TEXT,
  profile TEXT,
  form TEXT,
  key_added_at TEXT,
  renews TEXT,
  is_live INTEGER NOT NULL CHECK (is_live IN (0, 1)),
  served_at TEXT,
  backup_declined INTEGER NOT NULL CHECK (backup_declined IN (0, 1)),
  archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
  bin_until TEXT,
  added_at TEXT NOT NULL,
  installed_at TEXT,
  notes TEXT NOT NULL,
  uses TEXT NOT NULL CHECK (json_valid(uses)),
  CHECK (certificate IS NOT NULL OR request IS NOT NULL)
) STRICT;
CREATE INDEX certificate_by_key ON certificate (spki);

CREATE TABLE certificate_test (
  seq INTEGER PRIMARY KEY,
  certificate TEXT NOT NULL REFERENCES certificate (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  target TEXT NOT NULL,
  ok INTEGER NOT NULL CHECK (ok IN (0, 1)),
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX certificate_test_of ON certificate_test (certificate);

CREATE TABLE certificate_verdict (
  sha256 TEXT PRIMARY KEY,
  stamp TEXT NOT NULL,
  until TEXT NOT NULL,
  outcome TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE dismissed_notice (
  certificate TEXT NOT NULL REFERENCES certificate (id) ON DELETE CASCADE,
  stage TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (certificate, stage)
) STRICT, WITHOUT ROWID;

CREATE TABLE seen_authority (
  sha256 TEXT PRIMARY KEY,
  der BLOB NOT NULL
) STRICT, WITHOUT ROWID;
`;
