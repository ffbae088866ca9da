import { DEFAULT_LIMITS, type CsdDocument, type CsdRecord, type ReadLimits } from '../../../shared/domain/csd/model.ts';
import { AppError } from '../../../shared/errors.ts';
import { createXmlDecoder } from './encoding.ts';
import { csdAbsent, emptyDocument, errorAnswer, limitExceeded } from './reader-errors.ts';
import { createRecordBuilder, missingDeclarations, type RecordBuilder } from './reader-record.ts';
import { createXmlParser, type XmlEvents } from './reader-saxes.ts';
import { createSourceWindow } from './reader-source.ts';
import { createCsdStructure, type CsdStructure } from './reader-structure.ts';

export interface ReadOptions {
  readonly limits?: Partial<ReadLimits>;
  /** Called once, after the closing root and the end of the input. */
  readonly onDocument?: (facts: CsdDocument) => void;
  /**
   * Tells by its number, from 0 on in the document, whether a record is asked for. The others are counted and not given, and
   * what is in them may not be looked at: whoever leaves records out has them read by another, or trusts the document. Places
   * are not told then: those of records and the length of the document are NaN, that of a fault is without meaning.
   */
  readonly isWanted?: (ordinal: number) => boolean;
}

/** Greatest piece handed to the parser: records of a piece wait in memory until they are taken. */
const PIECE_BYTES = 64 * 1024;

function* pieces(chunk: Uint8Array): Iterable<Uint8Array> {
  for (let start = 0; start < chunk.length; start += PIECE_BYTES) yield chunk.subarray(start, start + PIECE_BYTES);
}

/** One document: bytes in, records out, as far as they are complete. */
export interface CsdSession<R extends CsdRecord = CsdRecord> {
  write(bytes: Uint8Array): readonly R[];
  /** Judges the document once its input has ended; throws what refuses it. */
  end(): { readonly records: readonly R[]; readonly facts: CsdDocument };
}

interface RecordStream extends XmlEvents {
  append(text: string): void;
  /** Complete records since the last call; forgets the text that no open record needs. */
  take(settled: number): readonly CsdRecord[];
}

function createRecordStream(structure: CsdStructure, limits: ReadLimits): RecordStream {
  const source = createSourceWindow();
  let ready: CsdRecord[] = [];
  let record: RecordBuilder | undefined;

  function checkLength(end: number): void {
    if (record !== undefined && end - record.start > limits.recordLength) {
      throw limitExceeded('recordLength', limits.recordLength);
    }
  }

  return {
    append: source.append,
    open(tag, position) {
      if (record !== undefined) record.open(tag);
      else if (structure.open(tag)) {
        const added = missingDeclarations(structure.namespaces(), tag.declarations);
        record = createRecordBuilder(structure.directory(), tag, source.tagStart(position), added);
      }
    },
    close(position) {
      if (record?.close() === false) return;
      checkLength(position);
      if (record !== undefined) ready.push(record.finish(source, position));
      record = undefined;
      structure.close();
    },
    text(text) {
      if (record === undefined) structure.text(text);
      else record.text(text);
    },
    take(settled) {
      checkLength(settled);
      source.dropBefore(record?.start ?? settled);
      const taken = ready;
      ready = [];
      return taken;
    },
  };
}

/** Refuses a well-formed document that holds an error or no CSD. */
export function assertCsd(structure: CsdStructure, head: string): NonNullable<ReturnType<CsdStructure['facts']>> {
  const error = structure.error();
  if (error !== undefined) throw errorAnswer(error);
  const facts = structure.facts();
  if (facts !== undefined) return facts;
  const root = structure.root() ?? { name: '', namespace: '' };
  throw csdAbsent(root.name, root.namespace, head);
}

/** A web page in place of an answer: its faults of form are of no interest. */
export function asWebPage(error: unknown, structure: CsdStructure, head: string): unknown {
  const root = structure.root();
  const isPage = root?.name.toLowerCase() === 'html' && error instanceof AppError && error.code.startsWith('xml.');
  return isPage ? csdAbsent(root.name, root.namespace, head) : error;
}

/** The reference: whole text, then the strict parser, event by event. A faster session gives the same (scanner/). */
export function createReferenceSession(limits: ReadLimits): CsdSession {
  const decoder = createXmlDecoder();
  const structure = createCsdStructure();
  const stream = createRecordStream(structure, limits);
  const parser = createXmlParser(stream, limits);
  let isBlank = true;

  function feed(text: string): readonly CsdRecord[] {
    if (text === '') return [];
    isBlank &&= text.trim() === '';
    stream.append(text);
    parser.write(text);
    return stream.take(parser.settled());
  }

  function finish(): ReturnType<CsdSession['end']> {
    const records = feed(decoder.end());
    if (isBlank) {
      decoder.assertWhole();
      throw emptyDocument(decoder.bytes());
    }
    // In this order: what is cut within a character is cut before it is wrongly encoded.
    parser.end();
    decoder.assertWhole();
    const facts = assertCsd(structure, parser.head());
    return {
      records,
      facts: { ...facts, encoding: decoder.encoding(), bytes: decoder.bytes(), length: parser.length() },
    };
  }

  function guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw asWebPage(error, structure, parser.head());
    }
  }

  return { write: (bytes) => guarded(() => feed(decoder.write(bytes))), end: () => guarded(finish) };
}

/**
 * Reads a document piece by piece in a session of `createSession`, and gives the records that each piece completes, which may
 * be none.
 */
export async function* readPieces<R extends CsdRecord>(
  createSession: (limits: ReadLimits, isWanted?: ReadOptions['isWanted']) => CsdSession<R>,
  body: AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): AsyncGenerator<readonly R[], void, undefined> {
  const session = createSession({ ...DEFAULT_LIMITS, ...options.limits }, options.isWanted);
  for await (const chunk of body) {
    for (const piece of pieces(chunk)) {
      yield session.write(piece);
    }
  }
  const { records, facts } = session.end();
  yield records;
  options.onDocument?.(facts);
}

/** The same record by record. */
export async function* readBy<R extends CsdRecord>(
  createSession: (limits: ReadLimits, isWanted?: ReadOptions['isWanted']) => CsdSession<R>,
  body: AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): AsyncGenerator<R, void, undefined> {
  for await (const records of readPieces(createSession, body, options)) {
    for (const record of records) yield record;
  }
}
