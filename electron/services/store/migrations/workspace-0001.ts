/**
 * What is precious: it cannot be made again. Jobs with their reports, and what a person set. Rows about entities are keyed by
 * national identifier, never by the ids of the cache, which change at each load.
 */
export const WORKSPACE_0001 = `
CREATE TABLE job (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  owner TEXT NOT NULL,             -- the run of the program that started it
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  state TEXT NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  progress TEXT NOT NULL,          -- JSON
  result TEXT NOT NULL,            -- JSON
  error TEXT NOT NULL              -- JSON
);
CREATE INDEX job_by_state ON job (state);
-- '' is what counts for the sources without a row.
CREATE TABLE retention (source TEXT PRIMARY KEY, generations INTEGER NOT NULL, loads INTEGER NOT NULL) WITHOUT ROWID;
`;
