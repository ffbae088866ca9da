import type { CsdElement, Directory, ReadLimits } from '../../../../shared/domain/csd/model.ts';
import { limitExceeded } from '../reader-errors.ts';
import { identityOf, missingDeclarations } from '../reader-record.ts';
import type { XmlTag } from '../reader-saxes.ts';
import type { ReadOptions } from '../reader-session.ts';
import type { CsdStructure } from '../reader-structure.ts';
import { ScannedRecord, type Source } from './record.ts';
import { makeText, type ScanSink, type ScanState } from './scan-state.ts';
import { createSkimmer, type Skimmer } from './skim.ts';
import {
  addEmptyElement,
  addText,
  attributesOf,
  closeElement,
  createTree,
  declarationsOf,
  NO_DECLARATIONS,
  openElement,
  type Tree,
} from './tree.ts';
import type { Window } from './window.ts';

/** Makes records of what a scan tells; what is around them goes to the structure of the document. */
export interface RecordSink extends ScanSink {
  /** Where the record that is open starts, undefined when none is. */
  start(): number | undefined;
  /** The window let go of as many bytes. */
  shift(bytes: number): void;
  /** Complete records since the last call. */
  take(): readonly ScannedRecord[];
  /** Whether what comes next in the window is surely to be made text. */
  needsText(): boolean;
}

/** A record that is open. */
interface OpenRecord {
  readonly directory: Directory;
  /** Length in bytes of `<` and its name as written. */
  readonly nameEnd: number;
  /** Declarations to be added behind it. */
  readonly added: Uint8Array;
  readonly isWanted: boolean;
}

function tagOf(state: ScanState): XmlTag {
  return {
    qname: state.name?.qname ?? '',
    name: state.name?.local ?? '',
    namespace: state.namespace,
    attributes: attributesOf(state),
    declarations: declarationsOf(state),
  };
}

/** The record that is read, and those that are complete. */
interface Records {
  readonly structure: CsdStructure;
  readonly limits: ReadLimits;
  /** The window of the scan that this hears of. */
  readonly windowOf: () => Window;
  readonly isWanted: ReadOptions['isWanted'];
  readonly declarationsFor: (tag: XmlTag) => Uint8Array;
  readonly skimmer: Skimmer;
  readonly tree: Tree;
  open: OpenRecord | undefined;
  /** Where `open` starts in the window. */
  start: number;
  ready: ScannedRecord[];
  /** Records whose start tag was met. */
  met: number;
  /** What the window is to its records, once one was complete in it. */
  source: Source | undefined;
}

function sourceFrom({ bytes, text, textStart }: ScanState, window: Window): Source {
  return { bytes, text, textStart, units: window.unitsAt(textStart) };
}

/** The source of the record that ends, which is one of its own when the record is longer than the text that is there. */
function sourceOf(records: Records, state: ScanState, end: number): Source {
  const { start } = records;
  const window = records.windowOf();
  if (start < state.textStart) {
    const text = state.bytes.toString('latin1', start, end);
    return { bytes: state.bytes, text, textStart: start, units: window.unitsAt(start) };
  }
  records.source ??= sourceFrom(state, window);
  return records.source;
}

/** Refuses a record whose text is longer than the limit. */
function checkLength({ bytes }: ScanState, start: number, end: number, { recordLength }: ReadLimits): void {
  if (end - start <= recordLength || bytes.toString('utf8', start, end).length <= recordLength) return;
  throw limitExceeded('recordLength', recordLength);
}

/** Gives what a record of this start tag needs to stand alone: the same for all in one scope that declare nothing themselves. */
function createDeclarations(structure: CsdStructure): (tag: XmlTag) => Uint8Array {
  let scope: ReadonlyMap<string, string> | undefined;
  let needed: Uint8Array = Buffer.alloc(0);
  return function declarationsFor({ declarations }) {
    const namespaces = structure.namespaces();
    if (declarations !== NO_DECLARATIONS) return Buffer.from(missingDeclarations(namespaces, declarations));
    if (scope !== namespaces) needed = Buffer.from(missingDeclarations(namespaces, declarations));
    scope = namespaces;
    return needed;
  };
}

/**
 * Begins a record with the tag just read, from `start` to before `end`, if it is one. Gives where the scan goes on: behind the
 * end tag of a record that is not wanted, when that need not be read.
 */
function begin(records: Records, state: ScanState, start: number, end: number): number {
  const { structure, declarationsFor, isWanted, skimmer, met } = records;
  const tag = tagOf(state);
  if (!structure.open(tag)) return end;
  const added = declarationsFor(tag);
  const wanted = isWanted?.(met) ?? true;
  records.met = met + 1;
  const behind = wanted || state.isEmpty ? -1 : skimmer.endOf(state, end);
  if (behind >= 0) {
    structure.close();
    return behind;
  }
  if (state.textStart > end) makeText(state);
  const nameEnd = 1 + (state.name as { bytes: Uint8Array }).bytes.length;
  records.open = { directory: structure.directory(), nameEnd, added, isWanted: wanted };
  records.start = start;
  return end;
}

/** Ends the record whose root is `element`. */
function finish(records: Records, element: CsdElement, state: ScanState, end: number): void {
  const { start, limits } = records;
  const { directory, nameEnd, added, isWanted } = records.open as OpenRecord;
  checkLength(state, start, end, limits);
  records.open = undefined;
  if (!isWanted) return;
  const place = { source: sourceOf(records, state, end), start, end, nameEnd, added };
  records.ready.push(new ScannedRecord(directory, identityOf(element), element, place));
}

function close(records: Records, state: ScanState, end: number): void {
  const element = records.open === undefined ? undefined : closeElement(records.tree);
  if (element !== undefined) finish(records, element, state, end);
  if (records.open === undefined) records.structure.close();
}

function open(records: Records, state: ScanState, start: number, end: number): number {
  const { isEmpty } = state;
  const isInside = records.open !== undefined;
  if (isInside && isEmpty) {
    addEmptyElement(records.tree, state);
    return end;
  }
  const next = isInside ? end : begin(records, state, start, end);
  if (next > end) return next;
  if (records.open !== undefined) openElement(records.tree, state);
  if (isEmpty) close(records, state, end);
  return end;
}

/** `windowOf` gives the window of the scan that this sink hears of. */
export function createRecordSink(
  structure: CsdStructure,
  limits: ReadLimits,
  windowOf: () => Window,
  isWanted?: ReadOptions['isWanted'],
): RecordSink {
  const [declarationsFor, skimmer, tree] = [createDeclarations(structure), createSkimmer(), createTree()];
  const about = { structure, limits, windowOf, isWanted, declarationsFor, skimmer, tree };
  const records: Records = { ...about, open: undefined, start: 0, ready: [], met: 0, source: undefined };
  return {
    open: (state, start, end) => open(records, state, start, end),
    close: (state, end) => close(records, state, end),
    text(_state, text) {
      if (records.open === undefined) structure.text(text);
      else addText(tree, text);
    },
    start: () => (records.open === undefined ? undefined : records.start),
    shift(bytes) {
      records.start -= bytes;
      records.source = undefined;
      skimmer.forget();
    },
    take() {
      const taken = records.ready;
      records.ready = [];
      return taken;
    },
    needsText: () => isWanted === undefined || records.open !== undefined,
  };
}
