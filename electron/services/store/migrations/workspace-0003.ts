/** Servers that are queried: only what a person chose of each (JSON), never a secret. */
export const WORKSPACE_0003 = `
CREATE TABLE region (code TEXT PRIMARY KEY, settings TEXT NOT NULL, changed_at TEXT NOT NULL) WITHOUT ROWID;
`;
