import type { FieldChange } from '../../../shared/contract/cache.ts';
import { compareContents, type Pair } from '../store/contents.ts';
import { createRawReader } from '../store/raw-blocks.ts';
import { openReadable } from '../store/sqlite.ts';
import type { CompareRequest } from './comparing.ts';

/** Numbers to a pair: its kind, then block, start and length of the older record and of the newer one. */
const WIDTH = 7;

export function packPairs(pairs: readonly Pair[]): Float64Array<ArrayBuffer> {
  const packed = new Float64Array(pairs.length * WIDTH);
  pairs.forEach(({ old: { kind, raw: old }, now: { raw: now } }, index) => {
    packed.set([kind, old.block, old.start, old.length, now.block, now.start, now.length], index * WIDTH);
  });
  return packed;
}

function* unpacked(packed: Float64Array): Generator<Pair, void, undefined> {
  for (let at = 0; at < packed.length; at += WIDTH) {
    const [kind = 0, block = 0, start = 0, length = 0, nowBlock = 0, nowStart = 0, nowLength = 0] = packed.subarray(
      at,
      at + WIDTH,
    );
    const now = { kind, raw: { block: nowBlock, start: nowStart, length: nowLength } };
    yield { old: { kind, raw: { block, start, length } }, now };
  }
}

/** The fields that differ, pair by pair. Both files are closed again when it ends. */
export function compareRecords(
  { older, newer, pairs }: Pick<CompareRequest, 'older' | 'newer' | 'pairs'>,
  onPair: () => void,
): readonly (readonly FieldChange[])[] {
  const old = openReadable(older);
  try {
    const now = openReadable(newer);
    try {
      const found: (readonly FieldChange[])[] = [];
      const raws = { old: createRawReader(old, 2), now: createRawReader(now) };
      compareContents(raws, unpacked(pairs), (_, fields) => {
        found.push(fields);
        onPair();
      });
      return found;
    } finally {
      now.close();
    }
  } finally {
    old.close();
  }
}
