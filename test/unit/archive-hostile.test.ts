import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { ArchiveLimits } from '../../electron/services/ingest/archive-entries.ts';
import { openFile } from '../../electron/services/ingest/archive-file.ts';
import { openExtraction } from '../../electron/services/ingest/archive.ts';
import { csd, seededRandom } from '../fixtures/reader/documents.ts';
import { centralHeader, endRecord, sha256, temporaryFolder, zipOf, type Packed } from '../fixtures/reader/archives.ts';

const folder = temporaryFolder();
after(() => {
  folder.remove();
});

const XML = csd();
const GOOD: Packed = { name: 'good.xml', content: XML };
const MEGABYTE = 1024 * 1024;

/** All of them under torture, else 60 chosen by a seed. */
function sampled(values: readonly number[]): readonly number[] {
  if (process.env['CERCLE_TORTURE'] === '1') return values;
  const random = seededRandom(values.length);
  return Array.from({ length: 60 }, () => values[Math.floor(random() * values.length)] ?? 0);
}

/** Opens an archive and reads all its documents; the refusal and the bytes given before it. */
async function outcome(bytes: Buffer, limits: Partial<ArchiveLimits> = {}): Promise<{ code: string; bytes: number }> {
  const path = folder.write('hostile.zip', bytes);
  let given = 0;
  try {
    const archive = await openExtraction(path, limits);
    try {
      for (const { name } of archive.files) for await (const chunk of archive.read(name)) given += chunk.length;
    } finally {
      await archive.close();
    }
  } catch (error) {
    assert.ok(error instanceof AppError, String(error));
    return { code: error.code, bytes: given };
  }
  return { code: 'accepted', bytes: given };
}

async function assertRefused(bytes: Buffer, code: ErrorCode, limits: Partial<ArchiveLimits> = {}): Promise<void> {
  assert.deepEqual(await outcome(bytes, limits), { code, bytes: 0 });
}

test('given an archive with nothing wrong, when it is read, then it is accepted', async () => {
  assert.equal((await outcome(await zipOf([GOOD]))).code, 'accepted');
});

const UNSAFE_NAMES = [
  '../evil.xml',
  '../../../../tmp/evil.xml',
  'a/../../evil.xml',
  '/tmp/evil.xml',
  '//server/evil.xml',
  'C:/evil.xml',
  'C:evil.xml',
  '..\\evil.xml',
  '\\\\server\\e.xml',
  'a\\evil.xml',
  'evil.xml\0.txt',
  'evil\r.xml',
  './evil.xml',
  'a//evil.xml',
  'CON.xml',
  'nul.txt',
  'dir/COM1.xml',
  'LPT1.tar.xml',
  'aux/evil.xml',
  'evil.xml.',
  'evil.xml ',
  'evil.xml:ads',
  '__MACOSX/../../evil',
];

test('given names that leave the folder or trap a system, when an archive is opened, then it is refused', async (t) => {
  for (const name of UNSAFE_NAMES) {
    assert.deepEqual(
      [name, await outcome(await zipOf([GOOD, { name, content: 'x' }]))],
      [name, { code: 'archive.unsafe-path', bytes: 0 }],
    );
  }
  t.diagnostic(`count: ${UNSAFE_NAMES.length} archives with an unsafe name`);
});

for (const [what, names] of [
  ['twice the same name', ['a.xml', 'a.xml']],
  ['names that differ by case', ['Dossier/a.xml', 'dossier/A.xml']],
  ['names that differ by composition', ['e\u0301.xml', '\u00e9.xml']],
  ['a file and a folder of one name', ['a.xml/', 'A.xml']],
] as const) {
  test(`given ${what}, when an archive is opened, then it is refused`, async () => {
    await assertRefused(
      await zipOf(names.map((name) => ({ name, content: name.endsWith('/') ? '' : XML }))),
      'archive.unsafe-path',
    );
  });
}

