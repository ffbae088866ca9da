/** What a person chose, searched for again and again, or does not want to see. Values are JSON. */
export const WORKSPACE_0002 = `
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE view (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  filters TEXT NOT NULL,
  sort TEXT NOT NULL,
  columns TEXT NOT NULL,
  saved_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE mute (code TEXT PRIMARY KEY, reason TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
`;
