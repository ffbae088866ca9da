import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { FTS_TABLES, ROW_STEP } from '../../electron/services/store/migrations/data-0001.ts';
import { createPostings } from '../../electron/services/store/search-postings.ts';
import { readStructure } from '../../electron/services/store/search-postings-structure.ts';
import { toIds } from '../../electron/services/store/search-rows.ts';
import type { RowSet } from '../../electron/services/store/search-rows.ts';
import { prefixExpression } from '../../electron/services/store/search-words.ts';
import { openReadable, openWritable } from '../../electron/services/store/sqlite.ts';
import type { ReadableDb, WritableDb } from '../../electron/services/store/sqlite.ts';

const ROUNDS = process.env['CERCLE_TORTURE'] === '1' ? 40 : 3;
const ROWS = 400;

/** Numbers that look random and are the same at every run (a linear congruential generator). */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A word out of few letters, so that many begin alike and some are in most rows. */
function wordOf(random: (below: number) => number): string {
  if (random(3) === 0) return 'centre';
  return Array.from({ length: 1 + random(9) }, () => 'abc1é'[random(5)]).join('');
}

interface Index {
  readonly db: WritableDb;
  readonly read: ReadableDb;
  readonly random: (below: number) => number;
  readonly held: Set<number>;
}

/** Writes some rows anew, adds some between others, removes some. */
function change({ db, random, held }: Index): void {
  const forget = db.prepare<[number]>('DELETE FROM words WHERE rowid = ?');
  const insert = db.prepare<[number, string, string]>('INSERT INTO words (rowid, name, offer) VALUES (?, ?, ?)');
  db.transaction(() => {
    for (let count = random(60); count > 0; count -= 1) {
      const id = (1 + random(ROWS)) * ROW_STEP + (random(4) === 0 ? random(ROW_STEP) : 0);
      if (held.delete(id)) forget.run(id);
      if (random(4) === 0) continue;
      const text = (): string => Array.from({ length: random(40) }, () => wordOf(random)).join(' ');
      insert.run(id, text(), text());
      held.add(id);
    }
  })();
}

/** Reads to the end. */
function read(rows: Generator<void, RowSet | undefined>): RowSet | undefined {
  for (;;) {
    const { done, value } = rows.next();
    if (done === true) return value;
  }
}

/** Compares the lists of all that a person may type, with what SQLite itself finds. */
function compare({ read: reading }: Index, last: number): number {
  const postings = createPostings(reading, () => last);
  const find = reading.prepare<[string], number>('SELECT rowid FROM words WHERE words MATCH ?').pluck();
  const typed = [
    'a',
    'b',
    'c',
    '1',
    'd',
    '0',
    'ab',
    'ca',
    'c1',
    'ce',
    'cen',
    'centre',
    'centres',
    'aaa',
    'bca1',
    'zz',
    '11',
  ];
  for (const word of typed) {
    const rows = read(postings.beginningWith(word));
    assert.ok(rows !== undefined, 'the form of the index is not known: update search-postings');
    assert.deepEqual([...toIds(rows)], find.all(prefixExpression(word)), word);
  }
  return typed.length;
}

test('given an index written, changed and merged in any order when its pages are read then they say what SQLite finds', (t) => {
  let compared = 0;
  let segments = 0;
  let tombstones = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'cercle-postings-'));
    const file = join(folder, 'fts.db');
    const db = openWritable(file);
    db.exec(FTS_TABLES);
    const random = createRandom(round + 1);
    // Small pages, so that rows and what follows them are cut at every place; slow merges, so that some are half done.
    if (round % 2 === 0) db.exec(`INSERT INTO words (words, rank) VALUES ('pgsz', ${32 + random(200)})`);
    db.exec(`INSERT INTO words (words, rank) VALUES ('automerge', ${random(4) === 0 ? 0 : 2 + random(4)})`);
    const index: Index = { db, read: openReadable(file), random, held: new Set() };
    for (let step = 0; step < 25; step += 1) {
      change(index);
      if (random(8) === 0) db.exec(`INSERT INTO words (words, rank) VALUES ('merge', ${1 + random(20)})`);
      if (random(20) === 0) db.exec("INSERT INTO words (words) VALUES ('optimize')");
      // Rows beyond the last that was expected have no seat, and are found all the same.
      compared += compare(index, (random(3) === 0 ? ROWS / 2 : ROWS + 1) * ROW_STEP);
      const parts = readStructure(index.read) ?? [];
      segments = Math.max(segments, parts.length);
      tombstones = Math.max(tombstones, ...parts.map(({ tombstonePages }) => tombstonePages));
    }
    index.read.close();
    db.close();
    rmSync(folder, { recursive: true });
  }
  assert.ok(segments > 1 && tombstones > 0, `${segments} segments, ${tombstones} pages of tombstones`);
  t.diagnostic(`count: ${compared} lists, up to ${segments} segments and ${tombstones} pages of tombstones`);
});

test('given pages that are none of a known form when read then they are left to SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cercle-postings-'));
  const file = join(folder, 'fts.db');
  const db = openWritable(file);
  db.exec(FTS_TABLES.replace('contentless_delete = 1, ', ''));
  db.exec("INSERT INTO words (rowid, name) VALUES (1024, 'accueil')");
  const reading = openReadable(file);
  assert.equal(read(createPostings(reading, () => 1024).beginningWith('acc')), undefined);
  reading.close();
  db.close();
  rmSync(folder, { recursive: true });
});
