import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fc } from '../helpers/properties.ts';
import { explorerQuery, filtersOf, readMap, writeMap } from '../../renderer/features/map/address.ts';
import { boxOf, neighbour } from '../../renderer/features/map/geometry.ts';
import { PLACES } from '../../renderer/features/map/places.ts';
import { colourOf, stepsOf } from '../../renderer/features/map/scale.ts';
import { tallyOf } from '../../renderer/features/map/tally.ts';

const PARIS = { text: 'clinique', source: '11', activite: undefined, champ: '02', mode: undefined, public: undefined };

test('given what the map counts, when it is written to the address and read again, then it is the same', () => {
  assert.deepEqual(readMap(writeMap(PARIS)), PARIS);
  assert.deepEqual(writeMap(readMap({ nonsense: ['x'], champ: [''], mode: ['m'.repeat(201)] })), {});
});

test('given filters, when a département is opened, then the explorer is asked for the same units there', () => {
  const query = explorerQuery(PARIS, '75');
  assert.deepEqual(query, { text: ['clinique'], source: ['11'], champ: ['02'], departement: ['75'], kind: ['ue'] });
  assert.deepEqual(filtersOf(PARIS).kind, query['kind']);
});

test('given the drawing, when its places are listed, then all 102 codes have their own place', () => {
  assert.equal(PLACES.length, 102);
  assert.equal(new Set(PLACES.map(({ code }) => code)).size, 102);
  for (const { code, box } of PLACES) assert.ok(box.width > 1 && box.height > 1, code);
});

test('given a path of several outlines, when its box is made, then it is that of the largest', () => {
  assert.deepEqual(boxOf('m 10,20 1,0 0,1 z m 5,5 10,0 0,20 z'), { x: 15, y: 25, width: 10, height: 20 });
});

test('given the map, when one walks with arrows, then every place is reached from any', () => {
  const reached = new Set<string>();
  const waiting = PLACES.slice(0, 1);
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (reached.has(place.code)) continue;
    reached.add(place.code);
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
      const next = neighbour(PLACES, place, key);
      if (next !== undefined) waiting.push(next);
    }
  }
  assert.equal(reached.size, PLACES.length);
});

function from(code: string) {
  const place = PLACES.find((one) => one.code === code);
  assert.ok(place !== undefined);
  return place;
}

test('given a département, when an arrow is pressed, then it goes to the one that people expect', () => {
  assert.equal(neighbour(PLACES, from('33'), 'ArrowUp')?.code, '17');
  assert.equal(neighbour(PLACES, from('2A'), 'ArrowUp')?.code, '2B');
  assert.equal(neighbour(PLACES, from('971'), 'ArrowRight')?.code, '972');
  assert.equal(neighbour(PLACES, from('29'), 'ArrowLeft'), undefined);
  assert.equal(neighbour(PLACES, from('29'), 'Tab'), undefined);
});

test('given any counts, when they are coloured, then at most five steps hold each of them once, in order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { maxLength: 110 }), (counts) => {
      const steps = stepsOf(counts);
      assert.ok(steps.length <= 5);
      for (const count of counts) {
        const holding = steps.filter(({ from: least, to }) => count >= least && count <= to);
        assert.equal(holding.length, count === 0 ? 0 : 1);
        assert.equal(colourOf(count, steps) === 0, count === 0);
      }
      for (const [index, step] of steps.entries()) assert.equal(step.from, (steps[index - 1]?.to ?? 0) + 1);
      const colours = steps.map(({ colour }) => colour);
      assert.deepEqual([...new Set(colours)], colours);
    }),
  );
});

test('given counts, when they are tallied, then no unit is lost: elsewhere and without a place included', () => {
  const tally = tallyOf([
    { code: '75', label: 'Paris', count: 5 },
    { code: '988', label: 'Nouvelle-Calédonie', count: 2 },
    { code: '', label: '', count: 3 },
  ]);
  assert.deepEqual([tally.total, tally.notLocated, tally.elsewhere.map(({ code }) => code)], [10, 3, ['988']]);
  assert.equal(tally.places.reduce((sum, { count }) => sum + count, 0) + tally.notLocated, tally.total);
  assert.equal(tally.places.find(({ code }) => code === '01')?.count, 0);
});
