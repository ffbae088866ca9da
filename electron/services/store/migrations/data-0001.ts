/** Every identifier by which an entity is found. */
export const IDENTIFIER_TABLE = `
CREATE TABLE identifier (value TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (value, id)) WITHOUT ROWID;
`;

/** relation: activite | equipement (from an OI), oi | eg (from a professionnel), eg (from an OI, beyond the first). */
export const LINK_TABLE = `
CREATE TABLE link (relation TEXT NOT NULL, from_id INTEGER NOT NULL, to_id INTEGER NOT NULL, PRIMARY KEY (from_id, relation, to_id)) WITHOUT ROWID;
`;

/**
 * Tables of a generation's data.db. They are filled in display order with the journal off; indexes come last (data-0001 INDEXES).
 * Codes of `kind`: rank in ENTITY_KINDS + 1. Codes of `facet`: rank in FACETS + 1. Design performance §2 and §4 say why so.
 */
export const TABLES = `
-- source, generation, profil, origin, schema, applied_seq (last merge), order_stale ('1' when a merge found no gap),
-- counts (JSON, of the source as the last merge left it; absent before).
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE file (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  checksum TEXT NOT NULL,          -- ok | absent
  envelope TEXT NOT NULL,
  encoding TEXT NOT NULL,
  facility_number TEXT,            -- as announced, null when absent
  job TEXT NOT NULL,               -- the load that brought it
  exchange TEXT                    -- the exchange that brought it, null for a file that a person gave
);

-- id: display order (folded name, then identity), with gaps of ROW_STEP for deltas.
CREATE TABLE entity (
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  type_oi TEXT NOT NULL,
  key TEXT NOT NULL,
  national_id TEXT NOT NULL,
  name TEXT NOT NULL,
  other_names TEXT NOT NULL,       -- JSON array, '' when none
  parent_id INTEGER,               -- EG: its EJ; OI: its parent OI
  eg_id INTEGER,                   -- OI and professionnel: its first EG; EG: itself
  ej_id INTEGER,                   -- the EJ above; EJ: itself
  commune TEXT NOT NULL,
  city TEXT NOT NULL,              -- name of the commune as shown in lists
  departement TEXT NOT NULL,
  region TEXT NOT NULL,
  place_from TEXT NOT NULL,        -- own | eg | ej | '' (not located)
  champ TEXT NOT NULL,
  mode TEXT NOT NULL,
  age_min INTEGER,                 -- months
  age_max INTEGER,
  updated TEXT NOT NULL,           -- as written
  updated_ms INTEGER,              -- the same instant, for comparisons; null when it is no date
  confidentiality INTEGER NOT NULL,
  content_hash BLOB NOT NULL,      -- SHA-256 of the record as kept, 16 bytes: another one may still say the same
  link_hash BLOB NOT NULL,         -- of what it refers to, by national identifier or code
  file_id INTEGER NOT NULL,
  raw_block INTEGER NOT NULL,
  raw_start INTEGER NOT NULL,      -- bytes inside the uncompressed block
  raw_length INTEGER NOT NULL,
  contacts INTEGER NOT NULL,       -- how many it holds, for the counts of the source
  telecommunications INTEGER NOT NULL,
  horaires INTEGER NOT NULL,
  phones TEXT NOT NULL             -- national digits, level 1 only and never a professional's; '' when none
);

-- Every facet of FACETS for every kind that is searched: the three of the place by what the entity resolved to (code '' when it is not located), the
-- others by its own codes and, for an OI, those of the activités and équipements it refers to. A list filtered by any facet is one
-- range of this table, already in display order.
CREATE TABLE entity_code (facet INTEGER NOT NULL, code TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (facet, code, id)) WITHOUT ROWID;
${IDENTIFIER_TABLE}${LINK_TABLE}
CREATE TABLE finding (
  id INTEGER PRIMARY KEY,
  entity_id INTEGER,               -- null: the document as a whole
  code TEXT NOT NULL,
  severity INTEGER NOT NULL,       -- 1 error, 2 warning, 3 info
  path TEXT NOT NULL,
  value TEXT NOT NULL
);

-- Raw records, several to a block so that compression finds what they repeat. data: zstd of UTF-8.
CREATE TABLE raw_block (id INTEGER PRIMARY KEY, data BLOB NOT NULL);

-- Counts by facet and kind, kept at load so that an unfiltered facet costs nothing; the cube answers within one département.
-- Both count rows of entity_code; an entity has exactly one region there, so that facet counts entities as well. The départements
-- of the cube include '' (not located).
CREATE TABLE summary (facet INTEGER NOT NULL, kind INTEGER NOT NULL, type_oi TEXT NOT NULL, code TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (facet, kind, type_oi, code)) WITHOUT ROWID;
CREATE TABLE cube (departement TEXT NOT NULL, facet INTEGER NOT NULL, kind INTEGER NOT NULL, type_oi TEXT NOT NULL, code TEXT NOT NULL,
  count INTEGER NOT NULL, PRIMARY KEY (departement, facet, kind, type_oi, code)) WITHOUT ROWID;

-- Rows whose words a merge changed, until fts.db has them too: both files hold the number of the last merge (meta.applied_seq).
CREATE TABLE touched (seq INTEGER NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (seq, id)) WITHOUT ROWID;

-- One row a load that changed this source, and what it changed by national identifier.
CREATE TABLE load (
  seq INTEGER PRIMARY KEY,
  job TEXT NOT NULL,
  mode TEXT NOT NULL,              -- replace | merge
  at TEXT NOT NULL,
  origin TEXT NOT NULL,
  added INTEGER, changed INTEGER, removed INTEGER
);
CREATE TABLE change (
  load_seq INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  identity TEXT NOT NULL,          -- national identifier, else '#' + entityID
  name TEXT NOT NULL,
  action TEXT NOT NULL,            -- added | removed | changed
  fields TEXT NOT NULL,            -- JSON [{path, old, new}], '' unless changed
  hash BLOB NOT NULL,              -- of a removed one, 16 bytes for what it said (not how) and 16 for its links; '' else
  PRIMARY KEY (load_seq, kind, identity)
) WITHOUT ROWID;
`;

