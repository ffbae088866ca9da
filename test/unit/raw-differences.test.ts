import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { withoutAlikeParts } from '../../electron/services/ingest/raw-differences.ts';
import { readRawEntity } from '../../electron/services/ingest/raw-record.ts';
import { readCsd } from '../../electron/services/ingest/reader.ts';
import { normalise } from '../../shared/domain/ror/normalise.ts';
import { compareEntities } from '../../shared/domain/ror/flatten.ts';
import type { EntityKind } from '../../shared/domain/ror/projection.ts';
import { generateRegion } from '../../shared/domain/synthetic/generate.ts';
import { createRandom, type Random } from '../../shared/domain/synthetic/random.ts';
import { materialsOf } from '../helpers/synthetic.ts';

interface Raw {
  readonly kind: EntityKind;
  readonly raw: string;
}

async function* bytes(text: string): AsyncGenerator<Uint8Array, void, undefined> {
  yield Promise.resolve(Buffer.from(text));
}

async function recordsOf(text: string): Promise<readonly Raw[]> {
  const records: Raw[] = [];
  for await (const record of readCsd(bytes(text))) {
    const [entity] = normalise(record).entities;
    if (entity !== undefined) records.push({ kind: entity.kind, raw: `${record.raw}` });
  }
  return records;
}

/** What differs when nothing is left out, and when all that is alike is; and how many bytes were left to read. */
function compared(old: string, now: string, kind: EntityKind): { readonly bytes: number } {
  const parts = withoutAlikeParts(Buffer.from(old), Buffer.from(now), kind);
  const [older, newer] = parts.map((part) => readRawEntity(part.toString('utf8'), kind));
  assert.ok(older && newer);
  assert.deepEqual(
    compareEntities(older, newer),
    compareEntities(readRawEntity(old, kind), readRawEntity(now, kind)),
    `${old}\n${now}`,
  );
  return { bytes: parts[0].length + parts[1].length };
}

/** Elements without elements in them, and those that hold one another's like, wherever they are. */
const LEAF = /<csd:(\w+)(?: [^<>]*)?(?:\/>|>[^<>]*<\/csd:\1>)/g;

const CHANGES: readonly ((leaf: string, random: Random) => string)[] = [
  () => '',
  (leaf) => leaf + leaf,
  (leaf) => `<csd:inconnu ancien="1">x</csd:inconnu>${leaf}`,
  (leaf) => `${leaf}\n  <!-- 1 < 2 -->`,
  (leaf) => leaf.replace(/="([^"]*)"/, '="$1 > 2"'),
  (leaf) => leaf.replace(/="([^"]*)"/, "='autre'"),
  (leaf) => leaf.replace(/>([^<>]+)</, '>$1 bis<'),
  (leaf) => leaf.replace(/>([^<>]+)</, '><![CDATA[$1</csd:nom>]]><'),
  (leaf) => leaf.replaceAll('csd:', 'x:').replace(/^<x:\w+/, '$& xmlns:x="urn:ihe:iti:csd:2013"'),
  (leaf) => leaf.replaceAll('csd:', 'x:').replace(/^<x:\w+/, '$& xmlns:x="urn:autre"'),
  (leaf) => leaf.replaceAll(/csd:\w+/g, 'csd:primaryName'),
  (leaf) => leaf.replaceAll(/csd:\w+/g, 'csd:codedType'),
];

function changed(raw: string, random: Random): string {
  const leaves = [...raw.matchAll(LEAF)];
  const found = leaves[random.between(0, leaves.length - 1)];
  if (found === undefined) return raw;
  const change = CHANGES[random.between(0, CHANGES.length - 1)]!;
  const [leaf] = found;
  return raw.slice(0, found.index) + change(leaf, random) + raw.slice(found.index + leaf.length);
}

describe('records compared without what is alike', () => {
  let records: readonly Raw[];
  before(async () => {
    const region = generateRegion({ units: 30, seed: 5, region: '11' }, materialsOf('11'));
    records = await recordsOf(region.files.map((file) => [...file.chunks()].join(''))[0] ?? '');
  });

  test('given records of every kind when changed at random places then the same fields differ as between whole ones', (t) => {
    const random = createRandom(12);
    const kinds = new Set<EntityKind>();
    let [whole, read] = [0, 0];
    for (let round = 0; round < 600; round += 1) {
      const { kind, raw } = records[random.between(0, records.length - 1)]!;
      const [old, now] = [
        changed(raw, random),
        changed(random.between(0, 1) === 0 ? raw : changed(raw, random), random),
      ];
      kinds.add(kind);
      whole += Buffer.byteLength(old) + Buffer.byteLength(now);
      read += compared(old, now, kind).bytes;
    }
    assert.equal(kinds.size, 6);
    assert.ok(read < whole * 0.8);
    t.diagnostic(`count: 600 pairs, ${Math.round((100 * read) / whole)} % of their bytes read`);
  });

  test('given a record of which only the name changed when compared then little more than the name is read', () => {
    for (const kind of ['ej', 'eg', 'oi'] as const) {
      const { raw } = records.find((record) => record.kind === kind)!;
      const { bytes: left } = compared(raw, raw.replace('</csd:primaryName>', ' bis</csd:primaryName>'), kind);
      assert.ok(left < raw.length, kind);
    }
  });

  test('given start tags that differ, or a record without content, when compared then both are read whole', () => {
    const { raw } = records.find(({ kind }) => kind === 'oi')!;
    const other = raw.replace('entityID="', 'entityID="x').replace('</csd:primaryName>', ' bis</csd:primaryName>');
    assert.equal(compared(raw, other, 'oi').bytes, Buffer.byteLength(raw + other));
    const empty = '<csd:facility xmlns:csd="urn:ihe:iti:csd:2013" entityID="a"/>';
    assert.equal(compared(empty, empty, 'oi').bytes, 2 * empty.length);
    assert.ok(compared(empty, raw, 'oi').bytes > raw.length);
  });

  test('given children of one part under other names, prefixes or in another order when compared then none is left out', () => {
    const record = (content: string): string =>
      `<c:facility xmlns:c="urn:ihe:iti:csd:2013" xmlns:d="urn:ihe:iti:csd:2013" entityID="a">${content}</c:facility>`;
    const id = (prefix: string, code: string): string => `<${prefix}:otherID code="${code}"/>`;
    const pairs = [
      [id('c', '1') + id('d', '2'), id('c', '1') + id('d', '3')],
      [id('c', '1') + id('c', '2'), id('c', '2') + id('c', '1')],
      [id('c', '1') + id('c', '2'), id('c', '1')],
      [id('c', '1'), id('c', '1') + id('d', '1')],
    ] as const;
    for (const [old, now] of pairs) {
      const same = '<c:primaryName>n</c:primaryName>';
      const { bytes: left } = compared(record(same + old), record(now + same), 'oi');
      assert.equal(left, record(old).length + record(now).length);
    }
  });
});
