import { isAscii } from 'node:buffer';
import type { ReadLimits } from '../../../../shared/domain/csd/model.ts';
import { createUtf8Decoder, type XmlDecoder } from '../encoding.ts';
import type { ReadRecord } from '../reader-record.ts';
import { emptyDocument, HEAD_LENGTH, illFormed, limitExceeded } from '../reader-errors.ts';
import { assertCsd, asWebPage, type CsdSession, type ReadOptions } from '../reader-session.ts';
import { createCsdStructure, type CsdStructure } from '../reader-structure.ts';
import { diagnose } from './diagnosis.ts';
import { createRecordSink, type RecordSink } from './records.ts';
import { createScanState, FAULT, forgetText, makeText, type ScanState } from './scan-state.ts';
import { scan } from './scan.ts';
import { createWindow, type Window } from './window.ts';

/** A piece of markup that is longer than this waits for as much again before it is scanned anew. */
const LONG_BYTES = 64 * 1024;
/** Bytes that surely hold the first characters of a document. */
const HEAD_BYTES = 4 * HEAD_LENGTH;

/** The place of U+FFFE or U+FFFF, which XML cannot hold, in valid UTF-8; -1 without one. */
function nonCharacter(bytes: Buffer): number {
  if (isAscii(bytes)) return -1;
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && (bytes[at + 2] === 0xbe || bytes[at + 2] === 0xbf)) return at;
  }
  return -1;
}

/** Scans up to `barrier`, a place that nothing well-formed goes across. */
function scanBefore(state: ScanState, barrier: number): number {
  const { bytes, end } = state;
  const byte = bytes[barrier] as number;
  bytes[barrier] = 0;
  state.end = barrier;
  scan(state);
  bytes[barrier] = byte;
  state.end = end;
  return FAULT;
}

function isBlankFrom(state: ScanState, start: number): boolean {
  return state.bytes.toString('utf8', start, state.end).trim() === '';
}

function lineAtEnd({ bytes, line, pos, end }: ScanState): number {
  return line + bytes.toString('latin1', pos, end).split('\n').length - 1;
}

/** UTF-16 units from `start` to `end`, counted only when there may be more than `limit`. */
function isLonger({ bytes }: ScanState, start: number, end: number, limit: number): boolean {
  return end - start > limit && bytes.toString('utf8', start, end).length > limit;
}

type ScanSession = CsdSession<ReadRecord>;

/** One document while it is scanned. */
interface Job {
  readonly state: ScanState;
  readonly window: Window;
  readonly sink: RecordSink;
  readonly limits: ReadLimits;
  /** First characters of the document. */
  head: string;
  /** Where the bytes must reach before it is worth scanning again what is not complete. */
  awaited: number;
}

function createJob(structure: CsdStructure, limits: ReadLimits, isWanted: ReadOptions['isWanted']): Job {
  const sink = createRecordSink(structure, limits, () => window, isWanted);
  const state = createScanState(limits, sink);
  const window: Window = createWindow(state, isWanted === undefined);
  return { state, window, sink, limits, head: '', awaited: 0 };
}

/** Throws what the strict parser has against the document, if it has anything. */
function refuse({ state, window, head }: Job, isWhole: boolean): void {
  const error = diagnose(state, window, { head, isWhole });
  if (error !== undefined) throw error;
}

function takeIn(job: Job, bytes: Buffer): void {
  const { state, window, sink } = job;
  if (job.head.length < HEAD_LENGTH) {
    job.head = (job.head + bytes.toString('utf8', 0, HEAD_BYTES)).slice(0, HEAD_LENGTH);
  }
  const kept = Math.min(sink.start() ?? state.settled, state.settled);
  window.drop(kept);
  sink.shift(kept);
  job.awaited -= kept;
  window.append(bytes);
}

/** Scans what there is; `barrier` is where it cannot go on, -1 for none. */
function advance(job: Job, barrier: number): void {
  const { state } = job;
  if (job.sink.needsText()) makeText(state);
  else forgetText(state);
  const outcome = barrier < 0 ? scan(state) : scanBefore(state, barrier);
  if (outcome === FAULT) refuse(job, false);
  const rest = state.end - state.pos;
  job.awaited = rest > LONG_BYTES ? state.end + rest : 0;
}

/** Whether a single piece of anything, read or not, is longer than a record may be. */
function isPieceTooLong({ state, limits }: Job): boolean {
  return isLonger(state, state.settled, state.end, limits.recordLength);
}

function isRecordTooLong({ state, sink, limits }: Job): boolean {
  const start = sink.start();
  return start !== undefined && isLonger(state, start, state.settled, limits.recordLength);
}

function checkLength(job: Job): void {
  const { recordLength } = job.limits;
  if (job.awaited > 0 && isPieceTooLong(job)) advance(job, -1);
  if (isPieceTooLong(job)) {
    refuse(job, false);
    throw limitExceeded('recordLength', recordLength, lineAtEnd(job.state));
  }
  if (isRecordTooLong(job)) throw limitExceeded('recordLength', recordLength);
}

function write(job: Job, bytes: Uint8Array): readonly ReadRecord[] {
  if (bytes.length === 0) return [];
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  takeIn(job, buffer);
  const barrier = nonCharacter(buffer);
  const { state } = job;
  if (barrier >= 0 || state.end >= job.awaited) {
    advance(job, barrier < 0 ? -1 : state.end - buffer.length + barrier);
  }
  checkLength(job);
  return job.sink.take();
}

/** Judges the end of the input: the root is closed, and only blanks come after it. */
function finish(job: Job): void {
  const { state } = job;
  if (job.awaited > 0) advance(job, -1);
  if (state.isRootClosed && isBlankFrom(state, state.pos)) return;
  refuse(job, true);
  throw illFormed(state.line, job.window.columnOf(state.pos), 'not well-formed.');
}

/** Bytes made UTF-8. What the document has done wrong before comes before bytes that mean nothing. */
function decoded(job: Job, decode: () => Uint8Array): Uint8Array {
  try {
    return decode();
  } catch (error) {
    refuse(job, false);
    throw error;
  }
}

function end(job: Job, decoder: XmlDecoder<Uint8Array>, structure: CsdStructure): ReturnType<ScanSession['end']> {
  const { state, sink, window } = job;
  const records = write(job, decoded(job, decoder.end));
  if (!state.hasSettled && isBlankFrom(state, 0)) {
    decoder.assertWhole();
    throw emptyDocument(decoder.bytes());
  }
  finish(job);
  decoder.assertWhole();
  const facts = assertCsd(structure, job.head);
  const size = { bytes: decoder.bytes(), length: window.unitsAt(state.end) };
  return { records: [...records, ...sink.take()], facts: { ...facts, encoding: decoder.encoding(), ...size } };
}

/**
 * Reads a document by scanning its bytes: what the reference session gives, several times faster. Any encoding is made UTF-8
 * first. The scanner knows what is well-formed; what is not is shown to the strict parser, which says why it is refused.
 * Records that are not wanted are passed over (`ReadOptions`).
 */
export function createScanSession(limits: ReadLimits, isWanted?: ReadOptions['isWanted']): ScanSession {
  const decoder = createUtf8Decoder();
  const structure = createCsdStructure();
  const job = createJob(structure, limits, isWanted);

  function guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw asWebPage(error, structure, job.head);
    }
  }

  return {
    write: (bytes) =>
      guarded(() =>
        write(
          job,
          decoded(job, () => decoder.write(bytes)),
        ),
      ),
    end: () => guarded(() => end(job, decoder, structure)),
  };
}
