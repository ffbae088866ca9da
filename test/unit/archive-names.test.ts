import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../shared/errors.ts';
import {
  announcedSha256,
  assertChecksum,
  compareSha256,
  expectedFrom,
} from '../../electron/services/ingest/archive-checksum.ts';
import { collisionKey, isDocumentName, unsafeNameReason } from '../../electron/services/ingest/archive-names.ts';
import { extractionNameOf, profilOfNames } from '../../electron/services/ingest/extraction-name.ts';

const UNSAFE = [
  '',
  '/',
  '/etc/passwd',
  '../a.xml',
  'a/../../b.xml',
  'a/..',
  '..',
  '.',
  './a.xml',
  'a//b.xml',
  'C:/a.xml',
  'c:a.xml',
  'a.xml:flux',
  '\\\\server\\share',
  'a\\b.xml',
  '..\\a.xml',
  'a\0.xml',
  'a\n.xml',
  'a\u007f',
  'CON',
  'con.xml',
  'NUL.txt',
  'a/aux/b.xml',
  'COM1.xml',
  'lpt9',
  'LPT¹.xml',
  'CONIN$',
  'nul .xml',
  'a./b.xml',
  'a.xml.',
  'a.xml ',
  'prn.tar.gz',
];
const SAFE = [
  'a.xml',
  'dossier/',
  'dossier/a.xml',
  '.caché',
  'É.xml',
  'console.xml',
  'a..b.xml',
  '...a',
  'com10.xml',
  'nuls/x',
  'a b.xml',
];

test('given names of entries, when they are judged, then exactly the unsafe ones have a reason', (t) => {
  const judged = [...UNSAFE, ...SAFE].filter((name) => unsafeNameReason(name) !== undefined);
  assert.deepEqual(judged, UNSAFE);
  t.diagnostic(`count: ${UNSAFE.length} unsafe names`);
});

test('given names that differ by case or composition only, when they are compared, then they collide', () => {
  for (const [one, other] of [
    ['A.xml', 'a.XML'],
    ['e\u0301.xml', 'É.xml'],
    ['dossier/', 'Dossier'],
    ['STRASSE', 'straße'],
  ] as const) {
    assert.equal(collisionKey(one), collisionKey(other));
  }
  assert.notEqual(collisionKey('a1.xml'), collisionKey('a2.xml'));
});

test('given files of an extraction, when documents are told, then resource forks are none', () => {
  const names = ['a.xml', 'b.XML', 'd/c.xml', '__MACOSX/a.xml', 'd/._c.xml', 'a.txt', 'xml', 'a.xml.zip'];
  assert.deepEqual(names.filter(isDocumentName), ['a.xml', 'b.XML', 'd/c.xml']);
});

const SUM = 'ab'.repeat(32);
for (const [what, text, expected] of [
  ['the sum alone', SUM, SUM],
  ['capitals', SUM.toUpperCase(), SUM],
  ['blanks and line ends', `\uFEFF \t${SUM}\r\n`, SUM],
  ['the form of sha256sum', `${SUM}  extraction.xml\n`, SUM],
  ['the binary form of sha256sum', `${SUM} *extraction.xml\n`, SUM],
  ['the BSD form', `SHA256 (extraction.xml) = ${SUM}`, SUM],
  ['a sum too short', SUM.slice(1), undefined],
  ['a sum too long', `${SUM}0`, undefined],
  ['two sums', `${SUM} a\n${'cd'.repeat(32)} b`, undefined],
  ['another text', 'lisez-moi', undefined],
  ['nothing', '', undefined],
] as const) {
  test(`given ${what} in a companion, when it is read, then the announced SHA-256 is ${expected === undefined ? 'none' : 'found'}`, () => {
    assert.equal(announcedSha256(text), expected);
  });
}

function refusedWith(values: object) {
  return (error: unknown): boolean => {
    assert.ok(error instanceof AppError);
    assert.deepEqual([error.code, error.detail.values], ['archive.checksum', values]);
    return true;
  };
}

test('given sums, when they are compared, then only a difference is refused', () => {
  assert.deepEqual(compareSha256(SUM, undefined), { sha256: SUM, checksum: 'absent' });
  assert.deepEqual(compareSha256(SUM, SUM), { sha256: SUM, checksum: 'ok', expected: SUM });
  const wrong = compareSha256(SUM, expectedFrom('lisez-moi'));
  assert.deepEqual(wrong, { sha256: SUM, checksum: 'mismatch', expected: 'lisez-moi' });
  assertChecksum('a.xml', compareSha256(SUM, SUM));
  assertChecksum('a.xml', compareSha256(SUM, undefined));
  assert.throws(
    () => {
      assertChecksum('a.xml', wrong);
    },
    refusedWith({ file: 'a.xml', expected: 'lisez-moi', found: SUM }),
  );
});

for (const [path, expected] of [
  ['ExtractionOffresSante_Profil2_202611201530.zip', { profil: 2, date: '2026-11-20T15:30:00' }],
  ['/tmp/ExtractionOffresSante_Profil0_202402290000.zip', { profil: 0, date: '2024-02-29T00:00:00' }],
  ['C:\\x\\extractionoffressante_profil3_203001010959.ZIP', { profil: 3, date: '2030-01-01T09:59:00' }],
  ['ExtractionOffresSante_Profil1_202611201530 (2).zip', { profil: 1, date: '2026-11-20T15:30:00' }],
  ['ExtractionOffresSante_Profil4_202611201530.zip', undefined],
  ['ExtractionOffresSante_Profil2_202302290000.zip', undefined],
  ['ExtractionOffresSante_Profil2_202613010000.zip', undefined],
  ['ExtractionOffresSante_Profil2_202611202400.zip', undefined],
  ['ExtractionOffresSante_Profil2_20261120153.zip', undefined],
  ['xExtractionOffresSante_Profil2_202611201530.zip', undefined],
  ['ExtractionOffresSante_Profil2_202611201530.xml', undefined],
] as const) {
  test(`given the file name ${path}, when it is parsed, then it is ${expected === undefined ? 'no extraction' : expected.date}`, () => {
    assert.deepEqual(extractionNameOf(path), expected);
  });
}

for (const [files, documents, expected] of [
  [['in/ExtractionOffresSante_Profil2_202611201530.zip'], ['a.xml'], 2],
  [['renamed.zip'], ['X_Profil1_1.xml', 'X_Profil1_2.xml'], 1],
  [['renamed.zip'], ['X_Profil1_1.xml', 'X_Profil3_2.xml'], undefined],
  [['X_Profil0.xml'], ['X_Profil0.xml'], 0],
  [['folder_Profil2_x/other.xml'], ['other.xml'], undefined],
  [['X_Profil4_1.xml'], ['X_Profil4_1.xml'], undefined],
] as const) {
  test(`given the names ${[...files, ...documents].join(', ')}, when asked for their profile, then it is ${expected}`, () => {
    assert.equal(profilOfNames(files, documents), expected);
  });
}
