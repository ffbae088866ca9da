import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readRawEntity } from '../../electron/services/ingest/raw-record.ts';
import { readRawEntities, readRawPairs } from '../../electron/services/ingest/raw-records.ts';
import { readCsd } from '../../electron/services/ingest/reader.ts';
import type { CsdRecord } from '../../shared/domain/csd/model.ts';
import { normalise } from '../../shared/domain/ror/normalise.ts';
import type { EntityKind } from '../../shared/domain/ror/projection.ts';
import { generateRegion } from '../../shared/domain/synthetic/generate.ts';
import { AppError } from '../../shared/errors.ts';
import { materialsOf } from '../helpers/synthetic.ts';

async function* bytes(text: string): AsyncGenerator<Uint8Array, void, undefined> {
  yield Promise.resolve(Buffer.from(text));
}

async function recordsOf(text: string): Promise<readonly CsdRecord[]> {
  const records: CsdRecord[] = [];
  for await (const record of readCsd(bytes(text))) records.push({ ...record, raw: `${record.raw}` });
  return records;
}

/** Raw records by what they are of. */
function byKind(records: readonly CsdRecord[]): ReadonlyMap<EntityKind, readonly string[]> {
  const found = new Map<EntityKind, string[]>();
  for (const record of records) {
    const kind = normalise(record).entities[0]?.kind;
    if (kind === undefined) continue;
    found.set(kind, [...(found.get(kind) ?? []), record.raw]);
  }
  return found;
}

function readTogether(raws: readonly string[], kind: EntityKind): ReturnType<typeof readRawEntities> {
  return readRawEntities(
    raws.map((raw) => Buffer.from(raw)),
    kind,
  );
}

const FORMS: readonly (readonly [name: string, of: (text: string) => string])[] = [
  ['the prefix csd', (text) => text],
  [
    'another prefix',
    (text) => text.replaceAll('<csd:', '<a:').replaceAll('</csd:', '</a:').replace('xmlns:csd', 'xmlns:a'),
  ],
  ['no prefix', (text) => text.replaceAll('<csd:', '<').replaceAll('</csd:', '</').replace('xmlns:csd', 'xmlns')],
];

describe('kept records read again together', () => {
  const region = generateRegion({ units: 40, seed: 9, region: '11' }, materialsOf('11'));
  const text = region.files.map((file) => [...file.chunks()].join(''))[0] ?? '';

  for (const [name, form] of FORMS) {
    test(`given records of a document with ${name} when read together then each is as when it is read alone`, async () => {
      const kinds = byKind(await recordsOf(form(text)));
      assert.ok(kinds.size >= 5);
      for (const [kind, raws] of kinds) {
        assert.deepEqual(
          readTogether(raws, kind),
          raws.map((raw) => readRawEntity(raw, kind)),
        );
      }
    });
  }

  test('given a record that is damaged when read with others then that is told, and no other is taken for it', async () => {
    const [good = ''] = byKind(await recordsOf(text)).get('oi') ?? [];
    const isCorrupt = (error: unknown): boolean => error instanceof AppError && error.code === 'cache.corrupt';
    assert.throws(() => readTogether([good, good.slice(0, -9), good], 'oi'), isCorrupt);
    assert.throws(() => readTogether([good, ''], 'oi'), isCorrupt);
    assert.deepEqual(readTogether([], 'oi'), []);
  });

  test('given pairs of records when read together then those that say the same are told apart from those that do not', async () => {
    const pairOf = (old: string, now: string): readonly [Buffer, Buffer] => [Buffer.from(old), Buffer.from(now)];
    for (const [kind, raws] of byKind(await recordsOf(text))) {
      const [raw = '', other = ''] = raws;
      const rewritten = raw
        .replaceAll('<csd:', '<a:')
        .replaceAll('</csd:', '</a:')
        .replace('xmlns:csd', 'xmlns:a')
        .replaceAll(/>(?=<a:)/g, '>\n ')
        .replaceAll(/ (code="[^"]*") (codingScheme="[^"]*")/g, ' $2  $1');
      assert.deepEqual(readRawPairs([pairOf(raw, rewritten), pairOf(raw, other), pairOf(other, other)], kind), [
        undefined,
        [readRawEntity(raw, kind), readRawEntity(other, kind)],
        undefined,
      ]);
      for (const changed of [
        raw.replace(/="([^"]+)"(?=\/>)/, '="$1x"'),
        raw.replace(/(="[^"]+")\/>/, '$1 autre="1"/>'),
      ]) {
        assert.notEqual(changed, raw);
        assert.deepEqual(readRawPairs([pairOf(raw, changed)], kind), [
          [readRawEntity(raw, kind), readRawEntity(changed, kind)],
        ]);
      }
    }
    assert.throws(
      () => readRawPairs([pairOf('<a', '<a')], 'oi'),
      (error) => error instanceof AppError && error.code === 'cache.corrupt',
    );
  });
});
