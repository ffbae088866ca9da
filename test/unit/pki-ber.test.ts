import assert from 'node:assert/strict';
import { test } from 'node:test';
import { octetsOf, readBer, readFirst } from '../../electron/services/pki/ber.ts';
import { AppError } from '../../shared/errors.ts';

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex');
const refused = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;

function nested(depth: number): Uint8Array {
  return new Uint8Array([
    ...new Array<number[]>(depth).fill([0x30, 0x80]).flat(),
    ...new Array<number>(depth * 2).fill(0),
  ]);
}

test('given a value whose length is not announced when it is read then its content ends before the two zeros', () => {
  const node = readBer(bytes('30 80 02 01 05 24 80 04 02 61 62 04 01 63 00 00 04 00 00 00'));
  assert.deepEqual(
    node.children.map(({ tag }) => tag),
    [2, 4, 4],
  );
  assert.equal(hex(octetsOf(node.children[1], 'text')), '616263');
  assert.equal(hex(octetsOf(node.children[2], 'text')), '');
});

test('given octets numbered by their structure, whole or in pieces, when they are read then they are the same', () => {
  assert.equal(hex(octetsOf(readBer(bytes('80 03 61 62 63')), 'content', 0)), '616263');
  assert.equal(hex(octetsOf(readBer(bytes('a0 80 04 01 61 04 02 62 63 00 00')), 'content', 0)), '616263');
  assert.throws(() => octetsOf(readBer(bytes('81 01 61')), 'content', 0), refused('certificate.format'));
});

test('given a value cut anywhere when it is read then it is damaged', () => {
  const whole = bytes('30 0b 02 01 05 30 80 04 02 61 62 00 00');
  for (let length = 0; length < whole.length; length += 1) {
    const cut = whole.subarray(0, length);
    assert.throws(
      () => readFirst(cut).node.children.map(({ children }) => children),
      refused('certificate.format'),
      `${length}`,
    );
  }
  assert.equal(readBer(whole).children.length, 2);
});

test('given bytes after a value when it is read then only zeros and line ends are let through', () => {
  assert.equal(readBer(bytes('02 01 05 0d 0a 00 00')).tag, 2);
  assert.throws(() => readBer(bytes('02 01 05 02')), refused('certificate.format'));
});

test('given values nested beyond 32 levels when they are read then it is a limit, without a stack overflow', () => {
  assert.equal(readBer(nested(30)).tag, 16);
  for (const depth of [40, 1000, 1_000_000]) {
    assert.throws(() => readBer(nested(depth)), refused('certificate.limit'), `${depth}`);
  }
});

test('given a tag or a length made of too many bytes when it is read then it is damaged', () => {
  for (const made of [
    '3f ff ff ff 7f 01 00',
    '30 88 00 00 00 00 00 00 00 00',
    '30 86 ff ff ff ff ff ff',
    '04 80 00 00',
  ]) {
    assert.throws(() => readBer(bytes(made)), refused('certificate.format'), made);
  }
});
