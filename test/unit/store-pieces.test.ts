import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { modeOf } from '../../electron/services/ingest/mode.ts';
import { sourceOf } from '../../electron/services/ingest/source-name.ts';
import { networkFileSystem } from '../../electron/services/store/folders.ts';
import { instantOf } from '../../electron/services/store/identity.ts';
import { isOwnerAlive, lockOwner, lockSource, tryLockSource } from '../../electron/services/store/locks.ts';
import { createDisplayOrder } from '../../electron/services/store/merge-order.ts';
import { TABLES, ROW_STEP } from '../../electron/services/store/migrations/data-0001.ts';
import { createRawReader } from '../../electron/services/store/raw-blocks.ts';
import { createRawPacker, packText } from '../../electron/services/store/raw-packer.ts';
import { openReadable, openWritable, type WritableDb } from '../../electron/services/store/sqlite.ts';
import { storageError } from '../../electron/services/store/storage-error.ts';
import { AppError } from '../../shared/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'cercle-store-'));
after(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function madeTables(): WritableDb {
  files += 1;
  const db = openWritable(join(folder, `tables-${files}.db`));
  db.exec(TABLES);
  return db;
}

function addEntity(db: WritableDb, id: number, name: string, nationalId: string): void {
  db.prepare(
    `INSERT INTO entity VALUES (?, 3, '4', 'k' || $id, ?, ?, '', NULL, NULL, NULL, '', '', '', '', '', '', '', NULL, NULL, '', NULL, 1,
     x'', x'', 1, 1, 0, 0, 0, 0, 0, '')`.replace('$id', String(id)),
  ).run(id, nationalId, name);
}

describe('raw blocks', () => {
  test('given records packed into blocks when read back in any order then each is as it was', () => {
    const packer = createRawPacker();
    const raws = Array.from({ length: 300 }, (_, index) => {
      const mixed = ['aé', '€', '😀b', 'ccccccccccccccccccc'].map((text, place) => text.repeat((index >> place) % 5));
      return `<a n="${index}">${mixed.join('')}${'x'.repeat(index * 7)}</a>`;
    });
    const places = raws.map((raw) => packer.add(raw));
    packer.finish();
    const blocks = packer.take();
    assert.ok(blocks.length > 1);
    assert.equal(
      blocks.reduce((bytes, { text }) => bytes + text.length, 0),
      Buffer.byteLength(raws.join('')),
    );
    const db = madeTables();
    for (const { id, text } of blocks) db.prepare('INSERT INTO raw_block VALUES (?, ?)').run(id, packText(text));
    const reader = createRawReader(db, 2);
    const forth = raws.map((_, index) => index);
    for (const index of [299, 0, 150, 1, 298, 77, ...forth, ...forth.toReversed()]) {
      assert.equal(reader.read(places[index]!), raws[index]);
      assert.equal(reader.readBytes(places[index]!).toString('utf8'), raws[index]);
    }
    db.prepare("UPDATE raw_block SET data = x'00' WHERE id = 1").run();
    assert.throws(
      () => createRawReader(db).read(places[0]!),
      (error) => error instanceof AppError && error.code === 'cache.corrupt',
    );
    db.close();
  });
});

describe('records larger than a block', () => {
  test('given records of any size and script when packed then each is whole, in a block that was begun before it', () => {
    const packer = createRawPacker({ index: 1, of: 3 });
    const raws = [70_000, 10, 200_000, 65_536, 1, 98_303, 1, 400_000].map((length, index) =>
      ['x', '€', '😀'][index % 3]!.repeat(length),
    );
    const places = raws.map((raw) => packer.add(raw));
    packer.finish();
    packer.finish();
    const blocks = new Map(packer.take().map(({ id, text }) => [id, Buffer.from(text)]));
    assert.deepEqual(packer.take(), []);
    assert.ok([...blocks.keys()].every((id) => id % 3 === 2));
    places.forEach(({ block, start, length }, index) => {
      const text = blocks
        .get(block)
        ?.subarray(start, start + length)
        .toString('utf8');
      assert.ok(text === raws[index], `record ${index}`);
    });
  });
});

describe('display order of a merge', () => {
  test('given rows with gaps when new ones are placed then ids follow the order of names, then of identities', () => {
    const db = madeTables();
    const names = ['Alpha', 'Écho', 'echo', 'Zoulou'];
    names.forEach((name, index) => addEntity(db, (index + 1) * ROW_STEP, name, `id${index}`));
    const order = createDisplayOrder(db);
    const [before, between, equal, last] = order.place([
      { folded: 'a', identity: 'x' },
      { folded: 'bravo', identity: 'x' },
      { folded: 'echo', identity: 'id1b' },
      { folded: 'zz', identity: 'x' },
    ]);
    assert.ok(before! < ROW_STEP);
    assert.ok(between! > ROW_STEP && between! < 2 * ROW_STEP);
    assert.ok(equal! > 2 * ROW_STEP && equal! < 3 * ROW_STEP);
    assert.ok(last! > 4 * ROW_STEP);
    assert.equal(order.isStale(), false);
    db.close();
  });

  test('given more new rows than a gap has room for when they are placed then their neighbours give way', () => {
    const db = madeTables();
    addEntity(db, ROW_STEP, 'a', '1');
    addEntity(db, ROW_STEP + 3, 'c', '2');
    const order = createDisplayOrder(db);
    const ids = order.place(['1', '2', '3'].map((identity) => ({ folded: 'b', identity })));
    const [first, last] = order.shifts().map(({ to }) => to);
    assert.deepEqual(
      order.shifts().map(({ from }) => from),
      [ROW_STEP, ROW_STEP + 3],
    );
    const all = [first!, ...ids, last!];
    assert.ok(all.every((id, index) => id > 0 && (index === 0 || id - all[index - 1]! > 3)));
    assert.equal(order.isStale(), false);
    db.close();
  });

  test('given full gaps side by side when rows are placed in each then those of one that cannot be widened go to the end', () => {
    const db = madeTables();
    ['a', 'c', 'e', 'g'].forEach((name, index) => addEntity(db, ROW_STEP + index * 3, name, name));
    const order = createDisplayOrder(db);
    const folded = ['b', 'd', 'f'].flatMap((name) => [name, name, name]);
    const ids = order.place(folded.map((name, index) => ({ folded: name, identity: String(index) })));
    assert.ok(order.isStale());
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.slice(3, 6).every((id) => id > ROW_STEP + 9));
    db.close();
  });

  test('given a row that leaves its gap when it comes back to the same gap then it keeps its id, and bounds no other', () => {
    const db = madeTables();
    ['a', 'b', 'c', 'd'].forEach((name, index) => addEntity(db, (index + 1) * ROW_STEP, name, name));
    const order = createDisplayOrder(db);
    assert.deepEqual(order.place([{ folded: 'bb', identity: 'b' }], [2 * ROW_STEP]), [2 * ROW_STEP]);
    const [b, c] = order.place(
      [
        { folded: 'cc', identity: 'b' },
        { folded: 'bb', identity: 'c' },
      ],
      [2 * ROW_STEP, 3 * ROW_STEP],
    );
    assert.ok(ROW_STEP < c! && c! < b! && b! < 4 * ROW_STEP);
    assert.ok([b, c].every((id) => id !== 2 * ROW_STEP && id !== 3 * ROW_STEP));
    db.close();
  });
});