for (const [what, mode] of [
  ['link', 0o120777],
  ['pipe', 0o010644],
  ['device', 0o060644],
] as const) {
  test(`given a symbolic ${what}, when an archive is opened, then it is refused`, async () => {
    await assertRefused(
      await zipOf([GOOD, { name: 'l.xml', content: '/etc/passwd', options: { mode } }]),
      'archive.unsafe-path',
    );
  });
}

for (const [what, flag] of [
  ['password', 0x01],
  ['strong encryption', 0x41],
] as const) {
  test(`given a ${what}, when an archive is opened, then it is refused as encrypted`, async () => {
    const zip = await zipOf([GOOD]);
    zip.writeUInt16LE(zip.readUInt16LE(6) | flag, 6);
    const header = centralHeader(zip, 0);
    zip.writeUInt16LE(zip.readUInt16LE(header + 8) | flag, header + 8);
    await assertRefused(zip, 'archive.encrypted');
  });
}

test('given a password that only the local header tells, when an archive is opened, then it is refused', async () => {
  const zip = await zipOf([GOOD]);
  zip.writeUInt16LE(zip.readUInt16LE(6) | 1, 6);
  await assertRefused(zip, 'archive.encrypted');
});

test('given 11 MB that take 11 kB, when an archive is opened, then it is refused before it is expanded', async () => {
  const zip = await zipOf([{ name: 'bomb.xml', content: Buffer.alloc(11 * MEGABYTE) }]);
  assert.ok(zip.length < 20_000);
  await assertRefused(zip, 'archive.bomb');
  await assertRefused(await zipOf([GOOD, { name: 'bomb.bin', content: Buffer.alloc(11 * MEGABYTE) }]), 'archive.bomb');
});

test('given 9 MB that take 9 kB, when an archive is read, then the ratio is not held against it', async () => {
  assert.deepEqual(await outcome(await zipOf([{ name: 'a.xml', content: Buffer.alloc(9 * MEGABYTE, ' ') }])), {
    code: 'accepted',
    bytes: 9 * MEGABYTE,
  });
});

test('given limits, when an archive exceeds one by little, then it is refused', async () => {
  const zip = await zipOf([GOOD, { name: 'b.xml', content: XML }]);
  const size = 2 * Buffer.byteLength(XML);
  assert.equal((await outcome(zip, { size, entries: 2 })).code, 'accepted');
  await assertRefused(zip, 'archive.bomb', { size: size - 1 });
  await assertRefused(zip, 'archive.bomb', { entries: 1 });
  await assertRefused(zip, 'archive.bomb', { ratio: 1, ratioFrom: 10 });
});

test('given 10,001 entries or a million claimed, when an archive is opened, then it is refused without a look at them', async () => {
  const zip = await zipOf([GOOD]);
  zip.writeUInt16LE(10_001, endRecord(zip) + 10);
  await assertRefused(zip, 'archive.bomb');
  const large = await zipOf([GOOD], true);
  const zip64 = large.indexOf(Buffer.from('PK\u0006\u0006', 'latin1'));
  large.writeBigUInt64LE(1_000_000n, zip64 + 32);
  await assertRefused(large, 'archive.bomb');
});

test('given two entries that share their bytes, when an archive is opened, then it is refused', async () => {
  const zip = await zipOf([GOOD, { name: 'b.xml', content: XML }, { name: 'c.xml', content: XML }]);
  for (const rank of [1, 2]) {
    const overlapping = Buffer.from(zip);
    overlapping.writeUInt32LE(rank === 1 ? 0 : 40, centralHeader(overlapping, rank) + 42);
    await assertRefused(overlapping, 'archive.bomb');
  }
});

