import type { RegionTarget } from '../../../shared/contract/region-views.ts';
import type { Cause } from '../../../shared/domain/exchange/cause.ts';
import type { ChangedEstablishment, ExchangeRequest } from '../../../shared/domain/exchange/transaction.ts';
import type { Directory } from '../../../shared/domain/csd/model.ts';

/** What the answer of a request must be. */
export type Expected = 'zip' | 'csd' | 'notifications';

/** What a request needs beside what is asked and of whom. */
export interface BuildContext {
  readonly now: Date;
  /** A UUID, new for each exchange. */
  readonly messageId: string;
  /** Subject of the client certificate in the form of RFC 2253; null when none is sent. */
  readonly clientSubjectDn: string | null;
}

/** A request as it will be sent. `Host` and `Content-Length` are left to the client. */
export interface BuiltRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** XML that names its encoding, UTF-8; empty for a GET. */
  readonly body: string;
  readonly expects: Expected;
}

/** Where the bytes of an answer are: as they come, or in a file once they have come. An archive is read from a file only. */
export type AnswerBody = { readonly stream: AsyncIterable<Uint8Array> } | { readonly file: string };

/**
 * An answer as received: headers as they came, their names in lower case; the content coding of the body undone, and the lengths
 * under it judged by whoever did.
 */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AnswerBody;
}

/** What a good answer turned out to be. */
export interface GoodAnswer {
  readonly ok: true;
  readonly kind: Expected;
  readonly bytes: number;
  /** Establishments that a notification names. */
  readonly changed?: readonly ChangedEstablishment[];
  /** Establishments of a notification that it does not identify: they cannot be read. */
  readonly unnamed?: number;
  /** Count that a notification states. */
  readonly result?: number;
  /** Number of units that an answer states, equal to those it holds. */
  readonly facilityNumber?: number;
  /** Records by directory, for those that the answer holds. */
  readonly counts?: Readonly<Partial<Record<Directory, number>>>;
  /** Identities of the records of the directory that was searched, in order: pages are reconciled by them. */
  readonly entityIds?: readonly string[];
  /** Latest `record/@updated` of the records, as written: where the next request for changes starts from (domain reference CSD §3). */
  readonly latestUpdated?: string | null;
  /** Name that the server gives to an archive, without any folder. */
  readonly fileName?: string | null;
  /** The first 2 kB of an answer that is text. */
  readonly excerpt?: string | null;
}

/** Why an answer is no success; it must never touch the cache. */
export interface RefusedAnswer {
  readonly ok: false;
  readonly cause: Cause;
  readonly values: Readonly<Record<string, string | number>>;
  /** What was seen, decisive first; facts, in no language. */
  readonly proof: readonly string[];
  /** The first 2 kB as text; null for an answer without any. */
  readonly excerpt: string | null;
}

export type AnswerReading = GoodAnswer | RefusedAnswer;

/** One dialect of the wire: how to ask, and how to read what is answered. */
export interface Connector {
  /**
   * The request, escaped and checked.
   * @throws AppError `region.incomplete` when the target lacks what it needs (values `missing`), `input.invalid` for what
   * cannot be written or is no transaction of the dialect.
   */
  build(request: ExchangeRequest, target: RegionTarget, context: BuildContext): BuiltRequest;
  /**
   * Judges an answer to its end. A success only if 2xx, of the length announced, the expected root in the expected namespace,
   * no error inside, the closing root seen, and as many units as it states; nothing of its content throws.
   * Errors of the stream, or of reading the file, pass through.
   */
  read(answer: Answer, request: ExchangeRequest): Promise<AnswerReading>;
}
