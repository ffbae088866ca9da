import type { CsdDocument } from '../../../shared/domain/csd/model.ts';
import type { Profil } from '../../../shared/contract/common.ts';
import { assertChecksum } from './archive-checksum.ts';
import { openFile, type ReadFile } from './archive-file.ts';
import type { ExtractionArchive, ExtractionFile } from './archive.ts';
import { profilOfNames } from './extraction-name.ts';
import type { FileFacts, ParsedBatch, ParseProgress, ParseRequest, ParseSummary } from './messages.ts';
import { piecesAwaited } from './reader-input.ts';
import { readCsdPieces, type ReadOptions } from './reader.ts';
import { batchOf, isInShare } from './shares.ts';
import { createRecordStager, type RecordStager } from './stage-record.ts';
import { summedHere } from './summed-pieces.ts';

type Send = (batch: ParsedBatch) => Promise<void>;

const readAwaited: ReadFile = (handle) => summedHere(piecesAwaited(handle));

/** A document to read, and where it is. */
interface Document {
  readonly archive: ExtractionArchive;
  readonly file: ExtractionFile;
  readonly exchange: string | null;
  readonly id: number;
}

/**
 * Reads every document of the files given and sends what it makes of its share of them as batches, waiting when `send`
 * waits. Archives are all judged before the first document is read. Throws what refuses a document: nothing of the job is
 * kept then.
 * @param read how plain files are read.
 */
export async function parseFiles(request: ParseRequest, send: Send, read = readAwaited): Promise<ParseSummary> {
  const archives: ExtractionArchive[] = [];
  try {
    for (const path of request.files) archives.push(await openFile(path, {}, read));
    return await parseArchives(request, archives, send);
  } finally {
    for (const archive of archives) await archive.close();
  }
}

async function parseArchives(
  request: ParseRequest,
  archives: readonly ExtractionArchive[],
  send: Send,
): Promise<ParseSummary> {
  const documents = archives
    .flatMap((archive, given) =>
      archive.files.map((file) => ({ archive, file, exchange: request.exchanges?.[given] ?? null })),
    )
    .map((document, index): Document => ({ ...document, id: index + 1 }));
  const names = documents.map(({ file }) => file.name);
  const profil = request.profil ?? ((profilOfNames(request.files, names) ?? null) as Profil | null);
  const stager = createRecordStager(request, profil);
  const batches = createBatches(request, stager, documents, send);
  const files: FileFacts[] = [];
  for (const document of documents) files.push(await parseDocument(document, stager, batches));
  await batches.finish();
  const hasArchive = archives.some(({ kind }) => kind === 'zip');
  return { files, batches: batches.count(), profil, hasArchive, regions: stager.regions() };
}

/** The batches of the share, made as records are counted. */
interface Batches {
  /** Tells which records of the document that begins are of the share. */
  choice(): Pick<ReadOptions, 'isWanted'>;
  /** The number of the next record of the share, from 1 on. */
  next(): number;
  /** To be called after each record of the share: sends a batch that is complete. */
  settle(): Promise<void> | undefined;
  readBytes(bytes: number): void;
  /** The document, which began when `choice` was asked for, had so many records of whatever share. */
  endFile(met: number): void;
  /** Sends what is left: the last batch, when it is not complete. */
  finish(): Promise<void>;
  count(): number;
}

/** Files and bytes. */
interface Amount {
  readonly files: number;
  readonly bytes: number;
}

function progressOf(done: Amount, total: Amount, entities: number): ParseProgress {
  return {
    files: { done: done.files, total: total.files },
    bytes: { done: done.bytes, total: total.bytes },
    entities,
  };
}

function createBatches(
  { share }: ParseRequest,
  stager: RecordStager,
  documents: readonly Document[],
  send: Send,
): Batches {
  const total = { files: documents.length, bytes: documents.reduce((sum, { file }) => sum + file.size, 0) };
  let done = { files: 0, bytes: 0 };
  let records = 0;
  let before = 0;
  const flush = async (number: number): Promise<void> => {
    await send({ number, ...stager.take(), progress: progressOf(done, total, records) });
  };
  const count = (): number => (records === 0 ? 0 : batchOf(records - 1) + 1);
  return {
    choice() {
      before = records;
      return share.of === 1 ? {} : { isWanted: (ordinal) => isInShare(share, batchOf(before + ordinal)) };
    },
    next() {
      records += 1;
      while (!isInShare(share, batchOf(records - 1))) records += 1;
      return records;
    },
    settle: () => (batchOf(records) === batchOf(records - 1) ? undefined : flush(batchOf(records - 1))),
    readBytes: (bytes) => void (done = { ...done, bytes: done.bytes + bytes }),
    endFile(met) {
      records = before + met;
      done = { ...done, files: done.files + 1 };
    },
    async finish() {
      const last = count() - 1;
      if (batchOf(records) === last && isInShare(share, last)) await flush(last);
    },
    count,
  };
}

function recordsIn({ directories }: CsdDocument): number {
  return directories.reduce((sum, { records }) => sum + records, 0);
}

async function parseDocument(
  { archive, file, exchange, id }: Document,
  stager: RecordStager,
  batches: Batches,
): Promise<FileFacts> {
  let document: CsdDocument | undefined;
  let units = 0;
  const body = counted(archive.read(file.name), batches.readBytes);
  for await (const records of readCsdPieces(body, { ...batches.choice(), onDocument: (found) => (document = found) })) {
    for (const record of records) {
      units += stager.stage({ seq: batches.next(), fileId: id }, record).units;
      const sent = batches.settle();
      if (sent !== undefined) await sent;
    }
  }
  const records = document === undefined ? 0 : recordsIn(document);
  batches.endFile(records);
  const sum = archive.checksumOf(file.name);
  if (document === undefined || sum === undefined) throw new Error(`${file.name} ended without its facts`);
  assertChecksum(file.name, sum);
  const checksum = sum.checksum === 'ok' ? 'ok' : 'absent';
  const { envelope, encoding, facilityNumber, bytes } = document;
  const { sha256 } = sum;
  const facts = { id, name: file.name, bytes, sha256, checksum, envelope, encoding, exchange, records, units } as const;
  const isFile = exchange === null || archive.kind === 'zip';
  return { ...facts, facilityNumber: facilityNumber ?? null, isFile };
}

async function* counted(
  body: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of body) {
    onBytes(chunk.byteLength);
    yield chunk;
  }
}
