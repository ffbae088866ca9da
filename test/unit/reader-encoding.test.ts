import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../shared/errors.ts';
import { CSD, readAll } from '../fixtures/reader/documents.ts';

function document(name: string, declaration: string | undefined): string {
  const head = declaration === undefined ? '' : `<?xml version="1.0" encoding="${declaration}"?>`;
  return `${head}<CSD xmlns="${CSD}"><serviceDirectory><service entityID="1">${name}</service></serviceDirectory></CSD>`;
}

function bigEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

/** A document in which the bytes `inside` stand for `§`. */
function withBytes(declaration: string | undefined, inside: readonly number[]): Buffer {
  const [before = '', after = ''] = document('§', declaration).split('§');
  return Buffer.concat([Buffer.from(before), Buffer.from(inside), Buffer.from(after)]);
}

const FRENCH = 'Hôpital de l’Œuvre 12 €';
const LATIN_1 = 'Hôpital àéèùçÀÉ ¤¦¨´¸¼½¾';

const READ: readonly {
  readonly what: string;
  readonly bytes: Buffer;
  readonly text: string;
  readonly encoding: string;
}[] = [
  { what: 'UTF-8 undeclared', bytes: Buffer.from(document(FRENCH, undefined)), text: FRENCH, encoding: 'UTF-8' },
  { what: 'utf-8 in lower case', bytes: Buffer.from(document(FRENCH, 'utf-8')), text: FRENCH, encoding: 'UTF-8' },
  {
    what: 'UTF-8 with mark',
    bytes: Buffer.from(`\uFEFF${document(FRENCH, 'UTF-8')}`),
    text: FRENCH,
    encoding: 'UTF-8',
  },
  {
    what: 'UTF-16LE with mark',
    bytes: Buffer.from(`\uFEFF${document(FRENCH, 'UTF-16')}`, 'utf16le'),
    text: FRENCH,
    encoding: 'UTF-16LE',
  },
  {
    what: 'UTF-16LE with mark, undeclared',
    bytes: Buffer.from(`\uFEFF${document(FRENCH, undefined)}`, 'utf16le'),
    text: FRENCH,
    encoding: 'UTF-16LE',
  },
  {
    what: 'UTF-16BE with mark',
    bytes: bigEndian(`\uFEFF${document(FRENCH, 'UTF-16')}`),
    text: FRENCH,
    encoding: 'UTF-16BE',
  },
  {
    what: 'UTF-16LE without mark',
    bytes: Buffer.from(document(FRENCH, 'UTF-16'), 'utf16le'),
    text: FRENCH,
    encoding: 'UTF-16LE',
  },
  { what: 'UTF-16BE without mark', bytes: bigEndian(document(FRENCH, 'utf-16be')), text: FRENCH, encoding: 'UTF-16BE' },
  {
    what: 'UTF-16LE without mark or declaration',
    bytes: Buffer.from(document(FRENCH, undefined), 'utf16le'),
    text: FRENCH,
    encoding: 'UTF-16LE',
  },
  {
    what: 'ISO-8859-1',
    bytes: Buffer.from(document(LATIN_1, 'ISO-8859-1'), 'latin1'),
    text: LATIN_1,
    encoding: 'ISO-8859-1',
  },
  {
    what: 'ISO-8859-1 by an alias',
    bytes: Buffer.from(document(LATIN_1, 'latin1'), 'latin1'),
    text: LATIN_1,
    encoding: 'ISO-8859-1',
  },
  {
    what: 'true latin1, not windows-1252',
    bytes: withBytes('iso-8859-1', [0x80, 0x92, 0x9c]),
    text: '\u0080\u0092\u009c',
    encoding: 'ISO-8859-1',
  },
  {
    what: 'windows-1252',
    bytes: withBytes('Windows-1252', [0x80, 0x92, 0x9c, 0xe9]),
    text: '€’œé',
    encoding: 'windows-1252',
  },
  {
    what: 'ISO-8859-15',
    bytes: withBytes('ISO-8859-15', [0xa4, 0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe, 0xe9, 0xbf]),
    text: '€ŠšŽžŒœŸé¿',
    encoding: 'ISO-8859-15',
  },
  { what: 'US-ASCII', bytes: Buffer.from(document('Hopital', 'US-ASCII')), text: 'Hopital', encoding: 'US-ASCII' },
  {
    what: 'a declaration in single quotes',
    bytes: Buffer.from(
      document('é', undefined).replace(/^/, "<?xml version='1.0'\n encoding = 'ISO-8859-1' ?>"),
      'latin1',
    ),
    text: 'é',
    encoding: 'ISO-8859-1',
  },
];

