import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, renameSync, rmSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Profil } from '../../../shared/domain/synthetic/visibility.ts';
import { createPrivateFolder } from '../store/folders.ts';
import { zipOf, type ZipEntry } from '../synthetic/zip-writer.ts';
import { emptyAnswer, type Answer } from './answer.ts';
import { minuteDigits } from './date-time.ts';
import { documentsOf, type ExtractionDocument } from './documents.ts';
import type { Region } from './region.ts';

/** What may be wrong in an archive, on demand. */
export type ArchiveFlaw = 'checksum' | 'truncated';

/** An extraction on disk: the same bytes for a revision, a profile and a seed, so that its tag is a strong one. */
export interface ExtractionFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly etag: string;
}

export interface Extractions {
  /** Makes the extraction at the first request and keeps it until the region changes. */
  file(profil: Profil, flaw?: ArchiveFlaw): Promise<ExtractionFile>;
}

/** Archives are kept in `folder`; those of another start are removed. */
export async function openExtractions(folder: string, region: Region): Promise<Extractions> {
  createPrivateFolder(folder);
  for (const name of await readdir(folder)) rmSync(join(folder, name), { force: true });
  const made = new Map<string, Promise<ExtractionFile>>();
  let revision = -1;
  return {
    file(profil, flaw) {
      if (revision !== region.revision()) made.clear();
      revision = region.revision();
      const key = `${String(revision)}-${String(profil)}${flaw === undefined ? '' : `-${flaw}`}`;
      const file = made.get(key) ?? make(region, profil, join(folder, `${key}.zip`), flaw);
      made.set(key, file);
      return file;
    },
  };
}

/** `ExtractionOffresSante_Profil1_202611221042`: dated by the last change, so that the same state has the same name. */
function nameOf(region: Region, profil: Profil): string {
  return `ExtractionOffresSante_Profil${String(profil)}_${minuteDigits(region.instant())}`;
}

async function make(
  region: Region,
  profil: Profil,
  path: string,
  flaw: ArchiveFlaw | undefined,
): Promise<ExtractionFile> {
  const name = nameOf(region, profil);
  const modified = new Date(region.instant());
  const documents = documentsOf(region, profil);
  const entries = documents.flatMap((document, at) =>
    entriesOf(document, documents.length === 1 ? name : `${name}_${String(at + 1).padStart(2, '0')}`, flaw),
  );
  const hash = createHash('sha256');
  const part = `${path}.part`;
  await pipeline(
    zipOf(entries, modified),
    async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(part, { mode: 0o600 }),
  );
  renameSync(part, path);
  return { path, name: `${name}.zip`, bytes: statSync(path).size, etag: `"${hash.digest('hex').slice(0, 32)}"` };
}

/** Each `X.xml` with the SHA-256 of what it holds in `X.txt` (domain reference ROR §2.7). */
function entriesOf(document: ExtractionDocument, name: string, flaw: ArchiveFlaw | undefined): readonly ZipEntry[] {
  let sum = '';
  function* content(): Generator<Uint8Array> {
    const hash = createHash('sha256');
    let isCut = false;
    for (const chunk of document.chunks()) {
      // Half of the first piece, and nothing after.
      const bytes = Buffer.from(flaw === 'truncated' ? chunk.slice(0, chunk.length / 2) : chunk);
      if (!isCut) {
        hash.update(bytes);
        yield bytes;
      }
      isCut = flaw === 'truncated';
    }
    sum = hash.digest('hex');
  }
  const companion = (): readonly Uint8Array[] => [
    Buffer.from(flaw === 'checksum' ? sum.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) : sum),
  ];
  return [
    { name: `${name}.xml`, content },
    { name: `${name}.txt`, content: companion },
  ];
}

const RANGE = /^bytes=(\d*)-(\d*)$/;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** One range of bytes, its end excluded; undefined for what is to be ignored, `none` for what cannot be satisfied. */
function spanOf(header: string | undefined, bytes: number): Span | undefined | 'none' {
  const [, first = '', last = ''] = RANGE.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') return last === '0' ? 'none' : { start: Math.max(0, bytes - Number(last)), end: bytes };
  const start = Number(first);
  const end = last === '' ? bytes : Math.min(bytes, Number(last) + 1);
  if (start >= bytes) return 'none';
  return end <= start ? undefined : { start, end };
}

export interface RangeHeaders {
  readonly range?: string | undefined;
  readonly 'if-range'?: string | undefined;
}

/** Serves an extraction, or the part asked for when `If-Range` still names it (RFC 9110 §13.1.5, §14). */
export function serveExtraction(file: ExtractionFile, headers: RangeHeaders): Answer {
  const { bytes, etag, name, path } = file;
  const isSame = headers['if-range'] === undefined || headers['if-range'] === etag;
  const span = isSame ? spanOf(headers.range, bytes) : undefined;
  const common = { ETag: etag, 'Accept-Ranges': 'bytes' };
  if (span === 'none') return emptyAnswer(416, { ...common, 'Content-Range': `bytes */${String(bytes)}` });
  const { start, end } = span ?? { start: 0, end: bytes };
  const part =
    span === undefined ? {} : { 'Content-Range': `bytes ${String(start)}-${String(end - 1)}/${String(bytes)}` };
  return {
    status: span === undefined ? 200 : 206,
    headers: {
      ...common,
      ...part,
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename=${name}`,
    },
    body: { length: end - start, pieces: () => createReadStream(path, { start, end: end - 1 }) },
  };
}
