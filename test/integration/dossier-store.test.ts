import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { GENESIS, entryHash } from '../../electron/services/dossier/entry-hash.ts';
import type { EntryRow } from '../../electron/services/dossier/entry-hash.ts';
import { createRandom } from '../../shared/domain/synthetic/random.ts';
import { CREATION, openTestDossiers } from '../helpers/dossier-store.ts';
import type { TestDossiers } from '../helpers/dossier-store.ts';
import { PASSPHRASE } from '../helpers/vault.ts';

const IS_TORTURE = process.env['CERCLE_TORTURE'] === '1';
const SAMPLE = 12;

/** Rows that somebody who has the file may change whatever the program forbids. */
function unguard({ db }: TestDossiers): void {
  db.exec('DROP TRIGGER entry_is_final; DROP TRIGGER entry_stays; PRAGMA ignore_check_constraints = ON');
}

/** A dossier of some entries with files, sealed, beside another one; the guards of the database are off. */
async function sealedDossier(): Promise<TestDossiers> {
  const made = openTestDossiers();
  await made.vault.init({ passphrase: PASSPHRASE });
  for (const id of ['dos-1', 'dos-2']) made.histories.begin(id, CREATION);
  const file = made.files.keep('décision.pdf', Buffer.from('favorable'));
  made.note('dos-1', 4);
  made.note('dos-1', 1, [file]);
  made.note('dos-2', 2);
  unguard(made);
  return made;
}

function isIntact({ histories, files }: TestDossiers, id = 'dos-1'): boolean {
  return histories.verify(id, files.isWhole).isIntact;
}

/** Does something, looks, and takes it back. */
function during<T>({ db }: TestDossiers, change: () => void, look: () => T): T {
  db.exec('BEGIN');
  try {
    change();
    return look();
  } finally {
    db.exec('ROLLBACK');
  }
}

interface Column {
  readonly table: string;
  readonly column: string;
  /** Which row. */
  readonly where: string;
}

const ENTRY_COLUMNS = ['dossier', 'number', 'at', 'event', 'hash'] as const;
const COLUMNS: readonly Column[] = [
  ...[1, 3, 6].flatMap((number) =>
    ENTRY_COLUMNS.map((column) => ({ table: 'entry', column, where: `dossier = 'dos-1' AND number = ${number}` })),
  ),
  ...['id', 'sealed_entries', 'sealed_head', 'seal'].map((column) => ({
    ...{ table: 'dossier', column, where: "id = 'dos-1'" },
  })),
  ...['sha256', 'content'].map((column) => ({ table: 'file', column, where: 'rowid = 1' })),
];

/** The bytes of a value, and the SQL that puts other bytes in its place. */
function asBytes(value: unknown): { readonly bytes: Buffer; readonly sql: string } {
  if (Buffer.isBuffer(value)) return { bytes: value, sql: '?' };
  if (typeof value === 'string') return { bytes: Buffer.from(value), sql: 'CAST(? AS TEXT)' };
  // Small ones: of one byte.
  return { bytes: Buffer.of(Number(value)), sql: 'unicode(CAST(? AS TEXT))' };
}

test('given a sealed history, when any byte of any column is changed, then it is told', async (t) => {
  const made = await sealedDossier();
  t.after(made.close);
  assert.equal(isIntact(made), true);
  const random = createRandom(20_261_122);
  let count = 0;
  for (const { table, column, where } of COLUMNS) {
    const value: unknown = made.db.prepare(`SELECT ${column} FROM ${table} WHERE ${where}`).pluck().get();
    const { bytes, sql } = asBytes(value);
    const every = [...bytes.keys()];
    const places = IS_TORTURE ? every : every.filter(() => random.between(0, bytes.length - 1) < SAMPLE);
    for (const place of places) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ random.between(1, 127);
      const isTold = during(
        made,
        () => made.db.prepare(`UPDATE ${table} SET ${column} = ${sql} WHERE ${where}`).run(changed),
        () => !isKnownAndIntact(made),
      );
      assert.equal(isTold, true, `${table}.${column} ${where}, byte ${place}`);
      count += 1;
    }
  }
  assert.equal(isIntact(made), true);
  t.diagnostic(`count: ${count} changed bytes detected of ${count}, in ${COLUMNS.length} columns`);
});

/** A dossier whose id was changed is there no more. */
function isKnownAndIntact(made: TestDossiers): boolean {
  return made.rows.all().some(({ id }) => id === 'dos-1') && isIntact(made);
}

