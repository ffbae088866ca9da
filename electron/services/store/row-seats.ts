import { findDoubles } from './doubles.ts';
import { IDENTITY } from './link.ts';
import { IDENTIFIER_INDEXES, IDENTIFIER_TABLE, ROW_STEP } from './migrations/data-0001.ts';
import { attachMade } from './scratch.ts';
import { guarded, openUnderConstruction } from './sqlite.ts';

const CACHE_KB = 4_000;

/** Display order: folded name, then identity. Found by its place, and the other way round: the id that a staged entity gets. */
const ORDER = `
CREATE TABLE ordered (id INTEGER PRIMARY KEY, seq INTEGER);
INSERT INTO ordered (seq) SELECT seq FROM s.entity e ORDER BY folded, ${IDENTITY('e')}, seq;
CREATE TABLE ids (seq INTEGER PRIMARY KEY, id INTEGER);
INSERT INTO ids SELECT seq, id * ${ROW_STEP} FROM ordered ORDER BY seq;
`;

/** As they are kept: table and index each need a sort, which the thread that fills the other tables is spared. */
const IDENTIFIERS = `
${IDENTIFIER_TABLE}
INSERT INTO identifier (value, id) SELECT v.value, i.id FROM s.identifier v JOIN ids i ON i.seq = v.seq ORDER BY v.value, i.id;
${IDENTIFIER_INDEXES}
`;

/**
 * Makes a file with the display order of what was staged (tables `ordered`, `ids`), and with what needs no more than that
 * (`identifier`) or not even that (`finding`). Links need not be known: it is made while they are looked for.
 */
export function orderRows(staging: string, file: string): void {
  const db = openUnderConstruction(file, CACHE_KB);
  try {
    guarded(file, () => {
      attachMade(db, staging, 's');
      for (const sql of [ORDER, IDENTIFIERS]) db.exec(`BEGIN; ${sql}; COMMIT`);
      findDoubles(db, 'main');
    });
  } finally {
    db.close();
  }
}
