import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parseFiles } from '../../electron/services/ingest/parse-files.ts';
import type { ParsedBatch, ParseSummary } from '../../electron/services/ingest/messages.ts';
import { unpackRows } from '../../electron/services/ingest/packed-rows.ts';
import { joinSummaries } from '../../electron/services/ingest/share-summaries.ts';
import { loadLabels, tableSource } from '../../electron/services/ingest/tables.ts';
import { STAGED_TABLES, type StagedRows, type StagedTable, type Value } from '../../electron/services/store/batch.ts';
import type { Located } from '../../electron/services/store/index.ts';
import { openReadable } from '../../electron/services/store/sqlite.ts';
import { buildWords } from '../../electron/services/store/words-index.ts';
import { wordsOfTables } from '../../electron/services/store/words.ts';
import { AppError } from '../../shared/errors.ts';
import { createTestPorts, type TestPorts } from '../helpers/ports.ts';
import { importFiles, locateSource, writeParts, type RegionOnDisk } from '../helpers/region.ts';
import { dumpStore, type StoreDump } from '../helpers/store-dump.ts';

interface Parsed {
  readonly summary: ParseSummary;
  readonly batches: readonly ParsedBatch[];
}

describe('an input read by several threads', () => {
  let ports: TestPorts;
  let region: RegionOnDisk;
  before(() => {
    ports = createTestPorts();
    region = writeParts(join(ports.folder, 'region'), { units: 300, seed: 4, region: '11', files: 3 });
  });
  after(() => ports.dispose());

  async function parse(of: number): Promise<readonly Parsed[]> {
    const parsed: Parsed[] = [];
    for (let index = 0; index < of; index += 1) {
      const batches: ParsedBatch[] = [];
      const request = { ...tableSource(ports), files: region.files, share: { index, of } };
      const send = (batch: ParsedBatch): Promise<void> => Promise.resolve(void batches.push(batch));
      parsed.push({ summary: await parseFiles(request, send), batches });
    }
    return parsed;
  }

  test('given any number of shares when each is read then together they make the same rows, each batch once, and the same facts', async (t) => {
    const [alone] = await parse(1);
    assert.ok(alone);
    const wanted = content([alone]);
    for (const threads of [2, 3]) {
      const parsed = await parse(threads);
      const numbers = parsed.flatMap(({ batches }) => batches.map(({ number }) => number)).sort((a, b) => a - b);
      assert.deepEqual(
        numbers,
        numbers.map((_, index) => index),
      );
      assert.equal(numbers.length, alone.summary.batches);
      assert.deepEqual(content(parsed), wanted);
      assert.deepEqual(joinSummaries(parsed.map(({ summary }) => summary)), joinSummaries([alone.summary]));
    }
    t.diagnostic(`count: ${alone.summary.batches} batches, ${wanted.length} rows`);
  });

  test('given one thread or two when an extraction is imported then the source is the same', async () => {
    const dumps: StoreDump[] = [];
    for (const threads of [1, 2]) {
      const own = createTestPorts();
      await importFiles(own, { files: region.files, source: 'region', threads });
      dumps.push(dumpStore(located(own)));
      own.dispose();
    }
    assert.deepEqual(dumps[1], dumps[0]);
  });

  test('given words made while tables are filled when they are made again from the tables then they are the same', async () => {
    const own = createTestPorts();
    await importFiles(own, { files: region.files, source: 'region', threads: 2 });
    const { dataFile, ftsFile } = located(own);
    const again = join(own.folder, 'again.db');
    const data = openReadable(dataFile);
    const { labelOf } = loadLabels(tableSource(own));
    buildWords(again, wordsOfTables(data, labelOf));
    data.close();
    const { words } = dumpStore({ dataFile, ftsFile: again });
    assert.ok(words.size > 500);
    assert.deepEqual(dumpStore({ dataFile, ftsFile }).words, words);
    own.dispose();
  });

  test('given a document that is cut when two threads read it then it is refused as by one, and nothing is left', async () => {
    const cut = join(ports.folder, 'cut.xml');
    const text = readFileSync(region.files[0] ?? '', 'utf8');
    writeFileSync(cut, text.slice(0, text.length - 40));
    for (const threads of [1, 2]) {
      const own = createTestPorts();
      await assert.rejects(importFiles(own, { files: [cut], source: 'region', threads }), isTruncated);
      assert.equal(locateSource(own, 'region'), undefined);
      own.dispose();
    }
  });

  test('given faults in the records of two threads when they read it then the first of them is told, as by one thread', async () => {
    const text = readFileSync(region.files[0] ?? '', 'utf8');
    const end = '</csd:primaryName>';
    const broken = (source: string, share: number): string => {
      const at = source.indexOf(end, Math.floor(source.length * share));
      assert.ok(at > 0);
      return `${source.slice(0, at)}</csd:primaryname>${source.slice(at + end.length)}`;
    };
    const faults = [broken(text, 0.9), broken(text, 0.1), broken(broken(text, 0.9), 0.1)];
    for (const [index, fault] of faults.entries()) {
      const file = join(ports.folder, `fault-${index}.xml`);
      writeFileSync(file, fault);
      const refusals: unknown[] = [];
      for (const threads of [1, 2]) {
        const own = createTestPorts();
        await importFiles(own, { files: [file], source: 'region', threads }).catch((error: unknown) => {
          if (error instanceof AppError) refusals.push([error.code, error.message, error.detail.values]);
        });
        assert.equal(locateSource(own, 'region'), undefined);
        own.dispose();
      }
      assert.equal(refusals.length, 2);
      assert.deepEqual(refusals[1], refusals[0]);
      assert.match(JSON.stringify(refusals[0]), /xml\.ill-formed.*line \d+, column \d+/);
    }
  });

  test('given threads that saw another content when their summaries are joined then the file is said to have been written to', async () => {
    const [one, other] = (await parse(2)).map(({ summary }) => summary);
    assert.ok(one && other);
    const files = other.files.map((file, index) => (index === 1 ? { ...file, sha256: 'autre' } : file));
    assert.throws(
      () => joinSummaries([one, { ...other, files }]),
      (error) => error instanceof AppError && error.code === 'file.unreadable' && /part-2\.xml/.test(error.message),
    );
  });
});