test('given a sealed history, when rows are removed, added, swapped, moved or cut, then it is told, also while the vault is locked', async (t) => {
  const made = await sealedDossier();
  t.after(made.close);
  const { db } = made;
  const changes: Readonly<Record<string, string>> = {
    'first removed': "DELETE FROM entry WHERE dossier = 'dos-1' AND number = 1",
    'one removed': "DELETE FROM entry WHERE dossier = 'dos-1' AND number = 3",
    'tail cut': "DELETE FROM entry WHERE dossier = 'dos-1' AND number > 4",
    'all removed': "DELETE FROM entry WHERE dossier = 'dos-1'",
    'one added':
      "INSERT INTO entry SELECT dossier, 7, at, event, hash FROM entry WHERE dossier = 'dos-1' AND number = 6",
    'one added before':
      "INSERT INTO entry SELECT dossier, 0, at, event, hash FROM entry WHERE dossier = 'dos-1' AND number = 1",
    'moved from elsewhere': "UPDATE entry SET dossier = 'dos-1', number = 7 WHERE dossier = 'dos-2' AND number = 3",
    'moved away': "UPDATE entry SET dossier = 'dos-2', number = 9 WHERE dossier = 'dos-1' AND number = 6",
    renumbered: "UPDATE entry SET number = number + 10 WHERE dossier = 'dos-1'",
    'histories exchanged':
      "UPDATE entry SET dossier = 'x' WHERE dossier = 'dos-1'; UPDATE entry SET dossier = 'dos-1' WHERE dossier = 'dos-2'",
    'seal removed': `UPDATE dossier SET sealed_entries = 0, sealed_head = '${GENESIS}', seal = NULL WHERE id = 'dos-1'`,
    'file removed': 'DELETE FROM file',
    'file replaced': "UPDATE file SET content = x'00'",
  };
  for (const isLocked of [false, true]) {
    if (isLocked) made.vault.lock();
    for (const [name, sql] of Object.entries(changes)) {
      const { isIntact: intact, brokenAt } = during(
        made,
        () => db.exec(sql),
        () => made.histories.verify('dos-1', made.files.isWhole),
      );
      assert.deepEqual([intact, brokenAt === null], [false, false], `${name}, locked: ${isLocked}`);
    }
    assert.equal(isIntact(made), true);
  }
});

/** What somebody does who knows how the chain is made, and has no passphrase. */
function rechain({ db }: TestDossiers): void {
  let head = GENESIS;
  const rows = db.prepare<[], EntryRow>("SELECT * FROM entry WHERE dossier = 'dos-1' ORDER BY number").all();
  for (const row of rows) {
    head = entryHash(head, row);
    db.prepare("UPDATE entry SET hash = ? WHERE dossier = 'dos-1' AND number = ?").run(head, row.number);
  }
  db.prepare("UPDATE dossier SET sealed_head = ? WHERE id = 'dos-1'").run(head);
}

test('given a forger who makes the whole chain again, when the vault opens, then the seal tells, and is not renewed', async (t) => {
  const made = await sealedDossier();
  t.after(made.close);
  const { db, histories, vault } = made;
  vault.lock();
  db.exec("UPDATE entry SET at = '2020-01-01T00:00:00.000Z' WHERE dossier = 'dos-1' AND number = 2");
  rechain(made);
  assert.deepEqual(
    [isIntact(made), histories.verify('dos-1').sealed],
    [true, null],
    'the chain alone can be made again',
  );
  await vault.unlock(PASSPHRASE);
  histories.sealAll();
  assert.deepEqual(histories.verify('dos-1').sealed, { entries: 6, isValid: false });
  made.note('dos-1', 1);
  assert.deepEqual([isIntact(made), histories.verify('dos-1').sealed?.entries], [false, 6], 'nothing seals it again');
  assert.equal(isIntact(made, 'dos-2'), true);
});

test('given somebody who takes the seal away and cuts the tail, when the vault is locked or opens, then its journal tells, and nothing is sealed again', async (t) => {
  const made = await sealedDossier();
  t.after(made.close);
  const { db, histories, vault } = made;
  vault.lock();
  db.exec("DELETE FROM entry WHERE dossier = 'dos-1' AND number > 3");
  db.prepare("UPDATE dossier SET sealed_entries = 0, sealed_head = ?, seal = NULL WHERE id = 'dos-1'").run(GENESIS);
  assert.equal(isIntact(made), false);
  await vault.unlock(PASSPHRASE);
  histories.sealAll();
  made.note('dos-1', 1);
  assert.equal(isIntact(made), false);
  assert.equal(isIntact(made, 'dos-2'), true);
});

