import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fc } from '../helpers/properties.ts';
import {
  buildXml,
  parseSmallXml,
  SMALL_XML_LENGTH,
  type ParsedXmlNode,
} from '../../electron/services/ingest/xml-small.ts';

test('given a small payload, when it is parsed, then every text stays as written', () => {
  const xml = `\uFEFF<?xml version="1.0"?><!-- c --><a:r xmlns:a="u" n="007501234567" e="1E5" b="x&#10;&amp;lt;\n y">
<v>00750</v><v>1E5</v><v> true </v><t>a &lt; b &amp;amp; &#x1F3E5;<![CDATA[<&amp;>]]><!-- n --> fin</t><?pi x?><empty/></a:r>`;
  const root = parseSmallXml(xml);
  assert.equal(root.name, 'a:r');
  assert.deepEqual(root.attributes, { 'xmlns:a': 'u', n: '007501234567', e: '1E5', b: 'x\n&lt;  y' });
  const texts = root.children.map(({ name, text }) => `${name}=${text}`);
  assert.deepEqual(texts, ['v=00750', 'v=1E5', 'v= true ', 't=a < b &amp; 🏥<&amp;> fin', 'empty=']);
});

for (const [what, xml, code] of [
  ['a DOCTYPE', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'xml.doctype'],
  ['a truncated payload', '<a><b>x</b>', 'xml.truncated'],
  ['tags that do not match', '<a><b></a></b>', 'xml.ill-formed'],
  ['a duplicate attribute', '<a b="1" b="2"/>', 'xml.ill-formed'],
  ['nothing', '', 'xml.truncated'],
  ['a payload too long', `<a>${'x'.repeat(SMALL_XML_LENGTH)}</a>`, 'xml.limit'],
] as const) {
  test(`given ${what}, when it is parsed as a small payload, then it is refused with ${code}`, () => {
    assert.throws(() => parseSmallXml(xml), { code });
  });
}

const name = fc
  .stringMatching(/^[a-zA-Z_é][a-zA-Z0-9_.-]{0,8}$/)
  .filter((text) => !/^xml/i.test(text) && text !== '__proto__');
const value = fc
  .string({ unit: 'binary', maxLength: 20 })
  .map((text) => text.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '.'));

const tree: fc.Memo<ParsedXmlNode> = fc.memo((depth) =>
  fc.record(
    {
      name,
      attributes: fc.dictionary(name, value, { maxKeys: 3, noNullPrototype: true }),
      text: value,
      children: depth <= 1 ? fc.constant([]) : fc.array(tree(depth - 1), { maxLength: 3 }),
    },
    { noNullPrototype: true },
  ),
);

test('given any tree, when it is built and parsed, then it is the same tree', () => {
  fc.assert(
    fc.property(tree(3), (root) => {
      assert.deepEqual(parseSmallXml(buildXml(root)), root);
    }),
    { numRuns: 200, seed: 2 },
  );
});

for (const [what, root] of [
  ['a name with a blank', { name: 'a b' }],
  ['a name that closes a tag', { name: 'a><b' }],
  ['an attribute name with a quote', { name: 'a', attributes: { 'b"': '' } }],
  ['a control character', { name: 'a', text: '\u0001' }],
  ['a lone surrogate', { name: 'a', attributes: { b: '\ud800' } }],
] as const) {
  test(`given ${what}, when a payload is built, then it is refused`, () => {
    assert.throws(() => buildXml(root), { code: 'input.invalid' });
  });
}

test('given a request, when it is built, then it is a document of its own', () => {
  const xml = buildXml({
    name: 'e:r',
    attributes: { 'xmlns:e': 'u', id: '<"&\'>' },
    children: [{ name: 'e:v', text: 'É & <é>' }, { name: 'x' }],
  });
  assert.equal(
    xml,
    '<?xml version="1.0" encoding="UTF-8"?><e:r xmlns:e="u" id="&#60;&#34;&#38;&apos;&#62;"><e:v>É &#38; &#60;é&#62;</e:v><x/></e:r>',
  );
});
