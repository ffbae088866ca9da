import { partOf } from '../../../shared/domain/ror/mapping-parts.ts';
import type { EntityKind } from '../../../shared/domain/ror/projection.ts';

const [LT, GT, SLASH, QUOTE, APOSTROPHE] = [0x3c, 0x3e, 0x2f, 0x22, 0x27];
const [COLON, BANG, QUESTION] = [0x3a, 0x21, 0x3f];

/** A child of a record: its local name, and where it is. */
interface Child {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

interface Outline {
  /** Where the start tag of the record ends. */
  readonly head: number;
  readonly children: readonly Child[];
  /** Where its end tag begins. */
  readonly tail: number;
}

/**
 * Both versions of a record without the parts in which they are byte for byte alike: fewer bytes to read, and the same fields
 * differ. Whole where nothing can be left out, or where they are not plain elements and texts. In memory of their own.
 */
export function withoutAlikeParts(old: Buffer, now: Buffer, kind: EntityKind): readonly [Buffer, Buffer] {
  const whole = (): readonly [Buffer, Buffer] => [Buffer.from(old), Buffer.from(now)];
  const [head, nowHead] = [endOfTag(old, 0), endOfTag(now, 0)];
  // Prefixes must mean the same in both.
  if (head < 0 || head !== nowHead || old.compare(now, 0, head, 0, head) !== 0) return whole();
  const [before, after] = [outlineOf(old, head), outlineOf(now, head)];
  if (before === undefined || after === undefined) return whole();
  const differing = differingParts(old, before.children, now, after.children, kind);
  const isKept = ({ name }: Child): boolean => differing.has(partOf(kind, name));
  return [reduced(old, before, isKept), reduced(now, after, isKept)];
}

function reduced(bytes: Buffer, { head, children, tail }: Outline, isKept: (child: Child) => boolean): Buffer {
  const parts = children.filter(isKept).map(({ start, end }) => bytes.subarray(start, end));
  return Buffer.concat([bytes.subarray(0, head), ...parts, bytes.subarray(tail)]);
}

/** Parts of which any child differs, is more, is less or stands elsewhere among its own; what may concern every field is one. */
function differingParts(
  old: Buffer,
  before: readonly Child[],
  now: Buffer,
  after: readonly Child[],
  kind: EntityKind,
): ReadonlySet<string | undefined> {
  const differing = new Set<string | undefined>([undefined]);
  const waiting = byPart(before, kind);
  const taken = new Map<string | undefined, number>();
  for (const { name, start, end } of after) {
    const part = partOf(kind, name);
    const rank = taken.get(part) ?? 0;
    taken.set(part, rank + 1);
    const other = waiting.get(part)?.[rank];
    if (other === undefined || now.compare(old, other.start, other.end, start, end) !== 0) differing.add(part);
  }
  for (const [part, { length }] of waiting) if (length !== (taken.get(part) ?? 0)) differing.add(part);
  return differing;
}

function byPart(children: readonly Child[], kind: EntityKind): ReadonlyMap<string | undefined, readonly Child[]> {
  const parts = new Map<string | undefined, Child[]>();
  for (const child of children) {
    const part = partOf(kind, child.name);
    const known = parts.get(part);
    if (known === undefined) parts.set(part, [child]);
    else known.push(child);
  }
  return parts;
}

/** The children of a well-formed record behind its start tag; undefined when it holds anything but elements and texts, or a text of its own. */
function outlineOf(bytes: Buffer, head: number): Outline | undefined {
  if (bytes[head - 2] === SLASH) return undefined;
  const children: Child[] = [];
  let at = head;
  for (;;) {
    while (isBlank(bytes[at])) at += 1;
    if (bytes[at] !== LT) return undefined;
    if (bytes[at + 1] === SLASH) return { head, children, tail: at };
    const end = endOfElement(bytes, at);
    if (end < 0) return undefined;
    children.push({ name: localName(bytes, at + 1), start: at, end });
    at = end;
  }
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Behind the element that starts there; -1 when it holds anything but elements and texts. */
function endOfElement(bytes: Buffer, start: number): number {
  let depth = 0;
  for (let at = start; at < bytes.length; at += 1) {
    if (bytes[at] !== LT) continue;
    const next = bytes[at + 1];
    if (next === BANG || next === QUESTION) return -1;
    const end = endOfTag(bytes, at);
    if (end < 0) return -1;
    if (next === SLASH) depth -= 1;
    else if (bytes[end - 2] !== SLASH) depth += 1;
    if (depth === 0) return end;
    at = end - 1;
  }
  return -1;
}

/** Behind the `>` of the tag that starts there; -1 when there is none. */
function endOfTag(bytes: Buffer, start: number): number {
  let quote = 0;
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === GT) return at + 1;
    else if (byte === QUOTE || byte === APOSTROPHE) quote = byte ?? 0;
  }
  return -1;
}

function localName(bytes: Buffer, start: number): string {
  let from = start;
  let end = start;
  for (; end < bytes.length; end += 1) {
    const byte = bytes[end];
    if (byte === COLON) from = end + 1;
    else if (byte === GT || byte === SLASH || isBlank(byte)) break;
  }
  return bytes.toString('utf8', from, end);
}
