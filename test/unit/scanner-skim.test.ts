import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCsd } from '../../electron/services/ingest/reader.ts';
import { createSearch } from '../../electron/services/ingest/scanner/search.ts';
import type { CsdDocument } from '../../shared/domain/csd/model.ts';
import { CSD, chunked, difficultAnswer, seededRandom } from '../fixtures/reader/documents.ts';

interface Some {
  readonly ids: readonly string[];
  readonly raws: readonly string[];
  readonly elements: readonly unknown[];
  readonly document: CsdDocument | undefined;
}

/** Reads the records that are wanted, in chunks of that many bytes. */
async function readSome(text: string, size: number, isWanted?: (ordinal: number) => boolean): Promise<Some> {
  const read: { ids: string[]; raws: string[]; elements: unknown[] } = { ids: [], raws: [], elements: [] };
  let document: CsdDocument | undefined;
  const options = {
    ...(isWanted !== undefined && { isWanted }),
    onDocument: (facts: CsdDocument) => (document = facts),
  };
  for await (const record of readCsd(
    chunked(Buffer.from(text), () => size),
    options,
  )) {
    read.ids.push(record.entityId);
    read.raws.push(record.raw);
    read.elements.push(record.element);
    const copied = Buffer.alloc(record.rawLength + 2, '.');
    record.copyRaw(copied, 1);
    assert.equal(copied.toString('utf8'), `.${record.raw}.`);
  }
  return { ...read, document };
}

function csdOf(records: string): string {
  return `<c:CSD xmlns:c="${CSD}"><c:facilityDirectory>${records}</c:facilityDirectory></c:CSD>`;
}

function facility(id: number, content: string, end = '</c:facility>'): string {
  return `<c:facility entityID="${id}">${content}${end}`;
}

/** What makes the end of a record hard to find. */
const CONTENTS = [
  'a',
  '<c:facility/>',
  '<c:facility a="1">x</c:facility>',
  '<c:facility><c:facility>é</c:facility></c:facility><c:facility2>Œ</c:facility2>',
  '<c:facility-a></c:facility-a>',
  '<c:facilityDirectory><c:facility entityID="no"/></c:facilityDirectory>',
  '<!-- </c:facility> -->',
  '<![CDATA[</c:facility>]]>',
  '<?outil </c:facility>?>',
  '<c:a b="! ? c:facility /c:facility> &lt;/c:facility>">c:facility ! ?</c:a>',
  `<x:facility xmlns:x="${CSD}">x</x:facility>`,
  `<facility xmlns="${CSD}">x</facility>`,
];

test('given records of which some are wanted, when they are read in chunks of any size, then these come as among all, and all are counted', async () => {
  const ends = ['</c:facility>', '</c:facility >', '</c:facility\r\n\t>'];
  const records = ends.flatMap((end, way) =>
    CONTENTS.map((content, index) => facility(100 * way + index, content, end) + ['', '\n', '<!-- x -->'][index % 3]),
  );
  for (const text of [
    csdOf(records.join('')),
    csdOf(`${records.join('')}<c:facility entityID="e"/>`),
    difficultAnswer(),
  ]) {
    const all = await readSome(text, 1000);
    for (const size of [1, 7, 100, 100_000]) {
      for (const [mod, rest] of [
        [1, 1],
        [2, 0],
        [2, 1],
        [3, 1],
      ] as const) {
        const isWanted = (ordinal: number): boolean => ordinal % mod === rest;
        const some = await readSome(text, size, isWanted);
        const wanted = <T>(items: readonly T[]): readonly T[] => items.filter((_, index) => isWanted(index));
        assert.deepEqual(some.ids, wanted(all.ids));
        assert.deepEqual(some.raws, wanted(all.raws));
        assert.deepEqual(some.elements, wanted(all.elements));
        assert.deepEqual({ ...some.document, length: 0 }, { ...all.document, length: 0 });
      }
    }
  }
});

test('given a fault in a record that is not wanted, when it is whole in a piece, then it is passed over, and met when it is wanted', async () => {
  const text = csdOf(facility(1, '<c:a></c:b>') + facility(2, 'x'));
  assert.deepEqual((await readSome(text, 10_000, (ordinal) => ordinal === 1)).ids, ['2']);
  await assert.rejects(
    readSome(text, 10_000, (ordinal) => ordinal === 0),
    { code: 'xml.ill-formed' },
  );
});

test('given a record that never ends, when it is not wanted, then the document is refused as when it is', async () => {
  const text = csdOf(facility(1, 'x', ''));
  for (const wanted of [true, false]) {
    await assert.rejects(
      readSome(text, 10_000, () => wanted),
      { code: 'xml.ill-formed' },
    );
  }
});

test('given any bytes, when a sequence is looked for in them, then its places are those that Buffer gives', (t) => {
  const random = seededRandom(5);
  let found = 0;
  for (let round = 0; round < 4000; round += 1) {
    const letters = 2 + Math.floor(random() * 4);
    const make = (length: number): Buffer =>
      Buffer.from(Array.from({ length }, () => 97 + Math.floor(random() * letters)));
    const sought = make(1 + Math.floor(random() * 14));
    const bytes = Buffer.concat([make(Math.floor(random() * 300)), sought, make(20), Buffer.alloc(4)]);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const from = Math.floor(random() * 40);
    const end = bytes.length - 4;
    const [at, expected] = [createSearch(sought).next(bytes, view, from, end), bytes.indexOf(sought, from)];
    assert.equal(at, expected);
    if (at >= 0) found += 1;
  }
  assert.ok(found > 1000);
  t.diagnostic(`count: 4000 searches, ${found} found`);
});
