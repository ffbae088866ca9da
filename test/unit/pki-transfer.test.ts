import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pack, wipe } from '../../electron/services/pki/transfer.ts';

const PKI = join(import.meta.dirname, '..', '..', 'electron', 'services', 'pki');

test('given data with bytes when it is packed then the copy has buffers of its own and the original is untouched', () => {
  const pool = Buffer.from('a secret in a pool of buffers');
  const data = { name: 'file', keys: [{ pkcs8: pool.subarray(2, 8) }], none: null, missing: undefined };
  const { value, buffers } = pack(data);
  assert.deepEqual(
    buffers.map(({ byteLength }) => byteLength),
    [6],
  );
  const moved = structuredClone(value, { transfer: [...buffers] });
  assert.equal(Buffer.from(moved.keys[0]!.pkcs8).toString(), 'secret');
  assert.equal(value.keys[0]!.pkcs8.length, 0, 'nothing stays behind in the copy');
  assert.equal(pool.toString(), 'a secret in a pool of buffers');
});

test('given data with bytes when it is wiped then every byte of it is zero and the rest is left', () => {
  const data = { name: 'file', keys: [new Uint8Array([1, 2])], deep: { der: Buffer.from([3]) } };
  wipe(data);
  assert.deepEqual(data, { name: 'file', keys: [new Uint8Array(2)], deep: { der: Buffer.alloc(1) } });
});

test('given the code that handles keys when it is read then it writes nothing to a log, a console or a file', () => {
  const files = readdirSync(PKI, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  assert.ok(files.length > 10);
  for (const file of files) {
    const text = readFileSync(join(PKI, file), 'utf8');
    assert.doesNotMatch(text, /\bconsole\b|\.log\.|\blog\(|stdout|stderr|debuglog|node:fs|node:util['"].*debug/u, file);
  }
});
