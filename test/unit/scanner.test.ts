import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CSD, csd, difficultAnswer, seededRandom } from '../fixtures/reader/documents.ts';
import { parsed, scanned, type Reading } from '../helpers/reader-difference.ts';

function inService(content: string, attributes = ''): Buffer {
  return Buffer.from(
    `<CSD xmlns="${CSD}"><serviceDirectory><service${attributes}>${content}</service></serviceDirectory></CSD>`,
  );
}

/** The scanner's outcome, which is that of the strict parser on the same chunks. */
async function same(bytes: Buffer, reading: Reading = {}): ReturnType<typeof scanned> {
  const found = await scanned(bytes, reading);
  assert.deepEqual(found, await parsed(bytes, reading));
  return found;
}

function codeOf(outcome: Awaited<ReturnType<typeof scanned>>): string {
  return 'code' in outcome ? outcome.code : '';
}

test('given names that collide, when they are scanned, then none is taken for another', async () => {
  // Pairs of bytes of one hash: 'Aa' and 'BB' (31 × 65 + 97 = 31 × 66 + 66), over and over.
  const names = Array.from({ length: 4096 }, (_, index) =>
    Array.from({ length: 12 }, (_bit, bit) => ((index >> bit) & 1 ? 'Aa' : 'BB')).join(''),
  );
  const elements = names.map((name, index) => `<${name} ${names[index ^ 1] ?? 'a'}="1"/>`).join('');
  const outcome = await same(inService(elements));
  assert.ok('records' in outcome);
  assert.deepEqual(
    outcome.records[0]?.element.children.map(({ name }) => name),
    names,
  );
});

test('given an attribute twice among names that collide, when it is scanned, then it is refused', async () => {
  const names = Array.from({ length: 64 }, (_, index) =>
    Array.from({ length: 6 }, (_bit, bit) => ((index >> bit) & 1 ? 'Aa' : 'BB')).join(''),
  );
  for (const at of [0, 20, 63]) {
    const attributes = [...names, names[at] ?? ''].map((name) => ` ${name}=""`).join('');
    assert.equal(codeOf(await same(inService('', attributes))), 'xml.ill-formed');
  }
  assert.equal(codeOf(await same(inService('', names.map((name) => ` ${name}=""`).join('')))), '');
});

test('given more names and prefixes than the table holds, when they are scanned, then namespaces are still right', async () => {
  const many = Array.from(
    { length: 6000 },
    (_, index) =>
      `<p${index}:e${index} xmlns:p${index}="urn:${index}" p${index}:a="${index}"><o:x/></p${index}:e${index}>`,
  );
  const outcome = await same(inService(many.join(''), ' xmlns:o="urn:o"'));
  assert.ok('records' in outcome);
  const children = outcome.records[0]?.element.children ?? [];
  assert.equal(children.length, 6000);
  children.forEach(({ namespace, children: [inner] }, index) => {
    assert.deepEqual([namespace, inner?.namespace], [`urn:${index}`, 'urn:o']);
  });
});

test('given a value that is longer than the window, when it comes in pieces, then it is whole', async () => {
  const long = 'é&amp;x'.repeat(120_000);
  for (const content of [long, `<a b="${long}"/>`, `<!--${'é x'.repeat(120_000)}-->`, `<![CDATA[${long}]]>`]) {
    const bytes = inService(content);
    assert.equal(codeOf(await same(bytes, { size: () => 10_000 })), '');
    // Cut within it, and wrong within it.
    const cut = bytes.subarray(0, bytes.length * 0.8);
    assert.equal(codeOf(await same(cut, { size: () => 10_000 })), 'xml.truncated');
    const wrong = Buffer.from(bytes);
    wrong[400_000] = 0;
    assert.ok(['xml.ill-formed', 'xml.encoding'].includes(codeOf(await same(wrong, { size: () => 10_000 }))));
  }
});

test('given limits, when a document is one below, at or beyond them, then it is as by the strict parser', async () => {
  const codes = new Set<string>();
  const bytes = Buffer.from(difficultAnswer());
  for (const size of [bytes.length, 5]) {
    for (let value = 0; value < 60; value += 1) {
      for (const limits of [
        { depth: value },
        { attributes: value },
        { nameLength: value },
        { recordLength: 10 * value },
      ]) {
        codes.add(codeOf(await same(bytes, { size: () => size, limits })));
      }
    }
  }
  assert.deepEqual([...codes].sort(), ['', 'xml.limit']);
});

test('given a document cut anywhere, when it is scanned, then it is as by the strict parser', async () => {
  const bytes = Buffer.from(
    `\uFEFF<?xml version="1.0"?>\n${csd().replace('FICTIF', 'Œuvré 😀 &amp; ]] <![CDATA[]]]]>')}\n`,
  );
  for (let length = 0; length < bytes.length; length += 1) {
    await same(bytes.subarray(0, length));
    if (length % 8 === 0) await same(bytes.subarray(0, length), { size: () => 1 });
  }
});

