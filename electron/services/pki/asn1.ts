import { fromBER } from 'asn1js';
import { AppError } from '../../../shared/errors.ts';

/** What no certificate, request or key file reaches: beyond, the bytes are made to block a program. */
const LIMITS = { maxDepth: 32, maxNodes: 50_000, maxContentLength: 16 * 1024 * 1024, parseEmbedded: false } as const;

/** Universal tags of ASN.1 used here. */
export const TAG = {
  BOOLEAN: 1,
  INTEGER: 2,
  BIT_STRING: 3,
  OCTET_STRING: 4,
  NULL: 5,
  OID: 6,
  UTF8: 12,
  SEQUENCE: 16,
  SET: 17,
  PRINTABLE: 19,
  T61: 20,
  IA5: 22,
  UTC_TIME: 23,
  GENERALIZED_TIME: 24,
  UNIVERSAL_STRING: 28,
  BMP: 30,
} as const;

/** One value of a DER document: `bytes` is the whole of it, `content` what follows its tag and length. */
export interface Asn1 {
  /** `universal`, or `context` for the tags that a structure numbers itself. */
  readonly kind: 'universal' | 'context' | 'other';
  readonly tag: number;
  readonly isConstructed: boolean;
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
  readonly children: readonly Asn1[];
}

/** The error of everything that is not what it says to be. */
export function malformed(reason: string, cause?: unknown): AppError {
  return new AppError('certificate.format', `Malformed: ${reason}.`, { values: { reason }, cause });
}

interface RawBlock {
  readonly valueBeforeDecodeView: Uint8Array;
  readonly idBlock: { tagClass: number; tagNumber: number; isConstructed: boolean; blockLength: number };
  readonly lenBlock: { isIndefiniteForm: boolean; blockLength: number };
  readonly valueBlock: object;
}

function shortestLength(length: number): number {
  if (length < 0x80) return 1;
  return 1 + Math.ceil((32 - Math.clz32(length)) / 8);
}

function nodeOf(block: RawBlock): Asn1 {
  const { idBlock, lenBlock, valueBlock, valueBeforeDecodeView: bytes } = block;
  const content = bytes.subarray(idBlock.blockLength + lenBlock.blockLength);
  if (lenBlock.isIndefiniteForm || lenBlock.blockLength !== shortestLength(content.length)) {
    throw malformed('a length is not written as DER asks');
  }
  const inside = 'value' in valueBlock && Array.isArray(valueBlock.value) ? (valueBlock.value as RawBlock[]) : [];
  return {
    kind: idBlock.tagClass === 1 ? 'universal' : idBlock.tagClass === 3 ? 'context' : 'other',
    tag: idBlock.tagNumber,
    isConstructed: idBlock.isConstructed,
    bytes,
    content,
    children: idBlock.isConstructed ? inside.map(nodeOf) : [],
  };
}

/**
 * Reads one DER value that fills `der` entirely. What octet and bit strings hold is left as bytes.
 * @throws AppError `certificate.format` for anything else: trailing bytes, indefinite or long lengths, too deep, too many values.
 */
export function readAsn1(der: Uint8Array): Asn1 {
  const parsed = parseBer(der);
  if (parsed.offset === -1) throw malformed(parsed.result.error === '' ? 'not DER' : parsed.result.error);
  if (parsed.offset !== der.length) throw malformed('bytes follow the end');
  return nodeOf(parsed.result as unknown as RawBlock);
}

function parseBer(der: Uint8Array): ReturnType<typeof fromBER> {
  try {
    return fromBER(der, LIMITS);
  } catch (error) {
    throw malformed('not DER', error);
  }
}

/** Whether a value has this universal tag. */
export function isA<T extends number>(node: Asn1 | undefined, tag: T): node is Asn1 & { readonly tag: T } {
  return node?.kind === 'universal' && node.tag === tag;
}

/** The value when it has this universal tag. @throws AppError `certificate.format` with the name of what was looked for. */
export function expectA(node: Asn1 | undefined, tag: number, what: string): Asn1 {
  if (!isA(node, tag)) throw malformed(what);
  if (node.isConstructed !== (tag === TAG.SEQUENCE || tag === TAG.SET)) throw malformed(what);
  return node;
}

/** The children of a SEQUENCE or a SET. */
export function childrenOf(node: Asn1 | undefined, what: string, tag: number = TAG.SEQUENCE): readonly Asn1[] {
  return expectA(node, tag, what).children;
}

/** Whether a value is the element numbered `tag` of its structure. */
export function isContext<T extends number>(node: Asn1 | undefined, tag: T): node is Asn1 & { readonly tag: T } {
  return node?.kind === 'context' && node.tag === tag;
}

/** Dotted form of an OBJECT IDENTIFIER of any size. */
export function oidOf(node: Asn1 | undefined, what: string): string {
  const { content } = expectA(node, TAG.OID, what);
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const [index, byte] of content.entries()) {
    if (arc === 0n && byte === 0x80 && (index === 0 || (content[index - 1] ?? 0) < 0x80)) throw malformed(what);
    arc = (arc << 7n) | BigInt(byte & 0x7f);
    if (byte >= 0x80) continue;
    arcs.push(arc);
    arc = 0n;
  }
  const [first] = arcs;
  if (first === undefined || (content.at(-1) ?? 0x80) >= 0x80 || content.length > 128) throw malformed(what);
  const root = first < 40n ? 0n : first < 80n ? 1n : 2n;
  return [root, first - root * 40n, ...arcs.slice(1)].join('.');
}

/** A BOOLEAN; DER has two forms only. */
export function booleanOf(node: Asn1 | undefined, what: string): boolean {
  const { content } = expectA(node, TAG.BOOLEAN, what);
  if (content.length !== 1 || (content[0] !== 0 && content[0] !== 0xff)) throw malformed(what);
  return content[0] === 0xff;
}

/** A positive INTEGER that a number holds exactly. */
export function countOf(node: Asn1 | undefined, what: string): number {
  const { content } = expectA(node, TAG.INTEGER, what);
  if (content.length === 0 || content.length > 6 || (content[0] ?? 0) > 0x7f) throw malformed(what);
  return content.reduce((total, byte) => total * 256 + byte, 0);
}

/** The bits of a BIT STRING that holds whole bytes. */
export function bitsOf(node: Asn1 | undefined, what: string): Uint8Array {
  const { content } = expectA(node, TAG.BIT_STRING, what);
  if (content[0] !== 0) throw malformed(what);
  return content.subarray(1);
}