test('given an entry larger than declared, when it is read, then it stops at what was declared', async () => {
  const zip = await zipOf([{ name: 'a.xml', content: Buffer.alloc(5 * MEGABYTE, ' ') }]);
  zip.writeUInt32LE(1000, centralHeader(zip, 0) + 24);
  const { code, bytes } = await outcome(zip);
  assert.equal(code, 'archive.bomb');
  assert.ok(bytes <= 1000);
  const stored = await zipOf([{ ...GOOD, options: { compress: false } }]);
  stored.writeUInt32LE(10, centralHeader(stored, 0) + 24);
  await assertRefused(stored, 'archive.bomb');
});

test('given an entry smaller than declared, when it is read, then the archive is damaged', async () => {
  const zip = await zipOf([GOOD]);
  zip.writeUInt32LE(Buffer.byteLength(XML) + 1, centralHeader(zip, 0) + 24);
  assert.equal((await outcome(zip)).code, 'archive.invalid');
});

test('given a wrong CRC-32, when an entry was read, then the archive is damaged', async () => {
  const zip = await zipOf([GOOD]);
  zip.writeUInt32LE(1, centralHeader(zip, 0) + 16);
  assert.equal((await outcome(zip)).code, 'archive.invalid');
});

test('given a companion with a wrong CRC-32, when an archive is opened, then it is damaged', async () => {
  const zip = await zipOf([GOOD, { name: 'good.txt', content: sha256(XML) }]);
  zip.writeUInt32LE(1, centralHeader(zip, 1) + 16);
  await assertRefused(zip, 'archive.invalid');
});

test('given any byte of the data changed, when it is read, then it is never accepted', async (t) => {
  const zip = await zipOf([GOOD]);
  const start = 30 + GOOD.name.length;
  const end = zip.indexOf(Buffer.from('PK', 'latin1'), start);
  const places = sampled(Array.from({ length: end - start }, (_, index) => start + index));
  for (const at of places) {
    const damaged = Buffer.from(zip);
    damaged[at] = (damaged[at] ?? 0) ^ 0x10;
    const { code } = await outcome(damaged);
    assert.ok(code === 'archive.invalid' || code === 'archive.bomb', `byte ${at}: ${code}`);
  }
  t.diagnostic(`count: ${places.length} changed bytes`);
});

test('given an archive cut anywhere, when it is opened, then it is refused', async (t) => {
  const zip = await zipOf([GOOD, { name: 'good.txt', content: sha256(XML) }]);
  for (let length = 0; length < zip.length; length += 1)
    await assertRefused(zip.subarray(0, length), 'archive.invalid');
  t.diagnostic(`count: ${zip.length} cuts`);
});

for (const [what, patch] of [
  ['a local header of another name', (zip: Buffer) => zip.write('evil', 30)],
  ['a compression that is not read', (zip: Buffer) => zip.writeUInt16LE(12, centralHeader(zip, 0) + 10)],
  ['a local header that is none', (zip: Buffer) => zip.writeUInt32LE(0, 0)],
  ['an offset beyond the end', (zip: Buffer) => zip.writeUInt32LE(0x7fffffff, centralHeader(zip, 0) + 42)],
  ['a second disk', (zip: Buffer) => zip.writeUInt16LE(1, endRecord(zip) + 4)],
  ['a central directory elsewhere', (zip: Buffer) => zip.writeUInt32LE(0, endRecord(zip) + 16)],
] as const) {
  test(`given ${what}, when an archive is opened, then it is damaged`, async () => {
    const zip = await zipOf([GOOD]);
    patch(zip);
    await assertRefused(zip, 'archive.invalid');
  });
}

test('given no document inside, when an archive is opened, then it is refused', async () => {
  const inner = await zipOf([GOOD]);
  for (const files of [
    [],
    [{ name: 'a.txt', content: 'x' }],
    [{ name: 'a.zip', content: inner }],
    [{ name: '__MACOSX/a.xml', content: 'x' }],
  ]) {
    const path = folder.write('none.zip', await zipOf(files));
    await assert.rejects(openFile(path), { code: 'archive.no-xml' });
  }
});
