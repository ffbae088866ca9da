import type { ImportReport } from '../../../shared/contract/cache.ts';
import type { Profil } from '../../../shared/contract/common.ts';
import type { JobProgress } from '../../../shared/contract/wire.ts';
import type { RawBlock } from '../store/batch.ts';
import type { PlainError } from '../store/plain-error.ts';
import type { Retentions } from '../store/retention-choice.ts';
import type { ScratchFiles } from '../store/scratch.ts';
import type { PackedRows } from './packed-rows.ts';
import type { PieceRing } from './piece-ring.ts';
import type { Share } from './shares.ts';
import type { TableSource } from './tables.ts';

/** What an import is asked for, as plain values: it goes to another process. */
export interface IngestRequest {
  readonly jobId: string;
  /** Paths; several files are one extraction. */
  readonly files: readonly string[];
  readonly source?: string | undefined;
  readonly profil?: Profil | undefined;
  readonly mode?: 'replace' | 'merge' | undefined;
  readonly checkOnly?: boolean | undefined;
  /** The exchanges that brought the files, in their order. */
  readonly exchanges?: readonly string[] | undefined;
  /** Each establishment in the files is there whole: what hangs on it elsewhere is no more. For `merge`. */
  readonly hasWholeEstablishments?: boolean | undefined;
  readonly force?: boolean | undefined;
  /** How many threads read; above one, another makes the words. By size when absent. */
  readonly threads?: number | undefined;
  readonly dataDirectory: string;
  readonly cacheDirectory: string;
  /** URL of the `resources/` folder, with its last slash. */
  readonly resources: string;
  /** URL of the parse thread's entry. */
  readonly parseThread: string;
  /** URL of the entry of the thread that makes the full text index. */
  readonly wordsThread: string;
  /** URL of the entry of the thread that compares records beside a merge. */
  readonly compareThread: string;
  /** ISO dateTime at which the job started. */
  readonly now: string;
  /** The source may be known only once the documents were read. */
  readonly retentions: Retentions;
}

export type ToIngest =
  | { readonly type: 'start'; readonly request: IngestRequest }
  /** The last message has come: the process may end. */
  | { readonly type: 'received' };

export type FromIngest =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly progress: JobProgress }
  | { readonly type: 'log'; readonly line: string }
  | { readonly type: 'done'; readonly report: ImportReport; readonly peakRss: number }
  | { readonly type: 'failed'; readonly error: PlainError };

export type ParseRequest = Pick<
  IngestRequest,
  'files' | 'profil' | 'exchanges' | 'dataDirectory' | 'resources' | 'now'
> & {
  readonly share: Share;
  /** What plain files are read into, for the other thread to sum them; without it, this one does. */
  readonly ring?: PieceRing | undefined;
};

/** What one document turned out to be. */
export interface FileFacts {
  readonly id: number;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly checksum: 'ok' | 'absent';
  readonly envelope: string;
  readonly encoding: string;
  readonly facilityNumber: string | null;
  /** The exchange that brought it; null for a file that a person gave. */
  readonly exchange: string | null;
  /** Not an answer as it came from a server, which no checksum accompanies. */
  readonly isFile: boolean;
  /** Records, all of them. */
  readonly records: number;
  /** Unités élémentaires: of the share in what a thread tells, of the whole in a summary. */
  readonly units: number;
}

/** What the whole input turned out to be, once everything was read. */
export interface ParseSummary {
  readonly files: readonly FileFacts[];
  /** Batches of records in the whole input. */
  readonly batches: number;
  readonly profil: Profil | null;
  /** Whether an archive was among the files: archives are extractions. */
  readonly hasArchive: boolean;
  /** Regions met as prefix of identifiantOI. */
  readonly regions: readonly string[];
}

export interface ParseProgress {
  readonly files: { readonly done: number; readonly total: number };
  readonly bytes: { readonly done: number; readonly total: number };
  readonly entities: number;
}

/** The rows of one batch of records, with the raw blocks that hold them. */
export interface ParsedBatch {
  /** Batches are taken in by this number, whichever thread they come from. */
  readonly number: number;
  readonly rows: PackedRows;
  readonly blocks: readonly RawBlock[];
  readonly progress: ParseProgress;
}

export type FromParse =
  | { readonly type: 'batch'; readonly batch: ParsedBatch }
  /** There are pieces in the ring whose sum is to be made. */
  | { readonly type: 'pieces' }
  /** They were the last of a file, whose sum is asked for. */
  | { readonly type: 'file' }
  | { readonly type: 'end'; readonly summary: ParseSummary }
  | { readonly type: 'failed'; readonly error: PlainError };

/** What the thread that makes the full text index, and before it the display order and what rows take from others, is asked for. */
export interface WordsRequest {
  /** Of those it makes `ordered` and `derived`. */
  readonly scratch: ScratchFiles;
  /** The file to make. */
  readonly fts: string;
  readonly tables: TableSource;
}

/** The thread of the words may go on: the source is linked. */
export type ToWords = { readonly type: 'linked' };

export type FromWords =
  | { readonly type: 'ordered' }
  | { readonly type: 'derived' }
  | { readonly type: 'rows'; readonly done: number }
  | { readonly type: 'end' }
  | { readonly type: 'failed'; readonly error: PlainError };

export type ToParse =
  | { readonly type: 'start'; readonly request: ParseRequest }
  /** It may go on: one batch was taken in. */
  | { readonly type: 'taken' }
  /** The sum of the file whose last pieces it told of. */
  | { readonly type: 'sum'; readonly sha256: string };

/** How a fault of the program is told to whoever waits for the import. */
export const FAULT = 'The import stopped on a fault of the program.';
