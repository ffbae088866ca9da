import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unpackRows } from '../../electron/services/ingest/packed-rows.ts';
import { createRowPacker } from '../../electron/services/ingest/row-packer.ts';
import {
  emptyRows,
  STAGED_TABLES,
  type StagedRows,
  type StagedTable,
  type Value,
} from '../../electron/services/store/batch.ts';
import { rankOf, type RowWriter } from '../../electron/services/store/row-writer.ts';
import { fc } from '../helpers/properties.ts';

const TABLES = Object.keys(STAGED_TABLES) as StagedTable[];

const text = fc.oneof(
  fc.constantFrom('', '11', 'PARIS', 'SŒURS', 'À l’hôpital', '🏥', '\u0000', '\ud800'),
  fc.string(),
  fc.string({ unit: 'binary', maxLength: 80 }),
);
const number = fc.oneof(
  fc.nat(9),
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.constantFrom(-0, 2 ** 28, -(2 ** 28), 1.7e12),
);
const value: fc.Arbitrary<Value> = fc.oneof(text, number, fc.constant(null));

function rowsOf(table: StagedTable): fc.Arbitrary<readonly Value[]> {
  const { length } = STAGED_TABLES[table];
  return fc
    .array(fc.array(value, { minLength: length, maxLength: length }), { maxLength: 3 })
    .map((rows) => rows.flat());
}

const record: fc.Arbitrary<StagedRows> = fc
  .tuple(...TABLES.map(rowsOf))
  .map((tables) => Object.fromEntries(TABLES.map((table, rank) => [table, tables[rank] ?? []])) as StagedRows);

function together(records: readonly StagedRows[]): StagedRows {
  const all = emptyRows();
  for (const one of records) for (const table of TABLES) all[table].push(...one[table]);
  return all;
}

/** Writes rows that are there: table after table. */
function write(writer: RowWriter, rows: StagedRows): void {
  for (const table of TABLES) {
    writer.begin(rankOf(table));
    for (const one of rows[table]) writer.add(one);
  }
}

const RUNS = process.env['CERCLE_TORTURE'] === '1' ? 20_000 : 300;

test('given rows of any values when packed and unpacked then they are the same, batch after batch', (t) => {
  const packer = createRowPacker();
  fc.assert(
    fc.property(fc.array(record, { maxLength: 12 }), (records) => {
      for (const one of records) write(packer, one);
      const unpacked = unpackRows(packer.take());
      // A value above is found by ===, to which both zeros are one: SQLite has one zero for integers too.
      assert.deepEqual(withoutSign(unpacked), withoutSign(together(records)));
    }),
    { numRuns: RUNS },
  );
  t.diagnostic(`count: ${RUNS} batches`);
});

function withoutSign(rows: StagedRows): unknown {
  return TABLES.map((table) => rows[table].map((one) => (one === 0 ? 0 : one)));
}

test('given nothing when packed then there are no rows', () => {
  assert.deepEqual(unpackRows(createRowPacker().take()), emptyRows());
});

test('given many long rows when packed then the sections grow with them', () => {
  const packer = createRowPacker();
  const rows = { ...emptyRows(), identifier: [1, 'é'.repeat(100_000), 2, 'œ'.repeat(100_000), 2 ** 40, 'x'] };
  for (let times = 0; times < 3; times += 1) write(packer, rows);
  assert.deepEqual(unpackRows(packer.take()).identifier, [...rows.identifier, ...rows.identifier, ...rows.identifier]);
});

test('given bytes among the values when packed then they are refused', () => {
  const packer = createRowPacker();
  assert.throws(() => write(packer, { ...emptyRows(), identifier: [1, new Uint8Array(1)] }), /no bytes/);
});
