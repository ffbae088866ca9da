import { createRandom } from '../../shared/domain/synthetic/random.ts';
import type { Random } from '../../shared/domain/synthetic/random.ts';

/** What is put in the place of a value: right for some rows, wrong for others, or read in another way than it looks. */
const VALUES: readonly string[] = [
  ...[
    '',
    '  ',
    ' x',
    'x ',
    'a  b',
    'null',
    'true',
    '2',
    '-1',
    '8',
    '4',
    '+5',
    '5.',
    '1e5',
    'NaN',
    'abc',
    '999999999',
    '180.5',
  ],
  ...[
    '2024-02-29',
    '2023-02-29',
    '2024-02-30',
    '0000-01-01',
    '24:00:00',
    '25:00:00',
    '12:00:00.5',
    '2024-01-01T00:00:00.123Z',
  ],
  ...[
    'urn:oid:1.2.250.1.213.3.3.8',
    'URN:OID:1.2.250.1.213.3.3.13',
    '1.2.250.1.213.1.6.1.8',
    '9.9.9',
    'a &amp; b &lt;',
  ],
  ...['\u00A0x', 'x\u00A0y', '\uFEFFx', 'é'.repeat(250), 'a&#10;b', 'a&#9;b', '12345678901234'],
];
const NAMES: readonly string[] = [
  ...['foo', 'record', 'extension', 'codedType', 'name', 'space', 'spaces', 'annualOpening', 'contact', 'purpose'],
];
const ATTRIBUTES: readonly string[] = [
  ...['foo', 'type', 'urn', 'oid', 'code', 'codingScheme', 'language', 'entityID', 'xml:lang', 'updated'],
];

/** An element without children: name, attributes, text. */
const LEAF = /<csd:(\w+)((?: [\w:]+="[^"]*")*)(?:\/>|>([^<]*)<\/csd:\1>)/gu;

type Change = (leaf: RegExpMatchArray, random: Random) => string;

function written(name: string, attributes: string, text: string): string {
  return `<csd:${name}${attributes}>${text}</csd:${name}>`;
}

/** As many ways to spoil a record as there are rules to break: each takes an element and gives what stands there instead. */
const CHANGES: readonly Change[] = [
  () => '',
  ([leaf]) => leaf + leaf,
  ([leaf]) => `${leaf}tail`,
  ([leaf]) => `${leaf}<!-- said -->`,
  ([leaf]) => `${leaf}<x:other xmlns:x="urn:x">y</x:other>`,
  ([leaf], random) => leaf + written(random.pick(NAMES), '', 'z'),
  ([, name = '', attributes = ''], random) => written(name, attributes, random.pick(VALUES)),
  ([, , attributes = '', text = ''], random) => written(random.pick(NAMES), attributes, text),
  ([, name = '', attributes = '', text = ''], random) => written(name, without(attributes, random), text),
  ([, name = '', attributes = '', text = ''], random) => written(name, withOther(attributes, random), text),
  ([, name = '', attributes = '', text = ''], random) => written(name, withMore(attributes, random), text),
];

const ATTRIBUTE = / ([\w:]+)="[^"]*"/gu;

function oneOf(attributes: string, random: Random): RegExpExecArray | undefined {
  const all = [...attributes.matchAll(ATTRIBUTE)];
  return all.length === 0 ? undefined : random.pick(all);
}

function without(attributes: string, random: Random): string {
  return attributes.replace(oneOf(attributes, random)?.[0] ?? '', '');
}

function withOther(attributes: string, random: Random): string {
  const chosen = oneOf(attributes, random);
  return chosen === undefined
    ? attributes
    : attributes.replace(chosen[0], () => ` ${chosen[1]}="${random.pick(VALUES)}"`);
}

function withMore(attributes: string, random: Random): string {
  const name = random.pick(ATTRIBUTES);
  return attributes.includes(` ${name}="`) ? attributes : `${attributes} ${name}="${random.pick(VALUES) || 'x'}"`;
}

/**
 * Changes something in every record of a generated region, which has one to a line: what two programs say of such records tells
 * whether they have the same rules. The same seed makes the same changes.
 */
export function disturbed(xml: string, seed: number): string {
  const random = createRandom(seed);
  return xml
    .split('\n')
    .map((line) => (line.includes(' entityID="') ? disturbedRecord(line, random) : line))
    .join('\n');
}

function disturbedRecord(line: string, random: Random): string {
  const leaves = [...line.matchAll(LEAF)];
  if (leaves.length === 0) return line;
  const leaf = random.pick(leaves);
  return line.slice(0, leaf.index) + random.pick(CHANGES)(leaf, random) + line.slice(leaf.index + leaf[0].length);
}