for (const { what, bytes, text, encoding } of READ) {
  test(`given ${what}, when it is read whole or byte by byte, then its text is right`, async () => {
    for (const size of [bytes.length, 1, 3]) {
      const { records, document: facts } = await readAll(bytes, {}, () => size);
      assert.equal(records[0]?.element.text, text);
      assert.deepEqual([facts?.encoding, facts?.bytes], [encoding, bytes.length]);
    }
  });
}

const REFUSED: readonly { readonly what: string; readonly bytes: Buffer; readonly offset?: number }[] = [
  {
    what: 'a latin1 byte in UTF-8',
    bytes: withBytes(undefined, [0x41, 0xe9, 0x42]),
    offset: prefixLength(undefined) + 1,
  },
  { what: 'an overlong form', bytes: withBytes(undefined, [0xc0, 0xaf]), offset: prefixLength(undefined) },
  { what: 'a surrogate in UTF-8', bytes: withBytes('UTF-8', [0xed, 0xa0, 0x80]), offset: prefixLength('UTF-8') },
  {
    what: 'a code point too high',
    bytes: withBytes(undefined, [0xf4, 0x90, 0x80, 0x80]),
    offset: prefixLength(undefined),
  },
  {
    what: 'a sequence cut by another character',
    bytes: withBytes(undefined, [0xe2, 0x82, 0x41]),
    offset: prefixLength(undefined),
  },
  { what: 'a continuation byte alone', bytes: withBytes(undefined, [0xbf]), offset: prefixLength(undefined) },
  { what: 'a high byte in US-ASCII', bytes: withBytes('US-ASCII', [0xe9]), offset: prefixLength('US-ASCII') },
  {
    what: 'a byte that windows-1252 leaves undefined',
    bytes: withBytes('windows-1252', [0x81]),
    offset: prefixLength('windows-1252'),
  },
  {
    what: 'a lone surrogate in UTF-16',
    bytes: Buffer.from(document('\ud800a', undefined), 'utf16le'),
    offset: 2 * prefixLength(undefined),
  },
  {
    what: 'a character cut after the end',
    bytes: Buffer.concat([Buffer.from(document('a', undefined)), Buffer.from([0xc3])]),
    offset: document('a', undefined).length,
  },
  { what: 'UTF-16 declared in one-byte characters', bytes: Buffer.from(document('a', 'UTF-16')) },
  { what: 'UTF-8 declared in UTF-16', bytes: Buffer.from(`\uFEFF${document('a', 'UTF-8')}`, 'utf16le') },
  { what: 'UTF-16BE declared in little endian', bytes: Buffer.from(`\uFEFF${document('a', 'UTF-16BE')}`, 'utf16le') },
  { what: 'ISO-8859-1 declared after the mark of UTF-8', bytes: Buffer.from(`\uFEFF${document('a', 'ISO-8859-1')}`) },
  { what: 'an unknown encoding', bytes: Buffer.from(document('a', 'UTF-7')) },
  { what: 'an encoding named as a trap of the language', bytes: Buffer.from(document('a', 'constructor')) },
  { what: 'UTF-32', bytes: Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0]) },
  { what: 'EBCDIC', bytes: Buffer.from([0x4c, 0x6f, 0xa7, 0x94, 0x93]) },
];

function prefixLength(declaration: string | undefined): number {
  return document('§', declaration).indexOf('§');
}

for (const { what, bytes, offset } of REFUSED) {
  test(`given ${what}, when it is read, then the encoding is refused`, async () => {
    for (const size of [bytes.length, 1, 7]) {
      const error = await readAll(bytes, {}, () => size).catch((thrown: unknown) => thrown);
      assert.ok(error instanceof AppError);
      assert.equal(error.code, 'xml.encoding');
      if (offset !== undefined) assert.equal(error.detail.values?.['offset'], offset);
    }
  });
}

test('given an encoding that is not read, when it is refused, then it is named', async () => {
  await assert.rejects(readAll(Buffer.from(document('a', 'Shift_JIS'))), /"Shift_JIS"/);
});

test('given every byte of the one-byte encodings, when they are read, then the text is that of another decoder', async () => {
  const high = Array.from({ length: 128 }, (_, index) => 128 + index);
  for (const name of ['windows-1252', 'iso-8859-15']) {
    const expected = new TextDecoder(name);
    const bytes = high.filter((byte) => name !== 'windows-1252' || ![0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte));
    const { records } = await readAll(withBytes(name, bytes));
    assert.equal(records[0]?.element.text, expected.decode(Uint8Array.from(bytes)));
  }
});
