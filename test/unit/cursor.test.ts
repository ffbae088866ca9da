import assert from 'node:assert/strict';
import test from 'node:test';
import { fc } from '../helpers/properties.ts';
import { isSameGeneration, readCursor, writeCursor } from '../../electron/services/store/page-cursor.ts';
import { AppError } from '../../shared/errors.ts';

const cursor = { source: '93', generation: '20260301T100000-abc', id: 2048, name: 'cardiologie', identity: '93/12' };

test('given a cursor when written and read then it is the same', () => {
  assert.deepEqual(readCursor(writeCursor(cursor)), cursor);
  assert.equal(isSameGeneration(readCursor(writeCursor(cursor)), cursor.generation), true);
  assert.equal(isSameGeneration(cursor, '20260302T100000-abd'), false);
});

test('given any name and identity when written then it fits in 500 characters of base64url and can be read', () => {
  const text = fc.string({ unit: 'binary', maxLength: 400 });
  fc.assert(
    fc.property(text, text, fc.nat({ max: 2 ** 31 }), (name, identity, id) => {
      const written = writeCursor({
        source: 'x'.repeat(64),
        generation: 'g'.repeat(60),
        id: id * 1024,
        name,
        identity,
      });
      assert.match(written, /^[\w-]+$/);
      assert.ok(written.length <= 500, `${written.length}`);
      assert.equal(readCursor(written).id, id * 1024);
    }),
  );
});

test('given anything else when read as a cursor then it is refused as input', () => {
  const refused = (text: string) =>
    assert.throws(
      () => readCursor(text),
      (error) => error instanceof AppError && error.code === 'input.invalid',
    );
  for (const text of [
    '',
    'null',
    '%%%',
    'e30',
    writeCursor(cursor).slice(0, -3),
    Buffer.from('[2,"a","b",1,"",""]').toString('base64url'),
  ]) {
    refused(text);
  }
  fc.assert(fc.property(fc.string({ unit: 'binary' }), refused), { numRuns: 300 });
});
