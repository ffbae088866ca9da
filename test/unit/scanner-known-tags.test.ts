import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createKnownTags,
  findTag,
  forgetTags,
  hashTag,
  isSecond,
  keepTag,
} from '../../electron/services/ingest/scanner/known-tags.ts';
import { createNameTable } from '../../electron/services/ingest/scanner/names.ts';
import { DEFAULT_LIMITS } from '../../shared/domain/csd/model.ts';

const PADDING = 256;
const NAME = Buffer.from('code');
const name = createNameTable(DEFAULT_LIMITS).find(NAME, 0, NAME.length, 1);
const TAG = { name, isEmpty: true, attributes: {}, element: undefined, namespace: '' };

function viewOf(text: string): { readonly view: DataView; readonly start: number; readonly end: number } {
  const bytes = Buffer.alloc(text.length + 2 * PADDING, 'z');
  bytes.write(text, PADDING, 'latin1');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { view, start: PADDING, end: PADDING + text.length };
}

/** What is found for `text` when its hash is said to be 5. */
function found(known: ReturnType<typeof createKnownTags>, text: string): unknown {
  const { view, start } = viewOf(text);
  return findTag(known, 5, view, start);
}

test('given a tag that is known, when another of the same hash comes, then it is not taken for that', () => {
  for (let length = 3; length <= 176; length += 1) {
    const text = `<${'aab'.repeat(60)}`.slice(0, length - 1) + '>';
    const known = createKnownTags();
    assert.equal(found(known, text), undefined);
    const { view, start, end } = viewOf(text);
    keepTag(known, 5, TAG, view, start, end);
    assert.equal(found(known, text), TAG);
    for (let at = 0; at < length; at += 1) {
      assert.equal(found(known, `${text.slice(0, at)}c${text.slice(at + 1)}`), undefined, `${length}: byte ${at}`);
      if (at === length - 1) continue;
      const repeated = text.slice(0, at) + text.charAt(at) + text.slice(at);
      assert.equal(found(known, repeated), undefined, `${length}: byte ${at} twice`);
      assert.equal(found(known, text.slice(0, at) + text.slice(at + 1)), undefined);
    }
    forgetTags(known);
    assert.equal(found(known, text), undefined);
  }
});

test('given tags, when their hashes are made, then they hang on every byte up to the first end and on no other', () => {
  const text = '<code a="1" scheme="1.2.250.1.213.1.6.1.44"/>';
  const known = createKnownTags();
  const hash = ({ view, start }: ReturnType<typeof viewOf>): number => hashTag(known, view, start);
  const expected = hash(viewOf(text));
  assert.equal(known.end, viewOf(text).end);
  const all = new Set([expected]);
  for (let at = 0; at < text.length - 1; at += 1) {
    all.add(hash(viewOf(`${text.slice(0, at)}#${text.slice(at + 1)}`)));
    all.add(hash(viewOf(`${text.slice(0, at)}>${text.slice(at + 1)}`)));
    assert.equal(known.end, viewOf(text).start + at + 1);
  }
  assert.equal(all.size, 2 * text.length - 1);
  for (let shift = 0; shift < 5; shift += 1) {
    const { view, start } = viewOf(`${'é'.repeat(shift)}${text}é${text}`);
    assert.equal(hashTag(known, view, start + shift), expected);
  }
  assert.deepEqual([hash(viewOf(`${'a'.repeat(175)}>`)) === 0, hash(viewOf(`${'a'.repeat(176)}>`))], [false, 0]);
});

test('given tags of one slot, when one comes twice with no unknown one between, then it is the second time', () => {
  const known = createKnownTags();
  const [first, other] = [5, 5 + 2 ** 20];
  const outcomes = [first, first, other, first, first, other, other].map((hash) => isSecond(known, hash));
  assert.deepEqual(outcomes, [false, true, false, false, true, false, true]);
});
