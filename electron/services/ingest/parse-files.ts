import type { CsdDocument } from '../../../shared/domain/csd/model.ts';
import type { Profil } from '../../../shared/contract/common.ts';
import { createFinding } from '../../../shared/domain/ror/finding-catalogue.ts';
import { emptyRows, type Batch, type StagedRows } from '../store/batch.ts';
import { stageFinding } from '../store/staged-rows.ts';
import { assertChecksum } from './archive-checksum.ts';
import { openFile } from './archive-file.ts';
import type { ExtractionArchive, ExtractionFile } from './archive.ts';
import { extractionNameOf, profilOfNames } from './extraction-name.ts';
import type { FileFacts, ParseProgress, ParseRequest, ParseSummary } from './messages.ts';
import { readCsd } from './reader.ts';
import { createRecordStager, type RecordStager } from './stage-record.ts';

/** Records to a batch. */
const BATCH_RECORDS = 400;

type Send = (batch: Batch, progress: ParseProgress) => Promise<void>;

/** Counters of the whole job. */
interface Tally {
  files: number;
  bytes: number;
  entities: number;
}

/**
 * Reads every document of the files given and sends what it makes of them as batches, waiting when `send` waits. Archives
 * are all judged before the first document is read. Throws what refuses a document: nothing of the job is kept then.
 */
export async function parseFiles(request: ParseRequest, send: Send): Promise<ParseSummary> {
  const archives: ExtractionArchive[] = [];
  try {
    for (const path of request.files) archives.push(await openFile(path));
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
  const documents = archives.flatMap((archive, given) =>
    archive.files.map((file) => ({ archive, file, exchange: request.exchanges?.[given] ?? null })),
  );
  const total = { files: documents.length, bytes: documents.reduce((sum, { file }) => sum + file.size, 0) };
  const tally: Tally = { files: 0, bytes: 0, entities: 0 };
  const names = documents.map(({ file }) => file.name);
  const profil = request.profil ?? ((profilOfNames(request.files, names) ?? null) as Profil | null);
  const stager = createRecordStager(request, profil);
  let rows = emptyRows();
  const flush = async (): Promise<void> => {
    const batch = { rows, blocks: stager.takeBlocks() };
    rows = emptyRows();
    const { files, bytes, entities } = tally;
    await send(batch, {
      files: { done: files, total: total.files },
      bytes: { done: bytes, total: total.bytes },
      entities,
    });
  };
  stageNameFindings(rows, request, profil);
  const files: FileFacts[] = [];
  for (const document of documents) {
    const job = { ...document, id: files.length + 1, stager, tally };
    files.push(await parseDocument(job, () => rows, flush));
    tally.files += 1;
  }
  stager.finish();
  await flush();
  const hasArchive = archives.some(({ kind }) => kind === 'zip');
  return { files, profil, hasArchive, regions: stager.regions() };
}

interface DocumentJob {
  readonly archive: ExtractionArchive;
  readonly file: ExtractionFile;
  readonly exchange: string | null;
  readonly id: number;
  readonly stager: RecordStager;
  readonly tally: Tally;
}

async function parseDocument(
  { archive, file, exchange, id, stager, tally }: DocumentJob,
  rows: () => StagedRows,
  flush: () => Promise<void>,
): Promise<FileFacts> {
  let document: CsdDocument | undefined;
  let records = 0;
  let units = 0;
  const body = counted(archive.read(file.name), (bytes) => (tally.bytes += bytes));
  for await (const record of readCsd(body, { onDocument: (found) => (document = found) })) {
    units += stager.stage(rows(), id, record).units;
    tally.entities += 1;
    records += 1;
    if (records % BATCH_RECORDS === 0) await flush();
  }
  const sum = archive.checksumOf(file.name);
  if (document === undefined || sum === undefined) throw new Error(`${file.name} ended without its facts`);
  assertChecksum(file.name, sum);
  const checksum = sum.checksum === 'ok' ? 'ok' : 'absent';
  // What came from a server was judged by the length that it announced; only files travel with a checksum.
  const isFile = exchange === null || archive.kind === 'zip';
  if (checksum === 'absent' && isFile) stageFinding(rows(), null, createFinding('somme-absente', '', file.name));
  const { envelope, encoding, facilityNumber, bytes } = document;
  if (facilityNumber !== undefined && Number(facilityNumber) !== units) {
    stageFinding(rows(), null, createFinding('nombre-ue-different', 'result/facilityNumber', facilityNumber));
  }
  const { sha256 } = sum;
  const facts = { id, name: file.name, bytes, sha256, checksum, envelope, encoding, exchange } as const;
  return { ...facts, facilityNumber: facilityNumber ?? null };
}

function stageNameFindings(rows: StagedRows, { files, now }: ParseRequest, profil: Profil | null): void {
  if (profil === null) stageFinding(rows, null, createFinding('profil-inconnu', '', ''));
  for (const file of files) {
    const date = extractionNameOf(file)?.date;
    // The name has no zone: a day of margin keeps a publisher of another zone out of it.
    if (date === undefined || Date.parse(`${date}Z`) < Date.parse(now) + 86_400_000) continue;
    stageFinding(rows, null, createFinding('date-extraction-future', '', date));
  }
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
