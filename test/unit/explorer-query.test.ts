import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fc } from '../helpers/properties.ts';
import {
  activeFilters,
  CODE_FILTERS,
  COLUMN_IDS,
  EMPTY_QUERY,
  keyOf,
  readAge,
  readQuery,
  toggleFilter,
  withoutFilter,
  writeAge,
  writeQuery,
} from '../../renderer/features/explorer/query.ts';
import type { ExplorerQuery } from '../../renderer/features/explorer/query.ts';
import { filtersFor } from '../../renderer/features/explorer/export-plan-kinds.ts';
import { sectionsOf } from '../../renderer/features/explorer/facet-sections.ts';
import { tsvOf } from '../../renderer/ui/tsv.ts';
import { formatRoute, parseRoute } from '../../renderer/navigation/routes.ts';
import { SORTS } from '../../shared/contract/explore.ts';
import { filters as contractFilters } from '../../shared/contract/common.ts';
import { SEARCH_KINDS } from '../../shared/domain/search.ts';
import type { Filters } from '../../shared/domain/search.ts';

const codes = fc.uniqueArray(fc.string({ minLength: 0, maxLength: 12 }), { minLength: 1, maxLength: 4 });
const filters: fc.Arbitrary<Filters> = fc.record(
  {
    ...(Object.fromEntries(CODE_FILTERS.map((name) => [name, codes])) as Record<string, typeof codes>),
    kind: fc.subarray([...SEARCH_KINDS], { minLength: 1 }),
    age: fc.uniqueArray(fc.nat(2400), { minLength: 1, maxLength: 3 }),
    updatedSince: fc.constantFrom('2026-01-31', '2024-02-29'),
  },
  { requiredKeys: [], noNullPrototype: true },
) as fc.Arbitrary<Filters>;
const queries: fc.Arbitrary<ExplorerQuery> = fc.record(
  {
    text: fc.string({ maxLength: 40 }),
    filters,
    sort: fc.record({ by: fc.constantFrom(...SORTS), descending: fc.boolean() }, { noNullPrototype: true }),
    columns: fc.shuffledSubarray([...COLUMN_IDS], { minLength: 1 }),
  },
  { noNullPrototype: true },
);

test('given any query, when it goes through the address, then it comes back as it was', () => {
  fc.assert(
    fc.property(queries, (query) => {
      const address = formatRoute({ screen: 'explorer', query: writeQuery(query) });
      assert.deepEqual(readQuery(parseRoute(address).query), query);
      assert.equal(keyOf(readQuery(parseRoute(address).query)), keyOf(query));
    }),
  );
});

test('given any address, when it is read, then the contract accepts its filters', () => {
  const names = fc.constantFrom(
    'text',
    'age',
    'kind',
    'updatedSince',
    'sort',
    'columns',
    'departement',
    '__proto__',
    'x',
  );
  const addresses = fc.dictionary(names, fc.array(fc.string({ maxLength: 300 }), { maxLength: 5 }), {
    noNullPrototype: true,
  });
  fc.assert(
    fc.property(addresses, (address) => {
      const query = readQuery(address);
      assert.equal(contractFilters.safeParse(query.filters).success, true);
      assert.ok(query.text.length <= 500 && query.columns.length > 0);
    }),
  );
});

test('given an address nobody wrote, when it is read, then what is not understood is left out', () => {
  const read = readQuery({
    kind: ['eg', 'planet'],
    age: ['12', '6mo', 'old', '99999'],
    updatedSince: ['2026-02-30'],
    sort: ['-shoe'],
    columns: ['name,shoe,name'],
  });
  assert.deepEqual(read, { ...EMPTY_QUERY, filters: { kind: ['eg'], age: [144, 6] }, columns: ['name'] });
});

test('given ages in months, when they are written and read, then years stay years', () => {
  assert.deepEqual(
    [writeAge(24), writeAge(6), readAge('2'), readAge('6mo'), readAge('-1')],
    ['2', '6mo', 24, 6, undefined],
  );
});

test('given filters, when each chip is taken off, then nothing is left but the kinds', () => {
  fc.assert(
    fc.property(filters, (start) => {
      let left = start;
      for (const { name, value } of activeFilters(start)) left = withoutFilter(left, name, value);
      assert.deepEqual(activeFilters(left), []);
      assert.deepEqual(left.kind, start.kind);
    }),
  );
});

test('given a value, when it is chosen twice, then the filters are as before', () => {
  const once = toggleFilter({ mode: ['03'] }, 'departement', '75');
  assert.deepEqual(once, { mode: ['03'], departement: ['75'] });
  assert.deepEqual(writeQuery({ ...EMPTY_QUERY, filters: toggleFilter(once, 'departement', '75') }), { mode: ['03'] });
});

test('given what is shown, when its exports are planned, then together they hold its kinds and nothing else', () => {
  const kindsOf = (kind?: Filters['kind']) =>
    (['unites', 'etablissements', 'professionnels'] as const).map((one) => filtersFor(one, { kind })?.kind ?? []);
  assert.deepEqual(kindsOf(), [['ue'], ['eg', 'ej'], []]);
  assert.deepEqual(kindsOf(['oi']), [['oi'], [], []]);
  assert.deepEqual(kindsOf(['ej', 'professionnel']), [[], ['ej'], ['professionnel']]);
});

test('given professionals, when filters are offered, then only those that can say something are', () => {
  assert.deepEqual(sectionsOf({ kind: ['professionnel'] }), ['departement', 'region', 'profession']);
  assert.deepEqual(sectionsOf({ kind: ['professionnel'], champ: ['01'] }).includes('champ'), true);
  assert.equal(sectionsOf({}).length, 11);
});

test('given cells of any text, when they are copied, then each line has its cells and none is a formula', () => {
  const cells = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { maxLength: 5 });
  fc.assert(
    fc.property(cells, (lines) => {
      const copied = tsvOf(lines).split('\r\n').slice(0, -1);
      assert.equal(copied.length, lines.length);
      copied.forEach((line, index) => assert.equal(line.split('\t').length, lines[index]?.length));
    }),
  );
  assert.equal(tsvOf([['=1+1', '-12.5', '@x', '+33 1', "'a", 'a\tb\nc']]), "'=1+1\t-12.5\t'@x\t'+33 1\t''a\ta b c\r\n");
});
