import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DerError, DerReader, whole } from '../../electron/services/pki/chain/der.ts';
import { bitsOf, countOf, oidText, timeOf } from '../../electron/services/pki/chain/der-values.ts';
import { extensionList } from '../../electron/services/pki/chain/extension-list.ts';

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex');

/** The rule broken, `read` when none is. */
function ruleOf(read: () => unknown): string {
  try {
    read();
    return 'read';
  } catch (error) {
    assert.ok(error instanceof DerError, String(error));
    return error.rule;
  }
}

const first = (hex: string) => ruleOf(() => new DerReader(bytes(hex)).next('value'));

test('given lengths when read then only the shortest definite form that fits is taken', () => {
  assert.equal(first('04 02 0102'), 'read');
  assert.equal(first('04 8102 0102'), 'length');
  assert.equal(first(`04 820080 ${'00'.repeat(128)}`), 'length');
  assert.equal(first(`04 8180 ${'00'.repeat(128)}`), 'read');
  assert.equal(first('30 80 0000'), 'length');
  assert.equal(first('04 85 0000000001 00'), 'length');
  for (const cut of ['04', '04 02 01', '04 82 01', ''])
    assert.equal(first(cut), cut === '04 82 01' ? 'length' : 'truncated');
  assert.equal(first('1f 81 01 00'), 'tag');
});

test('given bytes after the end when a document is read then it is refused', () => {
  assert.equal(
    ruleOf(() => whole(bytes('30 00'), 'document')),
    'read',
  );
  assert.equal(
    ruleOf(() => whole(bytes('30 00 00'), 'document')),
    'document: bytes follow the end',
  );
  assert.equal(
    ruleOf(() => whole(bytes('31 00'), 'document')),
    'document',
  );
});

test('given identifiers when read then padding, cut arcs and empty ones are refused', () => {
  assert.equal(oidText(bytes('551d13')), '2.5.29.19');
  assert.equal(oidText(bytes('2a864886f70d01010b')), '1.2.840.113549.1.1.11');
  assert.equal(oidText(bytes('883703')), '2.999.3');
  for (const bad of ['', '55 80 1d', '55 1d 93', '80 01'])
    assert.equal(
      ruleOf(() => oidText(bytes(bad))),
      'oid',
    );
});

test('given numbers and bits when read then only their shortest form is taken', () => {
  const count = (hex: string) => ruleOf(() => countOf(new DerReader(bytes(hex)).next('n', 0x02), 'n'));
  assert.deepEqual(['020100', '02020080', '020500ffffffff'].map(count), ['read', 'read', 'read']);
  assert.deepEqual(['0200', '02020001', '0201ff', '0202ff80'].map(count), ['n', 'n', 'n', 'n']);
  assert.deepEqual([...bitsOf(bytes('01 06'), 'bits')], [5, 6]);
  assert.deepEqual([...bitsOf(bytes('07 0080'), 'bits')], [8]);
  for (const bad of ['', '00', '01 01', '08 80', '00 00'])
    assert.equal(
      ruleOf(() => bitsOf(bytes(bad), 'bits')),
      'bits',
    );
});

test('given times when read then only real ones in the two forms of RFC 5280 are taken', () => {
  const utc = (text: string) => timeOf(0x17, Buffer.from(text));
  const long = (text: string) => timeOf(0x18, Buffer.from(text));
  assert.equal(utc('491231235959Z'), Date.UTC(2049, 11, 31, 23, 59, 59));
  assert.equal(utc('500101000000Z'), Date.UTC(1950, 0, 1));
  assert.equal(long('99991231235959Z'), Date.UTC(9999, 11, 31, 23, 59, 59));
  assert.equal(utc('240229000000Z'), Date.UTC(2024, 1, 29));
  const bad = [
    '4912312359Z',
    '491231235959',
    '491231235959+',
    '491331235959Z',
    '230229000000Z',
    '491231245959Z',
    '49123123595aZ',
  ];
  for (const text of bad)
    assert.equal(
      ruleOf(() => utc(text)),
      'time',
    );
  for (const text of ['20491231235959.5Z', '491231235959Z', '20490431000000Z'])
    assert.equal(
      ruleOf(() => long(text)),
      'time',
    );
});

test('given extensions when read then none is empty, twice, or critical by a written FALSE', () => {
  const one = '30 08 0603 551d0e 0401 00';
  assert.equal(extensionList(bytes(one)).size, 1);
  assert.equal(
    ruleOf(() => extensionList(bytes(''))),
    'extensions',
  );
  assert.equal(
    ruleOf(() => extensionList(bytes(one + one))),
    'extension 2.5.29.14 twice',
  );
  assert.equal(
    ruleOf(() => extensionList(bytes('30 0b 0603 551d0e 010100 0401 00'))),
    'extension: critical written as false',
  );
  assert.equal(
    ruleOf(() => extensionList(bytes('30 0b 0603 551d0e 010101 0401 00'))),
    'extension',
  );
  assert.equal(extensionList(bytes('30 0b 0603 551d0e 0101ff 0401 00')).get('2.5.29.14')?.isCritical, true);
});
