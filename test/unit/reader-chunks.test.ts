import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CsdElement } from '../../shared/domain/csd/model.ts';
import { chunked, CSD, csd, difficultAnswer, envelope, readAll, seededRandom } from '../fixtures/reader/documents.ts';
import { checkWellFormed, readCsd } from '../../electron/services/ingest/reader.ts';

const ROUNDS = process.env['CERCLE_TORTURE'] === '1' ? 1000 : 50;

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes).swap16();
}

const utf16 = difficultAnswer().replace('"UTF-8"', '"UTF-16"');

const DOCUMENTS = [
  { what: 'a difficult answer', bytes: Buffer.from(difficultAnswer()) },
  { what: 'the same with a byte order mark', bytes: Buffer.from(`\uFEFF${difficultAnswer()}`) },
  { what: 'the same in UTF-16LE', bytes: Buffer.from(`\uFEFF${utf16}`, 'utf16le') },
  { what: 'the same in UTF-16BE without mark', bytes: swapped(Buffer.from(utf16, 'utf16le')) },
  { what: 'a plain CSD in SOAP with CRLF', bytes: Buffer.from(envelope(csd()).replaceAll('\n', '\r\n')) },
];

for (const { what, bytes } of DOCUMENTS) {
  test(`given ${what}, when it is cut into chunks of any size, then nothing changes`, async (t) => {
    const whole = await readAll(bytes);
    assert.equal(whole.records.length, 4);
    for (const size of [1, 2, 3, 5, 7, 11, 64]) assert.deepEqual(await readAll(bytes, {}, () => size), whole);
    for (let seed = 1; seed <= ROUNDS; seed += 1) {
      const random = seededRandom(seed);
      const greatest = 1 + Math.floor(random() * 200);
      const read = await readAll(bytes, {}, () => 1 + Math.floor(random() * greatest));
      assert.deepEqual(read, whole, `seed ${seed}`);
    }
    t.diagnostic(`count: ${ROUNDS} random cuts`);
  });
}

async function elementOf(raw: string, directory: string): Promise<CsdElement | undefined> {
  const xml = `<CSD xmlns="${CSD}"><${directory}Directory>${raw}</${directory}Directory></CSD>`;
  return (await readAll(xml)).records[0]?.element;
}

for (const { what, bytes } of DOCUMENTS) {
  test(`given ${what}, when the raw text of each record is read alone, then it is the same element`, async () => {
    const { records } = await readAll(bytes);
    for (const { raw, element, directory } of records) {
      await checkWellFormed(chunked(Buffer.from(raw), () => 1000));
      assert.deepEqual(await elementOf(raw, directory), element);
    }
  });
}

test('given an answer, when a record is read, then its raw text and offset are those of the source', async () => {
  const source = difficultAnswer();
  for (const { raw, offset } of (await readAll(source)).records) {
    const name = /^<[^\s>]+/.exec(raw)?.[0] ?? '';
    assert.ok(source.startsWith(name, offset));
    // What was added stands between the name and the rest of the start tag, nothing else changed.
    const end = raw.slice(-30);
    assert.ok(source.slice(offset).includes(end));
    const added = raw.length - (source.indexOf(end, offset) + end.length - offset);
    assert.equal(
      raw,
      name +
        raw.slice(name.length, name.length + added) +
        source.slice(offset + name.length, offset + raw.length - added),
    );
    assert.match(raw.slice(name.length, name.length + added), /^( xmlns(:\w+)?="[^"]+")*$/);
  }
});

test('given namespaces that shadow each other, when a record is read, then its raw text declares those in scope', async () => {
  const xml = `<c:CSD xmlns:c="${CSD}" xmlns="urn:a" xmlns:p="urn:1&amp;&quot;"><c:serviceDirectory xmlns="" xmlns:p="urn:2&amp;&lt;&quot;">
<c:service xmlns:q="urn:q"><a/><p:b/><q:d/></c:service></c:serviceDirectory></c:CSD>`;
  const record = (await readAll(xml)).records[0];
  const added = ` xmlns:c="${CSD}" xmlns:p="urn:2&amp;&lt;&quot;"`;
  assert.equal(record?.raw, `<c:service${added} xmlns:q="urn:q"><a/><p:b/><q:d/></c:service>`);
  const namespaces = record.element.children.map(({ name, namespace }) => `${name} ${namespace}`);
  assert.deepEqual(namespaces, ['a ', 'b urn:2&<"', 'd urn:q']);
});

test('given one chunk of many records, when they are taken, then it is read no further than needed', async () => {
  const service = `<service entityID="x">${' '.repeat(1000)}</service>`;
  const bytes = Buffer.from(`<CSD xmlns="${CSD}"><serviceDirectory>${service.repeat(2000)}</serviceDirectory></CSD>`);
  async function* once(): AsyncGenerator<Uint8Array, void, undefined> {
    yield bytes;
  }
  let count = 0;
  async function take(): Promise<void> {
    for await (const record of readCsd(once())) {
      assert.equal(record.entityId, 'x');
      // What was not read yet becomes ill-formed under the reader's eyes.
      if (count === 0) bytes.fill(0, 200_000);
      count += 1;
    }
  }
  await assert.rejects(take(), { code: 'xml.ill-formed' });
  assert.ok(count > 0 && count < 200, `${count} records`);
});