describe('locks', () => {
  test('given a source that is locked when it is locked again then that is refused until it is released', () => {
    const lock = lockSource(folder, 'une');
    assert.throws(
      () => lockSource(folder, 'une'),
      (error) => error instanceof AppError && error.code === 'cache.busy',
    );
    const other = lockSource(folder, 'autre');
    other.release();
    lock.release();
    const again = tryLockSource(folder, 'une');
    assert.ok(again);
    again.release();
  });

  test('given an owner when it is asked for then it is alive until it is released', () => {
    assert.equal(isOwnerAlive(folder, 'job 1'), false);
    const lock = lockOwner(folder, 'job 1');
    assert.equal(isOwnerAlive(folder, 'job 1'), true);
    lock.release();
    assert.equal(isOwnerAlive(folder, 'job 1'), false);
  });
});

describe('small rules', () => {
  test('given instants as documents write them when read then those without a zone are UTC and what is no date is null', () => {
    assert.equal(instantOf('2024-01-07T16:17:29'), Date.UTC(2024, 0, 7, 16, 17, 29));
    assert.equal(instantOf('2024-01-07T16:17:29+01:00'), Date.UTC(2024, 0, 7, 15, 17, 29));
    assert.equal(instantOf(' 2024-01-07 '), Date.UTC(2024, 0, 7));
    for (const text of ['0000-00-00T00:00:00', '', 'hier', '2024-13-01']) assert.equal(instantOf(text), null, text);
  });

  test('given files and regions when a source is named then the given one, the region or the stem is taken', () => {
    assert.equal(sourceOf('ici', ['a.xml'], ['11']), 'ici');
    assert.equal(sourceOf(undefined, ['a.xml'], ['11']), '11');
    assert.equal(sourceOf(undefined, ['/d/Réponse n° 3.xml'], ['11', '93']), 'Reponse-n-3');
    assert.equal(sourceOf(undefined, ['/d/@@@.zip'], []), 'source');
    assert.throws(
      () => sourceOf('pas bon', [], []),
      (error) => error instanceof AppError && error.code === 'input.invalid',
    );
  });

  test('given what the input turned out to be when no mode is given then answers are merged and extractions replace', () => {
    const summary = (envelope: string, hasArchive = false): Parameters<typeof modeOf>[1] => ({
      files: [
        {
          id: 1,
          name: '',
          bytes: 0,
          sha256: '',
          checksum: 'ok',
          envelope,
          encoding: '',
          facilityNumber: null,
          exchange: null,
          isFile: true,
          records: 0,
          units: 0,
        },
      ],
      batches: 0,
      profil: null,
      hasArchive,
      regions: [],
    });
    assert.equal(modeOf(undefined, summary('csd')), 'replace');
    assert.equal(modeOf(undefined, summary('careServicesResponse')), 'merge');
    assert.equal(modeOf(undefined, summary('getModificationsResponse')), 'merge');
    assert.equal(modeOf(undefined, summary('careServicesResponse', true)), 'replace');
    assert.equal(modeOf('replace', summary('careServicesResponse')), 'replace');
  });

  test('given failures of SQLite and of the file system when mapped then each has its code and others are left alone', () => {
    const failure = (code: string): Error => Object.assign(new Error('x'), { code });
    const codes: readonly (readonly [string, string])[] = [
      ['SQLITE_FULL', 'storage.full'],
      ['ENOSPC', 'storage.full'],
      ['SQLITE_BUSY_SNAPSHOT', 'cache.busy'],
      ['SQLITE_NOTADB', 'cache.corrupt'],
      ['SQLITE_CORRUPT_VTAB', 'cache.corrupt'],
      ['SQLITE_IOERR_WRITE', 'storage.failed'],
      ['SQLITE_CANTOPEN', 'storage.failed'],
      ['EACCES', 'storage.failed'],
    ];
    for (const [raw, code] of codes) {
      const error = storageError(failure(raw), 'data.db');
      assert.ok(error instanceof AppError && error.code === code, raw);
    }
    const bug = new TypeError('bug');
    assert.equal(storageError(bug, 'data.db'), bug);
    const constraint = failure('SQLITE_CONSTRAINT_UNIQUE');
    assert.equal(storageError(constraint, 'data.db'), constraint);
  });

  test('given a file that is no database when it is opened then it is told as damaged', async () => {
    const { writeFileSync } = await import('node:fs');
    const file = join(folder, 'not-a-database.db');
    writeFileSync(file, 'x'.repeat(5000));
    assert.throws(
      () => openReadable(file),
      (error) => error instanceof AppError && error.code === 'cache.corrupt',
    );
  });

  test('given a folder of this computer when its file system is asked then it is no network share', () => {
    assert.equal(networkFileSystem(folder), undefined);
  });
});
