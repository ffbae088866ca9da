/**
 * One row a generation: adding it publishes the generation, so a load becomes visible whole or not at all. The current
 * generation of a source is the last one added. `pending` names the job of a merge that may not have reached both files yet.
 */
export const CATALOGUE_0001 = `
CREATE TABLE generation (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  job TEXT NOT NULL,               -- the last job that changed it
  imported_at TEXT NOT NULL,       -- by that job
  origin TEXT NOT NULL,            -- names of the files of the full load
  profil INTEGER,                  -- null when unknown
  counts TEXT NOT NULL,            -- JSON of Counts
  pending TEXT
);
CREATE INDEX generation_by_source ON generation (source, seq);
`;