/** Built after the load, when the rows are there to sort. */
export const ENTITY_INDEXES = `
CREATE INDEX entity_by_key ON entity (kind, key);
CREATE INDEX entity_by_national_id ON entity (kind, national_id);
CREATE INDEX entity_by_parent ON entity (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX entity_by_eg ON entity (eg_id) WHERE eg_id IS NOT NULL;
CREATE INDEX entity_by_ej ON entity (ej_id) WHERE ej_id IS NOT NULL AND eg_id IS NULL;
CREATE INDEX entity_by_list ON entity (kind, type_oi, id);
CREATE INDEX entity_by_age ON entity (age_min, age_max) WHERE age_min IS NOT NULL OR age_max IS NOT NULL;
CREATE INDEX entity_by_updated ON entity (updated_ms) WHERE updated_ms IS NOT NULL;
`;

/** These, and the next, are made before their table is filled by a load: it is copied with them (`COPIES` of store/tables). */
export const LINK_INDEXES = `
CREATE INDEX link_to ON link (to_id, relation);
`;

export const IDENTIFIER_INDEXES = `
CREATE INDEX identifier_by_id ON identifier (id);
`;

/** Those of the other tables. */
export const OTHER_INDEXES = `
CREATE INDEX entity_code_by_id ON entity_code (id, facet, code);
CREATE INDEX finding_by_code ON finding (code, id);
CREATE INDEX finding_by_entity ON finding (entity_id) WHERE entity_id IS NOT NULL;
-- What a merge looks for: who waits for a key, and what was said of documents.
CREATE INDEX finding_waiting ON finding (value) WHERE code = 'reference-orpheline';
CREATE INDEX finding_of_document ON finding (code) WHERE entity_id IS NULL;
`;

export const INDEXES = ENTITY_INDEXES + LINK_INDEXES + IDENTIFIER_INDEXES + OTHER_INDEXES;

/** Tables of a generation's fts.db: words only, found back by the entity's id (contentless, one list of columns a word). */
export const FTS_TABLES = `
-- applied_seq: the last merge whose words are here.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
  name, above, place, offer, identifiers, phones,
  content = '', contentless_delete = 1, detail = column,
  tokenize = "unicode61 remove_diacritics 0"
);
`;

/** Distance between two rowids of a full load, so that a delta finds room in display order. */
export const ROW_STEP = 1024;
