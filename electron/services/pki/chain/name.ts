import type { Der } from './der.ts';
import { DerError, DerReader, T } from './der.ts';
import { oidText } from './der-values.ts';

/** One attribute, as it is compared: `key` is equal for two values that RFC 5280 §7.1 holds equal. */
export interface ComparedAttribute {
  readonly oid: string;
  readonly key: string;
  /** Undefined when the value is no text. */
  readonly text: string | undefined;
}

/** A distinguished name made for comparison; each RDN has a key of its own, so that a prefix is a subtree. */
export interface ComparedName {
  readonly key: string;
  readonly rdns: readonly string[];
  readonly attributes: readonly ComparedAttribute[];
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LATIN = new Set([0x12, 0x13, 0x14, 0x16, 0x1a]);

function wide(content: Uint8Array, width: 2 | 4): string {
  if (content.length % width !== 0) throw new DerError('name');
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  let text = '';
  for (let at = 0; at < content.length; at += width) {
    const point = width === 2 ? view.getUint16(at) : view.getUint32(at);
    if (point > 0x10ffff) throw new DerError('name');
    text += width === 2 ? String.fromCharCode(point) : String.fromCodePoint(point);
  }
  return text;
}

function textOf({ tag, content }: Der): string | undefined {
  if (LATIN.has(tag)) return Buffer.from(content).toString('latin1');
  if (tag === 0x1e) return wide(content, 2);
  if (tag === 0x1c) return wide(content, 4);
  if (tag !== 0x0c) return undefined;
  try {
    return UTF8.decode(content);
  } catch {
    throw new DerError('name');
  }
}

/** String preparation of RFC 4518: case and compatibility folded, spaces at the ends dropped, inner ones made one. */
function prepared(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll(/[\s\u0085]+/gu, ' ')
    .trim();
}

function attributeOf(value: Der): ComparedAttribute {
  const reader = new DerReader(value.content);
  const oid = oidText(reader.next('name', T.OID).content);
  const inside = reader.next('name');
  reader.finish('name');
  const text = textOf(inside);
  const compared = text === undefined ? `#${Buffer.from(inside.whole).toString('hex')}` : `=${prepared(text)}`;
  return { oid, key: `${oid}${compared}`, text };
}

/** Reads the content of a Name: a SEQUENCE of RDNs. @throws DerError */
export function nameOf(content: Uint8Array): ComparedName {
  const sets = new DerReader(content)
    .rest('name', T.SET)
    .map((set) => new DerReader(set.content).rest('name', T.SEQUENCE).map(attributeOf));
  return named(sets);
}

function named(sets: readonly (readonly ComparedAttribute[])[]): ComparedName {
  if (sets.some((set) => set.length === 0)) throw new DerError('name');
  const rdns = sets.map((set) => JSON.stringify(set.map(({ key }) => key).sort()));
  return { key: rdns.join('\u0000'), rdns, attributes: sets.flat() };
}

/** The name under another one: a name relative to an issuer (RFC 5280 §4.2.1.13). `set` is the content of one RDN. */
export function relativeName(base: ComparedName, set: Uint8Array): ComparedName {
  const last = named([new DerReader(set).rest('name', T.SEQUENCE).map(attributeOf)]);
  const rdns = [...base.rdns, ...last.rdns];
  return { key: rdns.join('\u0000'), rdns, attributes: [...base.attributes, ...last.attributes] };
}

/** Whether a name lies in the subtree of another one. */
export function isUnder(name: ComparedName, base: ComparedName): boolean {
  return base.rdns.length <= name.rdns.length && base.rdns.every((rdn, index) => rdn === name.rdns[index]);
}
