import type { CsdElement, CsdRecord, Directory, ReadLimits } from '../../../../shared/domain/csd/model.ts';
import { limitExceeded } from '../reader-errors.ts';
import { identityOf, missingDeclarations } from '../reader-record.ts';
import type { XmlTag } from '../reader-saxes.ts';
import type { CsdStructure } from '../reader-structure.ts';
import type { ScanSink, ScanState } from './scan-state.ts';
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
  take(): readonly CsdRecord[];
}

/** A record that is open. */
interface OpenRecord {
  readonly directory: Directory;
  /** Length of its name as written. */
  readonly nameLength: number;
  /** Declarations to be added behind it. */
  readonly added: string;
  /** Position in the document, in UTF-16 units. */
  readonly offset: number;
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

/** The record as written, made a document of its own by `added`. */
function rawOf(written: string, { added, nameLength }: OpenRecord): string {
  if (added === '') return written;
  const nameEnd = 1 + nameLength;
  return written.slice(0, nameEnd) + added + written.slice(nameEnd);
}

/** The record that is read, and those that are complete. */
interface Records {
  readonly tree: Tree;
  open: OpenRecord | undefined;
  /** Where `open` starts in the window. */
  start: number;
  ready: CsdRecord[];
}

/** Ends the record whose root is `element`. */
function finishRecord(records: Records, element: CsdElement, written: string): void {
  const { directory, offset } = records.open as OpenRecord;
  const raw = rawOf(written, records.open as OpenRecord);
  records.ready.push({ directory, entityId: identityOf(element), element, raw, offset });
  records.open = undefined;
}

/** The text of a record, which may not be longer than the limit. */
function writtenBetween({ bytes }: ScanState, start: number, end: number, { recordLength }: ReadLimits): string {
  const written = bytes.toString('utf8', start, end);
  if (written.length > recordLength) throw limitExceeded('recordLength', recordLength);
  return written;
}

/** Gives what a record of this start tag needs to stand alone: the same for all in one scope that declare nothing themselves. */
function createDeclarations(structure: CsdStructure): (tag: XmlTag) => string {
  let scope: ReadonlyMap<string, string> | undefined;
  let needed = '';
  return function declarationsFor({ declarations }) {
    const namespaces = structure.namespaces();
    if (declarations !== NO_DECLARATIONS) return missingDeclarations(namespaces, declarations);
    if (scope !== namespaces) needed = missingDeclarations(namespaces, declarations);
    scope = namespaces;
    return needed;
  };
}

/** `windowOf` gives the window of the scan that this sink hears of. */
export function createRecordSink(structure: CsdStructure, limits: ReadLimits, windowOf: () => Window): RecordSink {
  const records: Records = { tree: createTree(), open: undefined, start: 0, ready: [] };
  const declarationsFor = createDeclarations(structure);

  function begin(tag: XmlTag, start: number): void {
    const place = { directory: structure.directory(), offset: windowOf().unitsAt(start) };
    records.open = { ...place, nameLength: tag.qname.length, added: declarationsFor(tag) };
    records.start = start;
  }

  function close(state: ScanState, end: number): void {
    const element = records.open === undefined ? undefined : closeElement(records.tree);
    if (element !== undefined) {
      const written = writtenBetween(state, records.start, end, limits);
      windowOf().know(end, (records.open?.offset ?? 0) + written.length);
      finishRecord(records, element, written);
    }
    if (records.open === undefined) structure.close();
  }

  return {
    open(state, start, end, isEmpty) {
      const isInside = records.open !== undefined;
      if (isInside && isEmpty) return addEmptyElement(records.tree, state);
      const tag = isInside ? undefined : tagOf(state);
      if (tag !== undefined && structure.open(tag)) begin(tag, start);
      if (records.open !== undefined) openElement(records.tree, state);
      if (isEmpty) close(state, end);
    },
    close,
    text(_state, text) {
      if (records.open === undefined) structure.text(text);
      else addText(records.tree, text);
    },
    start: () => (records.open === undefined ? undefined : records.start),
    shift: (bytes) => void (records.start -= bytes),
    take() {
      const taken = records.ready;
      records.ready = [];
      return taken;
    },
  };
}