function isTruncated(error: unknown): boolean {
  return error instanceof AppError && error.code === 'xml.truncated';
}

function located(ports: TestPorts): Located {
  const found = locateSource(ports, 'region');
  assert.ok(found);
  return found;
}

/**
 * Every row, and every record's raw text by its entity. Where a text lies depends on who packed it, and which number stands for what
 * records share on who read it: the values are put in its place.
 */
function content(parsed: readonly Parsed[]): readonly string[] {
  const batches = parsed.flatMap((one) => one.batches).sort((a, b) => a.number - b.number);
  const texts = new Map(batches.flatMap(({ blocks }) => blocks.map(({ id, text }) => [id, text] as const)));
  const rows = batches.map((batch) => unpackRows(batch.rows));
  const shared = sharedValues(rows);
  const column = (name: (typeof STAGED_TABLES.entity)[number]): number => STAGED_TABLES.entity.indexOf(name);
  const [block, ...numbers] = [column('raw_block'), column('offer'), column('others'), column('place')];
  return rows.flatMap((batch) =>
    (['entity', 'reference', 'identifier', 'finding'] as const).flatMap((table) =>
      rowsOf(batch, table).map((row) => {
        if (table !== 'entity') return JSON.stringify([table, row]);
        const values = numbers.map((at) => shared(row[at]));
        const [id, start, length] = row.splice(block, 3).map(Number);
        for (const at of numbers) row[at] = null;
        const text = new TextDecoder().decode(texts.get(id ?? 0)?.subarray(start, (start ?? 0) + (length ?? 0)));
        return JSON.stringify([table, row, values, text]);
      }),
    ),
  );
}

function rowsOf(rows: StagedRows, table: StagedTable): Value[][] {
  const width = STAGED_TABLES[table].length;
  return Array.from({ length: rows[table].length / width }, (_, at) => rows[table].slice(at * width, (at + 1) * width));
}

/** What a number of a list or of a place stands for. No number is given twice. */
function sharedValues(batches: readonly StagedRows[]): (number: Value | undefined) => unknown {
  const all = (table: StagedTable): Value[][] => batches.flatMap((rows) => rowsOf(rows, table));
  const codes = new Map(all('code').map(([number, ...code]) => [number, code]));
  const lists = new Map<Value | undefined, Value[]>();
  for (const [list, code = null] of all('list')) lists.set(list, [...(lists.get(list) ?? []), code]);
  const places = new Map(all('place').map(([number, ...place]) => [number, place]));
  assert.equal(codes.size, all('code').length);
  assert.equal(places.size, all('place').length);
  return (number) => {
    if (number === null || number === 0) return number;
    const list = lists.get(number)?.map((code) => codes.get(code));
    const value = list ?? places.get(number ?? null);
    assert.ok(value !== undefined && !(list ?? []).includes(undefined), `${String(number)} stands for nothing`);
    return value;
  };
}
