import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { buffer } from 'node:stream/consumers';
import { openExtraction, type ExtractionArchive } from '../../electron/services/ingest/archive.ts';
import { openFile } from '../../electron/services/ingest/archive-file.ts';
import { readCsd } from '../../electron/services/ingest/reader.ts';
import { csd } from '../fixtures/reader/documents.ts';
import { sha256, temporaryFolder, zipOf, type Packed } from '../fixtures/reader/archives.ts';

const folder = temporaryFolder();
after(() => {
  folder.remove();
});

const XML = csd();
let written = 0;

async function packed(files: readonly Packed[], isZip64 = false): Promise<string> {
  written += 1;
  return folder.write(`${written}.zip`, await zipOf(files, isZip64));
}

async function readAll(archive: ExtractionArchive, name: string): Promise<string> {
  return (await buffer(archive.read(name))).toString('utf8');
}

test('given files with their sums, when an extraction is read, then bytes and sums are right', async () => {
  const other = 'é'.repeat(100_000);
  const archive = await openExtraction(
    await packed([
      { name: 'd/', content: '' },
      { name: 'd/A.xml', content: XML },
      { name: 'd/a.TXT', content: sha256(XML).toUpperCase() },
      { name: 'b.XML', content: other, isStreamed: true },
      { name: 'b.txt', content: ` ${sha256(other)}  b.XML\r\n` },
      { name: 'c.xml', content: XML, options: { compress: false } },
      { name: 'wrong.xml', content: XML },
      { name: 'wrong.txt', content: '00'.repeat(32) },
      { name: 'garbage.xml', content: XML },
      { name: 'garbage.txt', content: 'lisez-moi' },
      { name: 'lisezmoi.txt', content: 'x' },
      { name: '__MACOSX/._A.xml', content: 'x' },
      { name: 'inner.zip', content: await zipOf([{ name: 'x.xml', content: XML }]) },
    ]),
  );
  const names = archive.files.map(({ name }) => name);
  assert.deepEqual(names, ['d/A.xml', 'b.XML', 'c.xml', 'wrong.xml', 'garbage.xml']);
  assert.deepEqual(archive.ignored, ['lisezmoi.txt', '__MACOSX/._A.xml', 'inner.zip']);
  assert.equal(archive.files[1]?.size, Buffer.byteLength(other));
  assert.equal(archive.checksumOf('d/A.xml'), undefined);
  for (const name of names) assert.equal(await readAll(archive, name), name === 'b.XML' ? other : XML);
  const sums = names.map((name) => archive.checksumOf(name)?.checksum);
  assert.deepEqual(sums, ['ok', 'ok', 'absent', 'mismatch', 'mismatch']);
  assert.equal(archive.checksumOf('wrong.xml')?.expected, '00'.repeat(32));
  await archive.close();
});

test('given a Zip64 extraction, when it is read, then it is one like any other', async () => {
  const archive = await openExtraction(await packed([{ name: 'a.xml', content: XML }], true));
  assert.equal(await readAll(archive, 'a.xml'), XML);
  await archive.close();
});

test('given an entry, when its records are read, then they come from its stream', async () => {
  const archive = await openExtraction(await packed([{ name: 'a.xml', content: XML }]));
  const ids: string[] = [];
  for await (const { entityId } of readCsd(archive.read('a.xml'))) ids.push(entityId);
  assert.deepEqual(ids, ['s_1', 'e_2', '0013', '3']);
  await archive.close();
});

test('given a name that is not in the archive, when it is read, then it fails at once', async () => {
  const archive = await openExtraction(await packed([{ name: 'a.xml', content: XML }]));
  assert.throws(() => archive.read('b.xml'), { code: 'internal' });
  await archive.close();
});

function openDescriptors(): number {
  return readdirSync('/proc/self/fd').length;
}

const noProc = existsSync('/proc/self/fd') ? false : 'no /proc on this system';
test('given archives left at any moment, when they are closed, then no file stays open', { skip: noProc }, async () => {
  const path = await packed([{ name: 'a.xml', content: 'é'.repeat(500_000) }]);
  const refused = folder.write('refused.zip', (await zipOf([{ name: 'a.txt', content: 'x' }])).subarray(0));
  const before = openDescriptors();
  for (let round = 0; round < 5; round += 1) {
    const archive = await openExtraction(path);
    for await (const chunk of archive.read('a.xml')) {
      assert.ok(chunk.length > 0);
      break;
    }
    assert.equal(archive.checksumOf('a.xml'), undefined);
    await archive.close();
    await archive.close();
    await assert.rejects(openFile(refused), { code: 'archive.no-xml' });
  }
  assert.equal(openDescriptors(), before);
});

test('given a plain file, when it is opened, then it is an extraction of one file', async () => {
  const path = folder.write('plain.XML', XML);
  const archive = await openFile(path);
  assert.deepEqual([archive.kind, archive.ignored], ['xml', []]);
  const size = Buffer.byteLength(XML);
  assert.deepEqual(archive.files, [{ name: 'plain.XML', compressedSize: size, size, expected: undefined }]);
  assert.equal(await readAll(archive, 'plain.XML'), XML);
  assert.deepEqual(archive.checksumOf('plain.XML'), { sha256: sha256(XML), checksum: 'absent' });
  await archive.close();
});

for (const [what, content, checksum] of [
  ['its sum', sha256(XML), 'ok'],
  ['another sum', '12'.repeat(32), 'mismatch'],
  ['a text that is no sum', 'notes', 'absent'],
] as const) {
  test(`given a plain file beside ${what}, when it is read, then its checksum is ${checksum}`, async () => {
    written += 1;
    const path = folder.write(`${written}.xml`, XML);
    folder.write(`${written}.txt`, content);
    const archive = await openFile(path);
    await readAll(archive, `${written}.xml`);
    assert.equal(archive.checksumOf(`${written}.xml`)?.checksum, checksum);
    await archive.close();
  });
}

test('given an archive under another name, when it is opened, then its first bytes decide', async () => {
  const zip = await zipOf([{ name: 'a.xml', content: XML }]);
  const archive = await openFile(folder.write('renamed.xml', zip));
  assert.equal(archive.kind, 'zip');
  await archive.close();
  const plain = await openFile(folder.write('renamed.zip', XML));
  assert.equal(plain.kind, 'xml');
  await plain.close();
});

test('given an empty file, when it is opened, then it is a plain one without bytes', async () => {
  const archive = await openFile(folder.write('empty.xml', ''));
  assert.equal(await readAll(archive, 'empty.xml'), '');
  await archive.close();
});

test('given a path that is no readable file, when it is opened, then the reason is told', async () => {
  mkdirSync(join(folder.path, 'sub.xml'));
  for (const open of [openFile, openExtraction]) {
    await assert.rejects(open(join(folder.path, 'missing.zip')), { code: 'file.not-found' });
    await assert.rejects(open(join(folder.path, 'renamed.xml', 'x')), { code: 'file.not-found' });
    await assert.rejects(open(join(folder.path, 'sub.xml')), { code: 'file.unreadable' });
  }
});
