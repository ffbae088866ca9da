import type { ReadLimits } from '../../../../shared/domain/csd/model.ts';
import { asName } from '../../../../shared/domain/texts.ts';
import { keepWords, MORE_WORDS } from './words.ts';

export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
export const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

/** A namespace prefix and what it is bound to at this place of the document. */
export interface Prefix {
  readonly text: string;
  /** '' for a default namespace that is none, undefined for a prefix that is not bound. */
  uri: string | undefined;
}

/** A qualified name as written, judged and split when it is first met. */
export interface Name {
  readonly qname: string;
  readonly local: string;
  readonly prefix: Prefix;
  readonly bytes: Uint8Array;
  /** The end tag of an element of this name, without blanks, as words (words.ts); and its length. */
  readonly endTag: Int32Array;
  readonly endLength: number;
  /** An attribute of this name up to its value, `name="` without blanks, in the same way. */
  readonly assigned: Int32Array;
  readonly assignedLength: number;
  readonly hash: number;
  /** It is a QName and not too long: an element or an attribute may have it. */
  readonly isValid: boolean;
  /** An element may have it, once its prefix is bound. */
  readonly isOfElements: boolean;
  /** An attribute of this name is in no namespace and declares none. */
  readonly isPlain: boolean;
  /** The prefix that an attribute of this name declares. */
  readonly declares: Prefix | undefined;
  /** Number of the start tag in which an attribute of this name was last met. */
  stamp: number;
  /** The attributes that elements of this name had last, in order; to be used while the table is of this age. */
  readonly shape: Name[];
  shapeAge: number;
}

/** The names met so far, found by their bytes. */
export interface NameTable {
  /** The name that stands in `bytes` from `start` to `end`; `hash` is that of its bytes, see `scanStartTag`. */
  find(bytes: Uint8Array, start: number, end: number, hash: number): Name;
  prefix(text: string): Prefix;
  /** Prefixes that are bound, but for `xml` and `xmlns`. */
  bound(): readonly Prefix[];
  /**
   * To be called between tags: forgets names when there are too many, and tells when it did. Prefixes that are bound stay what
   * they are; another name's may be one that is never bound again.
   */
  tidy(): boolean;
  /** Changes when a name is put out of the table: from then on it may be given as another object than before. */
  age: number;
  /** Since it was last set to false, a name was put out of the table: one name may have been given as two objects. */
  isCrowded: boolean;
}

/** Start characters of an NCName, XML 1.0 fifth edition §2.3 and Namespaces §3. */
const START = String.raw`A-Z_a-z\xC0-\xD6\xD8-\xF6\xF8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}`;
const REST = String.raw`${START}.\-0-9\xB7\u0300-\u036F\u203F-\u2040`;
const QNAME = new RegExp(`^(?:([${START}][${REST}]*):)?([${START}][${REST}]*)$`, 'u');
const NCNAME = new RegExp(`^[${START}][${REST}]*$`, 'u');

/** Slots of the table at least; a CSD document has some 200 names. */
const SLOTS = 4096;
/** Slots looked at for a name: with more, names made to collide would cost as much as their number. */
const PROBES = 16;

export function isNcName(text: string): boolean {
  return NCNAME.test(text);
}

function isSame(bytes: Uint8Array, start: number, known: Uint8Array): boolean {
  for (let index = 0; index < known.length; index += 1) {
    if (bytes[start + index] !== known[index]) return false;
  }
  return true;
}

/** Prefixes by their text; `xml` and `xmlns` are bound from the start. */
function createPrefixes() {
  const fixed: readonly Prefix[] = [
    { text: 'xml', uri: XML_NAMESPACE },
    { text: 'xmlns', uri: XMLNS_NAMESPACE },
  ];
  const prefixes = new Map<string, Prefix>([{ text: '', uri: '' }, ...fixed].map((prefix) => [prefix.text, prefix]));
  return {
    of(text: string): Prefix {
      const known = prefixes.get(text) ?? { text, uri: undefined };
      prefixes.set(text, known);
      return known;
    },
    bound: () => [...prefixes.values()].filter((prefix) => Boolean(prefix.uri) && !fixed.includes(prefix)),
    forgetUnbound() {
      for (const { text, uri } of [...prefixes.values()]) if (uri === undefined) prefixes.delete(text);
    },
  };
}

/** A name between two other texts, as words. */
function wordsOf(before: string, name: Uint8Array, after: string): Int32Array {
  const bytes = Buffer.concat([Buffer.from(before), name, Buffer.from(after), Buffer.alloc(4)]);
  const length = bytes.length - 4;
  const words = new Int32Array(MORE_WORDS + (length >> 2));
  keepWords(words, 0, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0, length);
  return words;
}

/** Judges and splits a name. `nameLength` is its greatest length in UTF-16 units. */
function createName(copy: Uint8Array, hash: number, nameLength: number, prefixOf: (text: string) => Prefix): Name {
  const qname = Buffer.from(copy.buffer, copy.byteOffset, copy.byteLength).toString('utf8');
  const match = QNAME.exec(qname);
  const prefix = match?.[1] ?? '';
  const local = asName(match?.[2] ?? qname);
  const declares = prefix === 'xmlns' ? prefixOf(local) : qname === 'xmlns' ? prefixOf('') : undefined;
  const isValid = match !== null && qname.length <= nameLength;
  return {
    qname,
    local,
    prefix: prefixOf(prefix),
    bytes: copy,
    endTag: wordsOf('</', copy, '>'),
    endLength: copy.length + 3,
    assigned: wordsOf('', copy, '="'),
    assignedLength: copy.length + 2,
    hash,
    isValid,
    isOfElements: isValid && prefix !== 'xmlns',
    // An object treats an entry of this name in a way of its own.
    isPlain: prefix === '' && declares === undefined && local !== '__proto__',
    declares,
    stamp: 0,
    shape: [],
    shapeAge: 0,
  };
}

export function createNameTable({ nameLength, attributes }: Pick<ReadLimits, 'nameLength' | 'attributes'>): NameTable {
  const prefixes = createPrefixes();
  const size = Math.max(SLOTS, 2 ** Math.ceil(Math.log2(4 * attributes)));
  const slots = new Array<Name | undefined>(size).fill(undefined);
  let count = 0;
  const table: NameTable = {
    isCrowded: false,
    age: 0,
    find(bytes, start, end, hash) {
      const length = end - start;
      let slot = hash & (size - 1);
      for (let probe = 0; probe < PROBES; probe += 1) {
        const name = slots[slot];
        if (name === undefined) break;
        if (name.hash === hash && name.bytes.length === length && isSame(bytes, start, name.bytes)) return name;
        slot = (slot + 1) & (size - 1);
      }
      const added = createName(Uint8Array.from(bytes.subarray(start, end)), hash, nameLength, prefixes.of);
      if (slots[slot] !== undefined) {
        table.isCrowded = true;
        table.age += 1;
      }
      slots[slot] = added;
      count += 1;
      return added;
    },
    prefix: prefixes.of,
    bound: prefixes.bound,
    tidy() {
      if (count <= size / 2) return false;
      slots.fill(undefined);
      count = 0;
      table.age += 1;
      prefixes.forgetUnbound();
      return true;
    },
  };
  return table;
}
