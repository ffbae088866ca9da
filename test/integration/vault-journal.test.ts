import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createRandom } from '../../shared/domain/synthetic/random.ts';
import { exportJournal } from '../../electron/services/keystore/journal-export.ts';
import { GENESIS, entryHash } from '../../electron/services/keystore/journal-hash.ts';
import type { JournalRow } from '../../electron/services/keystore/journal-hash.ts';
import type { Keystore } from '../../electron/services/keystore/keystore.ts';
import { PASSPHRASE, openTestVault } from '../helpers/vault.ts';

const EDITS = process.env['CERCLE_TORTURE'] === '1' ? 10_000 : 1000;

function fill({ journal, transaction }: Keystore, count: number): void {
  transaction(() => {
    for (let at = 0; at < count; at += 1) {
      const subject = `CN=test ${at}, O=Hôpital`;
      journal.append('certificate.installed', { subject, fingerprint: GENESIS, serial: String(at) });
    }
  });
}

const COLUMNS = ['number', 'at', 'act', 'details', 'hash'] as const;

/** One change of the rows, of a kind and at a place taken at random; gives its name. */
function tamper({ db }: Keystore, below: (limit: number) => number): string {
  const rows = db.prepare<[], JournalRow>('SELECT * FROM journal ORDER BY number').all();
  const at = below(rows.length);
  const row = rows[at]!;
  switch (below(4)) {
    case 0: {
      const column = COLUMNS[below(COLUMNS.length)]!;
      const text = String(row[column]);
      const place = below(text.length);
      const other = String.fromCharCode(text.charCodeAt(place) ^ (1 + below(15)));
      const edited =
        column === 'number' ? row.number + 1000 + below(1000) : text.slice(0, place) + other + text.slice(place + 1);
      db.prepare(`UPDATE journal SET ${column} = ? WHERE number = ?`).run(edited, row.number);
      return `edit ${column}`;
    }
    case 1:
      db.prepare('DELETE FROM journal WHERE number = ?').run(row.number);
      return 'deletion';
    case 2: {
      const other = rows[(at + 1 + below(rows.length - 1)) % rows.length]!;
      const put = db.prepare('UPDATE journal SET at = ?, act = ?, details = ?, hash = ? WHERE number = ?');
      put.run(other.at, other.act, other.details, other.hash, row.number);
      put.run(row.at, row.act, row.details, row.hash, other.number);
      return 'swap';
    }
    default:
      db.prepare('DELETE FROM journal WHERE number > ?').run(at);
      return 'truncation';
  }
}

test('given a sealed journal, when it is edited, cut or put in another order at random, then all of it is detected', async (t) => {
  const test = openTestVault();
  t.after(test.close);
  const { keystore } = test;
  const { db, journal, vault } = keystore;
  await vault.init({ passphrase: PASSPHRASE });
  fill(keystore, 40);
  const random = createRandom(20_260_101);
  const below = (limit: number): number => random.between(0, limit - 1);
  const tallies = new Map<string, number>();
  for (let at = 0; at < EDITS; at += 1) {
    if (at === EDITS / 2) vault.lock();
    db.exec('BEGIN');
    const kind = tamper(keystore, below);
    const { isIntact, brokenAt } = journal.verify();
    assert.equal(isIntact, false, `${at}: ${kind}`);
    assert.notEqual(brokenAt, null, `${at}: ${kind}`);
    db.exec('ROLLBACK');
    tallies.set(kind, (tallies.get(kind) ?? 0) + 1);
  }
  assert.equal(journal.verify().isIntact, true);
  t.diagnostic(
    `count: ${EDITS} changes detected of ${EDITS} (${[...tallies].map(([kind, n]) => `${kind} ${n}`).join(', ')})`,
  );
});

/** What somebody does who knows how the chain is made, and has no passphrase. */
function rechain({ db }: Keystore): void {
  let head = GENESIS;
  for (const row of db.prepare<[], JournalRow>('SELECT * FROM journal ORDER BY number').all()) {
    head = entryHash(head, row);
    db.prepare('UPDATE journal SET hash = ? WHERE number = ?').run(head, row.number);
  }
}

