/**
 * What is trusted. The same authority may stand in several environments; a revocation list is kept once, and only the newest
 * of an issuer is used.
 */
export const KEYSTORE_0003 = `
CREATE TABLE authority (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  environment TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('root', 'intermediate')),
  der BLOB NOT NULL,
  facts TEXT NOT NULL,
  added_at TEXT NOT NULL,
  origin TEXT NOT NULL,
  UNIQUE (sha256, environment)
) STRICT;
CREATE TABLE crl (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL UNIQUE,
  der BLOB NOT NULL,
  facts TEXT NOT NULL,
  added_at TEXT NOT NULL,
  origin TEXT NOT NULL
) STRICT;
`;
