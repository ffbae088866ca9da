import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readRawEntity } from '../../electron/services/ingest/raw-record.ts';
import { diffOf } from '../../electron/services/store/diff.ts';
import { hash16 } from '../../electron/services/store/identity.ts';
import { TABLES } from '../../electron/services/store/migrations/data-0001.ts';
import { createRawPacker, packText } from '../../electron/services/store/raw-packer.ts';
import { openWritable, type WritableDb } from '../../electron/services/store/sqlite.ts';
import { contentText } from '../../shared/domain/ror/flatten.ts';
import { AppError } from '../../shared/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'cercle-diff-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function addEntity(db: WritableDb, id: number, name: string, nationalId: string): void {
  db.prepare(
    `INSERT INTO entity VALUES (?, 3, '4', 'k' || $id, ?, ?, '', NULL, NULL, NULL, '', '', '', '', '', '', '', NULL, NULL, '', NULL, 1,
     x'', x'', 1, 1, 0, 0, 0, 0, 0, '')`.replace('$id', String(id)),
  ).run(id, nationalId, name);
}

function recordOf(name: string, space = ''): string {
  const content = `${space}<csd:primaryName>${name}</csd:primaryName>${space}`;
  return `<csd:facility xmlns:csd="urn:ihe:iti:csd:2013" entityID="f">${content}</csd:facility>`;
}

/** As a removed entity is remembered; it referred to nothing. */
function saidBy(name: string): Buffer {
  return hash16(contentText(readRawEntity(recordOf(name), 'oi')));
}

describe('differences over several loads', () => {
  const db = openWritable(join(folder, 'data.db'));
  db.exec(TABLES);
  const load = db.prepare("INSERT INTO load VALUES (?, ?, 'replace', ?, '', 0, 0, 0)");
  ['2026-01-01', '2026-01-08', '2026-01-15', '2026-01-22'].forEach((day, index) =>
    load.run(index + 1, `job${index + 1}`, `${day}T10:00:00.000Z`),
  );
  const change = db.prepare('INSERT INTO change VALUES (?, 3, ?, ?, ?, ?, ?)');
  const fields = (path: string, old: string, now: string): string => JSON.stringify([{ path, old, new: now }]);
  const none = Buffer.alloc(0);
  change.run(2, 'back', 'B', 'changed', fields('nom', 'a', 'b'), none);
  change.run(3, 'back', 'A', 'changed', fields('nom', 'b', 'a'), none);
  change.run(2, 'brief', 'X', 'added', '', none);
  change.run(3, 'brief', 'X', 'removed', '', saidBy('X'));
  change.run(2, 'twice', 'T', 'changed', fields('nom', '1', '2'), none);
  change.run(4, 'twice', 'T', 'changed', fields('nom', '2', '3'), none);
  change.run(2, 'gone', 'G', 'removed', '', saidBy('G'));
  change.run(4, 'gone', 'G', 'added', '', none);
  change.run(2, 'former', 'F', 'changed', fields('nom', 'E', 'F'), none);
  change.run(3, 'former', 'F', 'removed', '', saidBy('F'));
  change.run(4, 'former', 'F', 'added', '', none);
  change.run(3, 'other', 'O', 'removed', '', saidBy('O'));
  change.run(4, 'other', 'P', 'added', '', none);
  change.run(3, 'new', 'N', 'added', '', none);
  change.run(4, 'new', 'N2', 'changed', fields('nom', 'N', 'N2'), none);
  const packer = createRawPacker();
  ['gone G', 'former F', 'other P'].forEach((row, index) => {
    const [identity = '', name = ''] = row.split(' ');
    const place = packer.add(recordOf(name, '\n  '));
    addEntity(db, 64 + index, name, identity);
    db.prepare('UPDATE entity SET raw_block = ?, raw_start = ?, raw_length = ? WHERE id = ?').run(
      place.block,
      place.start,
      place.length,
      64 + index,
    );
  });
  packer.finish();
  for (const { id, text } of packer.take()) {
    db.prepare('INSERT INTO raw_block VALUES (?, ?)').run(id, packText(text));
  }
  addEntity(db, 16, 'hospital', 'eg1');
  addEntity(db, 32, 'unit', 'twice');
  db.prepare('UPDATE entity SET eg_id = 16 WHERE id = 32').run();
  const file = db.name;
  db.close();

  test('given what changed when its record is there still then it is told, with its establishment; else neither is', () => {
    const { added, changed } = diffOf('s', file, 'job1');
    assert.deepEqual(
      changed.map(({ recordId, establishment }) => [recordId, establishment]),
      [
        ['s:1t', undefined],
        ['s:1u', undefined],
        ['s:w', { id: 's:g', name: 'hospital' }],
      ],
    );
    assert.deepEqual(added, [{ id: 'new', kind: 'oi', name: 'N2' }]);
  });

  test('given loads that undo one another when compared as a whole then only what remains is told', () => {
    const { from, to, added, removed, changed } = diffOf('s', file, 'job1');
    assert.deepEqual([from.job, to.job], ['job1', 'job4']);
    assert.deepEqual(
      added.map(({ id, name }) => [id, name]),
      [['new', 'N2']],
    );
    assert.deepEqual(removed, []);
    assert.deepEqual(
      changed.map(({ id, fields: told }) => [id, told]),
      [
        // What had changed before it went and came back, however that was written.
        ['former', [{ path: 'nom', old: 'E', new: 'F' }]],
        ['other', []],
        ['twice', [{ path: 'nom', old: '1', new: '3' }]],
      ],
    );
  });

  test('given no load, a date or an unknown load when compared then the load meant is found or refused', () => {
    assert.equal(diffOf('s', file).from.job, 'job3');
    assert.equal(diffOf('s', file, '2026-01-10').from.job, 'job2');
    assert.equal(diffOf('s', file, '2025-01-01').from.job, 'job1');
    for (const since of ['job9', 'hier']) {
      assert.throws(
        () => diffOf('s', file, since),
        (error) => error instanceof AppError && error.code === 'cache.comparison-unknown',
      );
    }
  });
});
