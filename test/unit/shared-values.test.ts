import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyRows, type StagedRows } from '../../electron/services/store/batch.ts';
import { writerOf } from '../../electron/services/store/row-writer.ts';
import {
  createSharedValues,
  facetNumber,
  OFFER_FACETS,
  OTHER_FACETS,
  PLACE_FACETS,
} from '../../electron/services/store/shared-values.ts';
import type { Place } from '../../shared/domain/geography.ts';
import { FACETS, type Facet } from '../../shared/domain/search.ts';
import { fc } from '../helpers/properties.ts';

type Codes = Partial<Record<Facet, string[]>>;

/** More than are known at a time. */
const MANY = 30_005;

const codes: fc.Arbitrary<Codes> = fc.dictionary(
  fc.constantFrom(...FACETS),
  fc.array(fc.constantFrom('1', '2', '10', '', '01'), { maxLength: 4 }),
);

/** The codes of a list, as the staged rows tell them. */
function codesOf(rows: StagedRows, list: number | null): readonly string[] {
  const named = new Map<unknown, string>();
  for (let at = 0; at < rows.code.length; at += 3) {
    assert.ok(!named.has(rows.code[at]));
    named.set(rows.code[at], `${String(rows.code[at + 1])} ${String(rows.code[at + 2])}`);
  }
  return rows.list.flatMap((one, at) => (at % 2 === 0 && one === list ? [named.get(rows.list[at + 1]) ?? '?'] : []));
}

function expected(all: Codes, facets: readonly Facet[]): readonly string[] {
  return facets.flatMap((facet) => (all[facet] ?? []).map((code) => `${facetNumber(facet)} ${code}`));
}

test('given the facets when they are shared out then each is of one list or of the place', () => {
  const all = [...OFFER_FACETS, ...OTHER_FACETS, ...PLACE_FACETS];
  assert.deepEqual(
    all.map(facetNumber).sort((a, b) => a - b),
    [...FACETS.keys()].map((rank) => rank + 1),
  );
});

test('given any codes of several threads when they get numbers then these stand for them, and no other thread gives them', () => {
  fc.assert(
    fc.property(fc.array(codes, { maxLength: 30 }), fc.integer({ min: 1, max: 3 }), (entities, of) => {
      const rows = emptyRows();
      const threads = Array.from({ length: of }, (_, index) => createSharedValues({ index, of }));
      const told = entities.map((all, at) => {
        const shared = threads[at % of] ?? assert.fail();
        return [OFFER_FACETS, OTHER_FACETS].map((facets) => shared.list(writerOf(rows), all, facets));
      });
      entities.forEach((all, at) => {
        [OFFER_FACETS, OTHER_FACETS].forEach((facets, which) => {
          const list = told[at]?.[which] ?? null;
          assert.deepEqual(codesOf(rows, list), expected(all, facets));
          assert.ok(list === null || list % of === ((at % of) + 1) % of);
        });
      });
    }),
  );
});

test('given codes met before when they are met again then their list has its number and nothing more is staged', () => {
  const rows = emptyRows();
  const shared = createSharedValues({ index: 0, of: 1 });
  const list = shared.list(writerOf(rows), { champ: ['1', '2'] }, OFFER_FACETS);
  const length = rows.list.length;
  assert.notEqual(shared.list(writerOf(rows), { champ: ['2', '1'] }, OFFER_FACETS), list);
  assert.equal(shared.list(writerOf(rows), { champ: ['1', '2'] }, OFFER_FACETS), list);
  assert.equal(rows.list.length, 2 * length);
});

test('given more codes and places than are known at a time when they come again then their numbers still stand for them', () => {
  const rows = emptyRows();
  const shared = createSharedValues({ index: 0, of: 1 });
  const place = (at: number): Place => ({ commune: { label: `Ville ${at}` } });
  const before = [shared.list(writerOf(rows), { acte: ['0'] }, OTHER_FACETS), shared.place(writerOf(rows), place(0))];
  for (let at = 1; at < MANY; at += 1) {
    shared.list(writerOf(rows), { acte: [String(at)] }, OTHER_FACETS);
    shared.place(writerOf(rows), place(at));
  }
  const again = [shared.list(writerOf(rows), { acte: ['0'] }, OTHER_FACETS), shared.place(writerOf(rows), place(0))];
  for (const [which, number] of [...before, ...again].entries()) {
    if (which % 2 === 0) assert.deepEqual(codesOf(rows, number ?? null), [`${facetNumber('acte')} 0`]);
    else assert.equal(rows.place[rows.place.indexOf(number ?? null) + 2], 'Ville 0');
  }
});

test('given places when they get numbers then the sign tells what is known of them', () => {
  const rows = emptyRows();
  const shared = createSharedValues({ index: 0, of: 1 });
  const number = (place: Place): number => shared.place(writerOf(rows), place);
  assert.equal(number({}), 0);
  assert.ok(number({ commune: { label: 'BREST' } }) < 0);
  const whole: Place = { commune: { code: '29019', label: 'BREST' }, departement: { code: '29', label: 'Finistère' } };
  assert.ok(number(whole) > 0);
  assert.equal(number({ ...whole }), number(whole));
  assert.ok(number({ departement: { code: '29', label: 'Finistère' } }) > 0);
  assert.equal(rows.place.length, 3 * 5);
});
