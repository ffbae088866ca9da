import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { FTS_TABLES } from '../../electron/services/store/migrations/data-0001.ts';
import { matchExpression } from '../../electron/services/store/search-words.ts';
import { openWritable } from '../../electron/services/store/sqlite.ts';
import { fold } from '../../shared/domain/search.ts';

const STEP = process.env['CERCLE_TORTURE'] === '1' ? 1 : 23;

test('given each letter and digit of Unicode inside a word when searched then the word is found, and no query fails', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'cercle-tokens-'));
  const db = openWritable(join(folder, 'fts.db'));
  db.exec(FTS_TABLES);
  const insert = db.prepare('INSERT INTO words (rowid, name) VALUES (?, ?)');
  const letters = Array.from({ length: 0x110000 }, (_, code) => code).filter(
    (code) => (code < 0xd800 || code > 0xdfff) && /[\p{L}\p{N}\p{M}]/u.test(String.fromCodePoint(code)),
  );
  // Those that SQLite's tokenizer knows otherwise than Unicode does are always among them.
  const sample = letters.filter(
    (code, index) => index % STEP === 0 || (code >= 0x19b0 && code <= 0x19c9) || (code >= 0x1cf0 && code <= 0x1cf8),
  );
  db.transaction(() => sample.forEach((code) => insert.run(code, fold(`x${String.fromCodePoint(code)}y`))))();
  const match = db.prepare<[string], number>('SELECT rowid FROM words WHERE words MATCH ?').pluck();
  for (const code of sample) {
    const typed = `X${String.fromCodePoint(code)}y`;
    const expression = matchExpression(typed) ?? '';
    assert.ok(match.all(expression).includes(code), `${code.toString(16)} ${expression}`);
  }
  db.close();
  rmSync(folder, { recursive: true });
  t.diagnostic(`count: ${sample.length} of ${letters.length} characters`);
});
