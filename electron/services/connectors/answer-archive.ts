import { open } from 'node:fs/promises';
import type { Cause } from '../../../shared/domain/exchange/cause.ts';
import { AppError } from '../../../shared/errors.ts';
import { isZip } from '../ingest/archive-file.ts';
import { openExtraction } from '../ingest/archive.ts';
import { cut, readXmlAnswer } from './answer-csd.ts';
import type { Answer, AnswerReading, RefusedAnswer } from './connector.ts';

/**
 * Judges the archive of an extraction in its file: the length announced, and the whole central directory; the sum of each
 * document is verified when it is imported (domain reference ROR §2.7). What is no archive is told as what it is.
 */
export async function readArchiveAnswer(answer: Answer): Promise<AnswerReading> {
  const { body, headers } = answer;
  if (!('file' in body)) throw new AppError('internal', 'An archive is read from a file.');
  const { isArchive, bytes } = await look(body.file);
  if (!isArchive) return readOther(answer);
  const refusal = cut(bytes, answer) ?? (await refusalOf(body.file, bytes, headers['content-length'] !== undefined));
  if (refusal !== undefined) return { ...refusal, excerpt: null };
  return { ok: true, kind: 'zip', bytes, fileName: fileNameOf(headers['content-disposition']) };
}

async function look(file: string): Promise<{ readonly isArchive: boolean; readonly bytes: number }> {
  const handle = await open(file, 'r');
  try {
    return { isArchive: await isZip(handle), bytes: (await handle.stat()).size };
  } finally {
    await handle.close();
  }
}

/** An error, a page, a document: anything but an archive is a refusal, with its own cause. */
async function readOther(answer: Answer): Promise<AnswerReading> {
  const reading = await readXmlAnswer(answer, { payloads: [], kind: 'csd' });
  if (reading.ok) throw new AppError('internal', 'Nothing is expected, yet it was found.');
  return reading;
}

/** Causes of what is wrong with an archive, besides `archive.invalid`. */
const CAUSES: Partial<Readonly<Record<AppError['code'], Cause>>> = {
  'archive.bomb': 'answer-too-large',
  'archive.no-xml': 'answer-not-csd',
  'archive.encrypted': 'import-refused',
  'archive.unsafe-path': 'import-refused',
};

/**
 * A directory stands at the end of an archive: one that lacks it is cut, unless its length is the one announced; then it was damaged
 * before it was sent.
 */
async function refusalOf(
  file: string,
  bytes: number,
  isWhole: boolean,
): Promise<Omit<RefusedAnswer, 'excerpt'> | undefined> {
  try {
    const archive = await openExtraction(file);
    await archive.close();
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const damaged = isWhole ? 'import-refused' : 'answer-cut';
    const cause = error.code === 'archive.invalid' ? damaged : CAUSES[error.code];
    if (cause === undefined) throw error;
    const { values = {}, proof = [error.message] } = error.detail;
    return { ok: false, cause, values: { ...values, received: bytes }, proof };
  }
}

const MOST_NAME = 200;

/** The file name of a Content-Disposition (RFC 6266), without folders nor characters that no file name should have. */
export function fileNameOf(disposition: string | undefined): string | null {
  const match = /;\s*filename\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(`;${disposition ?? ''}`);
  const given = match?.[1] ?? match?.[2] ?? '';
  const name =
    given
      .split(/[\\/]/)
      .at(-1)
      ?.replaceAll(/[^\p{L}\p{N} ._()-]/gu, '_')
      .slice(0, MOST_NAME) ?? '';
  return /^\.*$/.test(name.trim()) ? null : name.trim();
}
