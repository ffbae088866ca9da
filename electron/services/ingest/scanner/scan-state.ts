import type { ReadLimits } from '../../../../shared/domain/csd/model.ts';
import { createKnownTags, type KnownTag, type KnownTags } from './known-tags.ts';
import { createNameTable, type Name, type NameTable, type Prefix } from './names.ts';

/** What a scan gives in place of the position at which it goes on. */
export const INCOMPLETE = -1;
/** What is there cannot be XML: the strict parser says why (diagnosis.ts). */
export const FAULT = -2;

/** Hears of what is in the document. The scanner itself tells the rest: the tag that was opened is in its state. */
export interface ScanSink {
  /**
   * A start tag was read, from `start` to before `end`. Gives where the scan goes on: at `end`, or behind the end tag of this
   * element when the sink went through all of it.
   */
  open(state: ScanState, start: number, end: number): number;
  /** An element ends before `end`; not told of one that is empty or was gone through. */
  close(state: ScanState, end: number): void;
  /** Character data in an element, its references and line ends resolved. */
  text(state: ScanState, text: string): void;
}

/** A namespace bound by the element at `depth`, with what it was bound to before. */
export interface Binding {
  readonly depth: number;
  readonly prefix: Prefix;
  readonly before: string | undefined;
}

/**
 * Where a scan is. Positions are indexes of `bytes`, which hold UTF-8 followed by a byte 0 at `end`. What lies before `settled`
 * was told to the sink; a piece of markup that is not complete changes nothing, and is scanned again when more came.
 */
export interface ScanState {
  bytes: Buffer;
  /** The same bytes. */
  view: DataView;
  end: number;
  /** Where the scan goes on. */
  pos: number;
  /** End of the last complete piece of markup. */
  settled: number;
  /** The bytes from `textStart` on as latin1, once they are needed: an ASCII value is a part of it. */
  text: string;
  textStart: number;
  /** Line of `pos`, from 1, and where it starts. */
  line: number;
  lineStart: number;
  /** The same behind the piece of markup being scanned. */
  nextLine: number;
  nextLineStart: number;
  readonly limits: ReadLimits;
  readonly names: NameTable;
  readonly sink: ScanSink;
  /** Elements open at `pos`, and their names, the root's at 1. */
  depth: number;
  readonly open: Name[];
  isRootClosed: boolean;
  readonly bindings: Binding[];
  /** Some markup was read besides the XML declaration. */
  hasSettled: boolean;
  /** Hash of the last name scanned. */
  hash: number;
  /** The last attribute value scanned: disjunction of its bytes; it holds nothing to be replaced. */
  bits: number;
  isAsWritten: boolean;
  /** Number of the start tag being scanned. */
  serial: number;
  /** The last start tag: its name, its namespace and its attributes. */
  name: Name | undefined;
  namespace: string;
  attributes: number;
  readonly attributeNames: Name[];
  readonly attributeValues: string[];
  /** Where the values start and end in `bytes`, two numbers an attribute. */
  readonly spans: Int32Array;
  /** All attributes are plain ones. */
  isPlain: boolean;
  isEmpty: boolean;
  /** What is known of the last start tag: its attributes are there then, and nowhere else. */
  tag: KnownTag | undefined;
  readonly known: KnownTags;
}

export function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

export function createScanState(limits: ReadLimits, sink: ScanSink): ScanState {
  const bytes = Buffer.alloc(1);
  return {
    bytes,
    view: viewOf(bytes),
    end: 0,
    pos: 0,
    settled: 0,
    text: '',
    textStart: 0,
    line: 1,
    lineStart: 0,
    nextLine: 1,
    nextLineStart: 0,
    limits,
    names: createNameTable(limits),
    sink,
    depth: 0,
    open: [],
    isRootClosed: false,
    bindings: [],
    hasSettled: false,
    hash: 0,
    bits: 0,
    isAsWritten: true,
    serial: 0,
    name: undefined,
    namespace: '',
    attributes: 0,
    attributeNames: [],
    attributeValues: [],
    spans: new Int32Array(2 * (limits.attributes + 1)),
    isPlain: true,
    isEmpty: false,
    tag: undefined,
    known: createKnownTags(),
  };
}

/** From here on the window is made text only where there is no way round it. */
const LONG_BYTES = 64 * 1024;

/** Makes text of the window: of all of it, for a record may have begun before `pos`, unless it is a very long one. */
export function makeText(state: ScanState): void {
  state.textStart = state.pos > LONG_BYTES ? state.pos : 0;
  state.text = state.bytes.toString('latin1', state.textStart, state.end);
}

/** Leaves the window without text, until some is needed. */
export function forgetText(state: ScanState): void {
  state.textStart = state.end;
  state.text = '';
}

/** A scan stopped at `index`: for want of bytes, or on one that may not be there. */
export function stopped(state: ScanState, index: number): number {
  return index >= state.end ? INCOMPLETE : FAULT;
}
