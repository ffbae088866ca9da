import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import { AppError } from '../../../shared/errors.ts';
import { limitExceeded } from './reader-errors.ts';
import { wellFormedText } from './reader-well-formed.ts';

/** An element of a small payload, names with their prefix; `text` is its own character data, children left out. */
export interface XmlNode {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly text?: string;
  readonly children?: readonly XmlNode[];
}

/** As read: nothing is missing. */
export interface ParsedXmlNode extends XmlNode {
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly ParsedXmlNode[];
}

/** Greatest small payload, in UTF-16 units; anything larger is read as a stream. */
export const SMALL_XML_LENGTH = 1024 * 1024;

const TEXT = '#text';
const CDATA = '#cdata';
const ATTRIBUTES = ':@';
const PREFIX = '@';

const SHARED_OPTIONS = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: PREFIX,
  textNodeName: TEXT,
  cdataPropName: CDATA,
  processEntities: false,
  suppressBooleanAttributes: false,
} as const;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** References of a text that the strict reader has accepted: the five names and characters by number. */
function decodeReferences(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#([0-9]+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal !== undefined) return String.fromCodePoint(Number.parseInt(decimal, 10));
      return NAMED[name ?? ''] ?? whole;
    },
  );
}

/** One item of fast-xml-parser's ordered form: a single key besides that of the attributes. */
type Ordered = Readonly<Record<string, unknown>>;

function asList(value: unknown): readonly Ordered[] {
  return Array.isArray(value) ? value : [];
}

function cdataOf(item: Ordered): string {
  return asList(item[CDATA])
    .map((part) => String(part[TEXT] ?? ''))
    .join('');
}

function attributesOf(item: Ordered): Readonly<Record<string, string>> {
  const entries = Object.entries((item[ATTRIBUTES] ?? {}) as Record<string, unknown>);
  // XML 1.0 §3.3.3: a blank of any kind is a space, unless it was written as a reference.
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name.slice(PREFIX.length),
      decodeReferences(String(value).replace(/[\t\n\r]/g, ' ')),
    ]),
  );
}

function toNode(item: Ordered): ParsedXmlNode | undefined {
  const name = Object.keys(item).find((key) => key !== ATTRIBUTES && key !== TEXT && key !== CDATA);
  if (name === undefined || name.startsWith('?')) return undefined;
  const children: ParsedXmlNode[] = [];
  let text = '';
  for (const child of asList(item[name])) {
    if (TEXT in child) text += decodeReferences(String(child[TEXT]));
    else if (CDATA in child) text += cdataOf(child);
    else {
      const node = toNode(child);
      if (node !== undefined) children.push(node);
    }
  }
  return { name, attributes: attributesOf(item), text, children };
}

/**
 * The root element of a payload of at most a million characters: what the strict reader refuses is refused with its codes,
 * before the lenient parser sees it. No value is interpreted: every text stays as written.
 */
export function parseSmallXml(text: string): ParsedXmlNode {
  if (text.length > SMALL_XML_LENGTH) throw limitExceeded('documentLength', SMALL_XML_LENGTH);
  const document = text.startsWith('\uFEFF') ? text.slice(1) : text;
  wellFormedText(document);
  const parser = new XMLParser({
    ...SHARED_OPTIONS,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
  });
  const items = asList(parser.parse(document));
  const root = items.map(toNode).find((node) => node !== undefined);
  if (root === undefined) throw new AppError('internal', 'A well-formed document without a root element');
  return root;
}

const NAME = /^[\p{L}_][\p{L}\p{N}._-]*(?::[\p{L}_][\p{L}\p{N}._-]*)?$/u;

/** What XML 1.0 cannot hold, even by reference (§2.2). */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

function assertWritable(name: string, values: readonly string[]): void {
  if (!NAME.test(name)) throw new AppError('input.invalid', `Not an XML name: ${JSON.stringify(name)}`);
  const wrong = values.find((value) => FORBIDDEN.test(value));
  if (wrong === undefined) return;
  throw new AppError('input.invalid', `XML cannot hold a character of ${JSON.stringify(wrong)}, in ${name}`);
}

function escapeText(value: string): string {
  return value.replace(/[&<>\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function escapeAttribute(value: string): string {
  return value.replace(/[&<>"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function toOrdered(node: XmlNode): Ordered {
  const attributes = Object.entries(node.attributes ?? {});
  assertWritable(node.name, [node.text ?? '', ...attributes.map(([, value]) => value)]);
  for (const [name] of attributes) assertWritable(name, []);
  const text = node.text === undefined || node.text === '' ? [] : [{ [TEXT]: escapeText(node.text) }];
  return {
    [node.name]: [...text, ...(node.children ?? []).map(toOrdered)],
    [ATTRIBUTES]: Object.fromEntries(attributes.map(([name, value]) => [PREFIX + name, escapeAttribute(value)])),
  };
}

/** A document, in UTF-8 by its declaration, for a request. Throws `input.invalid` for what XML cannot hold. */
export function buildXml(root: XmlNode): string {
  const builder = new XMLBuilder({ ...SHARED_OPTIONS, format: false, suppressEmptyNode: true });
  return `<?xml version="1.0" encoding="UTF-8"?>${builder.build([toOrdered(root)])}`;
}