test('given a line of a million characters, when a fault comes at its end, then its column is told', async () => {
  const bytes = inService(`${'<a>é😀</a>'.repeat(100_000)}<b></c>`);
  const outcome = await same(bytes, { size: () => 65_536 });
  assert.ok('values' in outcome);
  assert.deepEqual((outcome.values as { line: number }).line, 1);
});

test('given characters beyond U+FFFF before a wrong reference, when it is refused, then its column counts each as one', async () => {
  const before = `<CSD xmlns="${CSD}"><serviceDirectory><service>`;
  for (const content of ['😀😀<b c="&x;"/>', '<b>😀😀 &x;</b>', '<b c="😀😀&x;"/>']) {
    const outcome = await same(inService(content));
    assert.ok('values' in outcome);
    const column = before.length + [...content.slice(0, content.indexOf('&'))].length;
    assert.deepEqual([codeOf(outcome), (outcome.values as { column: number }).column], ['xml.ill-formed', column]);
  }
});

/** Tags that come again and again, each of which is right somewhere. */
const TAGS = [
  '<code a="1" scheme="1.2.250"/>',
  '<code a="2" scheme="1.2.250"/>',
  '<code a="1" scheme="1.2.250" />',
  '<code a="1>2" scheme="1.2.250"/>',
  '<code a="&amp;é😀" scheme="1.2.250.1.213.1.6.1.44"/>',
  '<code\na="1"\tscheme="1.2.250"/>',
  '<code a="1\n2" scheme="1.2.250"/>',
  '<p:code xml:lang="fr" scheme="1.2.250"/>',
  '<p:contact>text</p:contact>',
  '<p:contact xmlns:p="urn:p"><p:code a="1"/></p:contact>',
  '<contact xmlns="urn:n"><code a="1" scheme="1.2.250"/><element/></contact>',
  '<contact   ><record at="2026-01-01T00:00:00+01:00"></record></contact   >',
];
/** And some that are not. */
const BAD = [
  '<code a="1" a="1"/>',
  '<q:code a="1"/>',
  '<xmlns:code a="1"/>',
  '<code a="1">',
  '</contact>',
  '<code a="<"/>',
];

test('given tags that come again and again, when they are scanned, then they are what they are each time', async () => {
  const random = seededRandom(7);
  const anyOf = (tags: readonly string[]): string => tags[Math.floor(random() * tags.length)] ?? '';
  const some = (count: number): string => Array.from({ length: count }, () => anyOf(TAGS)).join('');
  for (let round = 0; round < 60; round += 1) {
    const wrong = round % 3 === 0 ? anyOf(BAD) : '';
    const bytes = inService(`${some(60)}${wrong}${some(20)}`, ' xmlns:p="urn:q"');
    const outcome = await same(bytes, {
      size: round % 2 === 0 ? () => bytes.length : () => 1 + Math.floor(random() * 90),
    });
    assert.equal('records' in outcome, wrong === '');
    const limits = { depth: 3 + (round % 3), attributes: 1 + (round % 4), nameLength: 4 + (round % 8) };
    await same(bytes, { limits, size: () => 50 });
  }
});

test('given a tag that was read before, when it comes behind the root or beyond the depth, then it is refused', async () => {
  const root = `<CSD xmlns="${CSD}" a="1">`;
  const inner = '<serviceDirectory b="1"><service c="1"><e d="1"/><e d="1"/><e d="1"/></service></serviceDirectory>';
  assert.equal(codeOf(await same(Buffer.from(`${root}${inner.repeat(4)}</CSD>`))), '');
  for (const end of ['<e d="1"/>', '<service c="1"/>']) {
    assert.equal(codeOf(await same(Buffer.from(`${root}${inner.repeat(4)}</CSD>${end}`))), 'xml.ill-formed');
  }
  const deep = `${root}${inner.repeat(4)}${'<service c="1">'.repeat(20)}${'</service>'.repeat(20)}</CSD>`;
  assert.equal(codeOf(await same(Buffer.from(deep), { limits: { depth: 12 } })), 'xml.limit');
});

test('given tags of names that collide among those known, when they come in pieces, then none is refused', async () => {
  const names = Array.from({ length: 64 }, (_, index) =>
    Array.from({ length: 6 }, (_bit, bit) => ((index >> bit) & 1 ? 'Aa' : 'BB')).join(''),
  );
  const round = (number: number): string =>
    names.map((name, index) => `<new first="${number}-${index}" second=""/><${name} second="1" first="2"/>`).join('');
  const bytes = inService([1, 2, 3, 4, 5].map(round).join(''));
  for (const size of [bytes.length, 5, 7, 64]) assert.equal(codeOf(await same(bytes, { size: () => size })), '');
});
