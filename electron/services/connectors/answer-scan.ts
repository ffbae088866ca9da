import { createReadStream } from 'node:fs';
import { AppError } from '../../../shared/errors.ts';
import type { Directory } from '../../../shared/domain/csd/model.ts';
import { DEFAULT_LIMITS } from '../../../shared/domain/csd/model.ts';
import { createXmlDecoder } from '../ingest/encoding.ts';
import { createXmlParser } from '../ingest/reader-saxes.ts';
import { createOutliner } from './answer-outline.ts';
import type { Outline } from './answer-outline.ts';
import type { AnswerBody } from './connector.ts';

/** Length of the beginning of an answer that is kept for the person. */
export const EXCERPT_BYTES = 2048;

/** Greatest piece given to the parser at once. */
const PIECE_BYTES = 64 * 1024;

/** What was read of an answer. */
export interface Scan {
  readonly bytes: number;
  /** The first bytes. */
  readonly head: Buffer;
  readonly isBlank: boolean;
  /** As far as it was read when there is a refusal. */
  readonly outline: Outline;
  /** What the strict reader refused, undefined for a whole document. */
  readonly refusal: AppError | undefined;
}

export interface ScanOptions {
  readonly searched?: Directory | undefined;
  /** Reads no more than about this; the document is then cut, which is of no interest to who asks. */
  readonly mostBytes?: number;
}

export function bytesOf(body: AnswerBody): AsyncIterable<Uint8Array> {
  return 'file' in body ? createReadStream(body.file, { highWaterMark: PIECE_BYTES * 4 }) : body.stream;
}

/** Reads an answer to its end with the strict reader, keeping only its outline; errors of the stream pass through. */
export async function scanAnswer(body: AnswerBody, options: ScanOptions = {}): Promise<Scan> {
  const { searched, mostBytes = Number.POSITIVE_INFINITY } = options;
  const outliner = createOutliner(searched);
  const reader = createReader(outliner.events);
  let head = Buffer.alloc(0);
  let bytes = 0;
  for await (const chunk of bytesOf(body)) {
    bytes += chunk.length;
    if (head.length < EXCERPT_BYTES) head = Buffer.concat([head, chunk]).subarray(0, EXCERPT_BYTES);
    reader.write(chunk);
    if (bytes >= mostBytes) break;
  }
  reader.end();
  return { bytes, head, isBlank: reader.isBlank(), outline: outliner.outline(), refusal: reader.refusal() };
}

interface Reader {
  write(chunk: Uint8Array): void;
  end(): void;
  isBlank(): boolean;
  refusal(): AppError | undefined;
}

/** Feeds the parser until it refuses; what follows is only counted, so that a length announced can still be judged. */
function createReader(events: Parameters<typeof createXmlParser>[0]): Reader {
  const decoder = createXmlDecoder();
  const parser = createXmlParser(events, DEFAULT_LIMITS);
  let isBlank = true;
  let refusal: AppError | undefined;
  const guarded = (work: () => void): void => {
    if (refusal !== undefined) return;
    try {
      work();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refusal = error;
    }
  };
  const feed = (text: string): void => {
    isBlank &&= text.trim() === '';
    parser.write(text);
  };
  return {
    write(chunk) {
      guarded(() => {
        for (let start = 0; start < chunk.length; start += PIECE_BYTES) {
          feed(decoder.write(chunk.subarray(start, start + PIECE_BYTES)));
        }
      });
    },
    end() {
      guarded(() => {
        feed(decoder.end());
        // In this order: what is cut within a character is cut before it is wrongly encoded.
        parser.end();
        decoder.assertWhole();
      });
    },
    isBlank: () => isBlank && refusal?.code !== 'xml.encoding',
    refusal: () => refusal,
  };
}

const CONTROLS = /[^\t\n\r\u0020-\u007e\u00a0-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The beginning of an answer as text; null when it is none. */
export function excerptOf(head: Buffer): string | null {
  if (head.subarray(0, 2).toString('latin1') === 'PK') return null;
  const text = decoded(head).replaceAll(CONTROLS, '\ufffd');
  return text.trim() === '' ? null : text;
}

function decoded(head: Buffer): string {
  try {
    const decoder = createXmlDecoder();
    return decoder.write(head) + decoder.end();
  } catch {
    return new TextDecoder('utf-8').decode(head, { stream: true });
  }
}