test('given a forger who makes the whole chain again, when the vault opens, then the seal tells, and is not renewed', async (t) => {
  const test = openTestVault();
  t.after(test.close);
  const { keystore } = test;
  const { db, journal, vault } = keystore;
  await vault.init({ passphrase: PASSPHRASE });
  fill(keystore, 5);
  vault.lock();
  db.exec("UPDATE journal SET details = '{}' WHERE number = 3");
  rechain(keystore);
  assert.equal(journal.verify().isIntact, false, 'the head that was sealed is no more');
  // The forger also writes the head that the header remembers, but cannot seal it.
  db.exec('UPDATE vault SET sealed_head = (SELECT hash FROM journal WHERE number = 6)');
  assert.equal(journal.verify().isIntact, true, 'while locked, the chain alone can be checked');
  await vault.unlock(PASSPHRASE);
  assert.deepEqual(journal.verify().sealed, { entries: 6, isValid: false });
  assert.equal((await vault.status()).journal.isIntact, false);
  assert.ok(test.lines.some((line) => line.includes('journal')));
  journal.append('trust.added', { subject: 'CN=x' });
  assert.deepEqual(journal.verify().sealed, { entries: 6, isValid: false });
  assert.equal(journal.page({}).total, 7, 'it is still read and written');
});

test('given entries added while the vault was locked, when it opens, then they are sealed if the earlier seal holds', async (t) => {
  const test = openTestVault();
  t.after(test.close);
  const { keystore } = test;
  const { journal, vault } = keystore;
  journal.append('trust.added', { subject: 'CN=before there was a vault' });
  await vault.init({ passphrase: PASSPHRASE });
  assert.deepEqual(journal.verify().sealed, { entries: 2, isValid: true });
  vault.lock();
  fill(keystore, 3);
  assert.deepEqual([journal.verify().entries, journal.verify().sealed], [5, null]);
  await vault.unlock(PASSPHRASE);
  assert.deepEqual(journal.verify().sealed, { entries: 5, isValid: true });
});

test('given more entries than a page, when pages are read, then they follow one another, the latest first', async (t) => {
  const test = openTestVault();
  t.after(test.close);
  fill(test.keystore, 7);
  const { journal } = test.keystore;
  const numbers = (before?: number): number[] =>
    journal.page({ limit: 3, before }).entries.map((entry) => entry.number);
  assert.deepEqual([numbers(), numbers(5), numbers(2)], [[7, 6, 5], [4, 3, 2], [1]]);
});

interface Exported {
  readonly length: number;
  readonly head: string;
  readonly entries: { number: number; at: string; act: string; details: Record<string, string>; hash: string }[];
}

/** A verifier that shares nothing with the product: only what the recipe in the file says. */
function independentlyValid({ length, head, entries }: Exported): boolean {
  let previous = '0'.repeat(64);
  let expected = 1;
  for (const { number, at, act, details, hash } of entries) {
    const keys = Object.keys(details).sort();
    const inner = keys.map((key) => `${JSON.stringify(key)}:${JSON.stringify(details[key])}`).join(',');
    const json = `{"act":${JSON.stringify(act)},"at":${JSON.stringify(at)},"details":{${inner}},"number":${number}}`;
    const found = createHash('sha256')
      .update(previous + json, 'utf8')
      .digest('hex');
    if (number !== expected || hash !== found) return false;
    previous = found;
    expected += 1;
  }
  return previous === head && entries.length === length;
}

test('given an exported journal, when another program follows its recipe, then it holds; changed anywhere, it does not', async (t) => {
  const test = openTestVault();
  t.after(test.close);
  const { keystore } = test;
  await keystore.vault.init({ passphrase: PASSPHRASE });
  fill(keystore, 2500);
  keystore.journal.append('trust.added', { subject: 'CN="é\u2028\\ 😀"', reason: 'a\nb' });
  const file = join(test.folder, 'journal.json');
  const { bytes } = await exportJournal(keystore, file, false);
  assert.equal(bytes, statSync(file).size);
  const read = (): Exported => JSON.parse(readFileSync(file, 'utf8')) as Exported;
  assert.equal(read().entries.length, 2502);
  assert.equal(independentlyValid(read()), true);
  for (const change of [
    ({ entries }: Exported) => entries.pop(),
    ({ entries }: Exported) => entries.splice(3, 1),
    ({ entries }: Exported) => entries.reverse(),
    ({ entries }: Exported) => (entries[9]!.details['subject'] = 'CN=other'),
    ({ entries }: Exported) => (entries[9]!.at = '2020-01-01T00:00:00.000Z'),
  ]) {
    const changed = read();
    change(changed);
    assert.equal(independentlyValid(changed), false);
  }
  await assert.rejects(exportJournal(keystore, file, false), { code: 'file.exists' });
  await exportJournal(keystore, file, true);
});