test('given entries made without a vault, or while it was locked, when it opens, then they are sealed', async (t) => {
  const made = openTestDossiers();
  t.after(made.close);
  const { histories, vault } = made;
  histories.begin('dos-1', CREATION);
  made.note('dos-1', 2);
  const { isIntact: isWhole, sealed } = histories.verify('dos-1');
  assert.deepEqual([isWhole, sealed], [true, null], 'it works without a vault');
  await vault.init({ passphrase: PASSPHRASE });
  histories.sealAll();
  assert.deepEqual(histories.verify('dos-1').sealed, { entries: 3, isValid: true });
  vault.lock();
  made.note('dos-1', 2);
  assert.deepEqual([histories.verify('dos-1').sealed, histories.verify('dos-1').entries], [null, 5]);
  await vault.unlock(PASSPHRASE);
  assert.deepEqual(histories.verify('dos-1').sealed, { entries: 3, isValid: true });
  made.note('dos-1', 1);
  assert.deepEqual(
    histories.verify('dos-1').sealed,
    { entries: 6, isValid: true },
    'what is added seals what precedes',
  );
});

test('given the database as it is used, when an entry is changed or removed alone, then it refuses', (t) => {
  const made = openTestDossiers();
  t.after(made.close);
  const { db, histories, rows } = made;
  histories.begin('dos-1', CREATION);
  assert.throws(() => db.exec("UPDATE entry SET at = ''"), /never changed/u);
  assert.throws(() => db.exec('DELETE FROM entry'), /never removed/u);
  rows.erase('dos-1', []);
  assert.equal(db.prepare('SELECT count(*) FROM entry').pluck().get(), 0, 'it goes with its dossier');
});

test('given a history, when another program follows the recipe of its hashes, then it holds', (t) => {
  const made = openTestDossiers();
  t.after(made.close);
  made.histories.begin('dos-1', CREATION);
  made.note('dos-1', 20);
  const sorted = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sorted)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .map(([key, member]) => [key, sorted(member)] as const)
              .sort(([a], [b]) => (a < b ? -1 : 1)),
          )
        : value;
  let previous = '0'.repeat(64);
  for (const { number, at, event, hash } of made.histories.entries('dos-1')) {
    const json = JSON.stringify(sorted({ number, at, event }));
    previous = createHash('sha256')
      .update(previous + json, 'utf8')
      .digest('hex');
    assert.equal(hash, previous);
  }
  assert.equal(made.histories.verify('dos-1').head, previous);
});

const WRITERS = 2;
const ENTRIES = IS_TORTURE ? 200 : 25;

test('given two programs that record at once, when both have ended, then no entry is lost and the chain holds', async (t) => {
  const made = openTestDossiers();
  t.after(made.close);
  made.histories.begin('dos-1', CREATION);
  const entry = join(import.meta.dirname, '..', 'helpers', 'dossier-process.ts');
  const ended = Array.from({ length: WRITERS }, (_, at) => {
    const child = spawn(process.execPath, [entry, made.folder, 'dos-1', String(at), String(ENTRIES)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return new Promise<number | null>((resolve) => child.on('exit', resolve));
  });
  assert.deepEqual(await Promise.all(ended), [0, 0]);
  const entries = made.histories.entries('dos-1');
  const reasons = new Set(entries.map(({ event }) => ('reason' in event ? event.reason : '')));
  assert.deepEqual([entries.length, reasons.size], [1 + WRITERS * ENTRIES, 1 + WRITERS * ENTRIES]);
  assert.deepEqual(
    entries.map(({ number }) => number),
    entries.map((_, at) => at + 1),
  );
  assert.equal(isIntact(made), true);
  t.diagnostic(`count: ${WRITERS} writers, ${ENTRIES} entries each`);
});

const KILLS = IS_TORTURE ? 100 : 4;

test('given a program that records, when it is killed at random, then what it was told is kept, is there, and the chain holds', async (t) => {
  const made = openTestDossiers();
  t.after(made.close);
  made.histories.begin('dos-1', CREATION);
  const random = createRandom(5);
  const entry = join(import.meta.dirname, '..', 'helpers', 'dossier-process.ts');
  const told: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const args = [entry, made.folder, 'dos-1', String(kill), '1000000'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const last = random.between(1, 60);
    let lines = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      told.push(line);
      lines += 1;
      if (lines === last) child.kill('SIGKILL');
    }
    const known = new Set(made.histories.entries('dos-1').map(({ event }) => ('reason' in event ? event.reason : '')));
    assert.deepEqual(
      told.filter((reason) => !known.has(reason)),
      [],
    );
    assert.equal(isIntact(made), true);
  }
  t.diagnostic(`count: ${KILLS} kills, ${told.length} entries acknowledged, all kept`);
});
