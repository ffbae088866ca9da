import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { openUnderConstruction } from '../../electron/services/store/sqlite.ts';
import { compareSides, generationOf } from '../bench/compare.ts';
import type { Sides } from '../bench/compare.ts';
import { makeInput } from '../bench/input.ts';
import { runImport } from '../bench/programs.ts';
import { findPeers, pythonImport } from '../bench/second-opinions.ts';

/** Tables of one region made by both programs; undefined when there is no Python to make them. */
async function bothSides(t: TestContext): Promise<Sides | undefined> {
  const { python } = findPeers();
  if (python === undefined) {
    t.skip('Python with lxml is not installed');
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'cercle-baseline-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const { xml } = await makeInput({ label: 'small', units: 300 }, join(folder, 'region.xml'));
  const data = join(folder, 'data');
  await runImport(xml, data);
  const made = join(folder, 'python');
  await pythonImport({ python, folder: made, file: xml });
  return { cercle: generationOf(data), python: made };
}

function changed({ python }: Sides, file: string, sql: string): void {
  const db = openUnderConstruction(join(python, file), 1000);
  db.exec(sql);
  db.close();
}

test('given one file when both programs of the benchmark load it then they are found the same, and any difference is told', async (t) => {
  const sides = await bothSides(t);
  if (sides === undefined) return;
  const sentence = compareSides(sides);
  t.diagnostic(sentence);
  assert.match(sentence, /: \d{4,} rows of 11 tables are the same/u);
  const found = (sql: string, undo: string, told: RegExp, file = 'data.db'): void => {
    changed(sides, file, sql);
    assert.throws(() => compareSides(sides), told);
    changed(sides, file, undo);
  };
  found(
    'UPDATE cube SET count = count + 1 WHERE facet = 4',
    'UPDATE cube SET count = count - 1 WHERE facet = 4',
    /count of row \d+ of cube differs/u,
  );
  found('INSERT INTO touched VALUES (9, 9)', 'DELETE FROM touched', /row 1 of touched differs: nothing by Cercle/u);
  found('CREATE INDEX more ON link (relation)', 'DROP INDEX more', /the schema differs/u);
  found(
    "UPDATE entity SET commune = commune || '0' WHERE commune <> ''",
    "UPDATE entity SET commune = substr(commune, 1, length(commune) - 1) WHERE commune <> ''",
    /commune of row \d+ of entity differs/u,
  );
  // Two texts of one length apart are another record, or none at all.
  changed(sides, 'data.db', 'UPDATE entity SET raw_length = raw_length - 1');
  assert.throws(() => compareSides(sides), /record/u);
  changed(sides, 'data.db', 'UPDATE entity SET raw_length = raw_length + 1');
  changed(sides, 'fts.db', "INSERT INTO words (rowid, name) VALUES (7, 'cardiologie')");
  assert.throws(() => compareSides(sides), /hits of cardiologie differs/u);
});
