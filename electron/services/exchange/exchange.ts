import { createReadStream, existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { ExchangeRecord } from '../../../shared/contract/exchange-views.ts';
import type { JobProgress } from '../../../shared/contract/wire.ts';
import type { RegionTarget } from '../../../shared/contract/region-views.ts';
import type { ExchangeRequest } from '../../../shared/domain/exchange/transaction.ts';
import { AppError } from '../../../shared/errors.ts';
import { recordTest } from '../inventory/lifecycle.ts';
import type { GoodAnswer } from '../connectors/connector.ts';
import { purgeDaily } from './housekeeping.ts';
import { answerName, hasEntities, importAnswers, isWholeEstablishment } from './import-answer.ts';
import type { ExchangeRoom } from './parts.ts';
import { perform } from './perform.ts';
import type { Asked, Performed, Rest } from './perform.ts';
import { recordOf } from './record.ts';
import type { Ending } from './record.ts';
import type { NewExchange } from './rows.ts';
import { writeNewFile } from '../synthetic/new-file.ts';

/** One request of a person or a program. */
export interface Sending {
  readonly target: RegionTarget;
  readonly request: ExchangeRequest;
  readonly jobId: string;
  readonly sync: string | null;
  readonly isImported: boolean;
  /** Replaces even when much would be lost. */
  readonly force: boolean;
  /** Where the answer is written as well. */
  readonly out: { readonly path: string; readonly force: boolean } | null;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: JobProgress) => void;
}

/** An exchange that ended, with what a synchronisation goes on with. */
export interface Ended {
  readonly record: ExchangeRecord;
  readonly reading: GoodAnswer | null;
  readonly removed: number;
}

/** An extraction that is cut is continued so many times before it is given up. */
const MOST_RESUMPTIONS = 5;

/**
 * Sends a request, takes its answer in when it is a success with entities, and writes what there is to know of it. A failure
 * of the network, of the server or of the content is a record; the cache is then as it was.
 * @throws AppError before anything is sent, and `storage.full`, `storage.failed`, `file.exists` after it was recorded.
 */
export async function runExchange(room: ExchangeRoom, sending: Sending): Promise<Ended> {
  // Better told before the request than after.
  if (sending.out?.force === false && existsSync(sending.out.path)) throw fileExists(sending.out.path);
  const performed = await performWhole(room, sending);
  try {
    return await settle(room, sending, performed);
  } finally {
    const tidied = performed.place.remove().then(() => purgeDaily(room));
    // Who stopped does not wait for it: by now the connection is closed, the import is over, and the exchange is written.
    if (sending.signal.aborted) room.afterwards(tidied);
    else await tidied;
  }
}

/** An extraction that came cut goes on where it was cut, as long as the server vouches for its bytes by a strong ETag. */
async function performWhole(room: ExchangeRoom, sending: Sending): Promise<Performed> {
  const { target, request, signal, onProgress } = sending;
  const asked: Asked = {
    ...{ target, request, signal },
    onConnect: () => onProgress({ phase: 'connect' }),
    onBytes: (done, total) => onProgress({ phase: 'receive', bytes: { done, ...(total !== null && { total }) } }),
  };
  let performed = await perform(room, asked);
  for (let times = 0; times < MOST_RESUMPTIONS; times += 1) {
    const rest = restOf(performed);
    if (rest === undefined) return performed;
    // What was cut is an exchange of its own, which failed.
    await write(room, sending, performed, { sync: sending.sync, load: null, refusal: null });
    performed = await perform(room, asked, rest);
  }
  return performed;
}

/** What remains of an extraction; undefined when it is whole, or when its bytes must not be joined to others. */
function restOf({ asked, answer, facts, storage, isCancelled, place }: Performed): Rest | undefined {
  if (asked.request.transaction !== 'extraction' || isCancelled || storage !== null) return undefined;
  const { failure, status } = facts;
  if (failure?.phase !== 'body' || ['CERCLE_TOO_LARGE', 'CERCLE_ENCODING'].includes(failure.code ?? ''))
    return undefined;
  const etag = answer.headers['etag'] ?? '';
  const isStrong = /^"[\x21\x23-\x7e]*"$/u.test(etag);
  if (!isStrong || (status !== 200 && status !== 206) || facts.bytesReceived === 0) return undefined;
  const from = Number(/^bytes (\d+)-/u.exec(answer.headers['content-range'] ?? '')?.[1] ?? 0);
  return { place, from: from + facts.bytesReceived, etag };
}

async function settle(room: ExchangeRoom, sending: Sending, performed: Performed): Promise<Ended> {
  const { reading, place } = performed;
  const good = reading?.ok === true && !performed.isCancelled ? reading : null;
  const file = reading === null ? place.file : await place.named(answerName(performed));
  const { ending, removed } = await takeIn(room, sending, performed, good, file);
  const record = await write(room, sending, performed, ending);
  if (sending.out !== null && good !== null) await copyOut(file, sending.out);
  if (reading !== null && record.outcome !== 'cancelled') await keepAnswer(room, record, performed, file);
  if (performed.storage !== null) throw performed.storage;
  return { record: room.rows.get(record.id), reading: record.outcome === 'ok' ? good : null, removed };
}

interface TakenIn {
  readonly ending: Ending;
  readonly removed: number;
}

async function takeIn(
  room: ExchangeRoom,
  sending: Sending,
  { asked, id }: Performed,
  good: GoodAnswer | null,
  file: string,
): Promise<TakenIn> {
  const { jobId, sync, force, signal, onProgress, target } = sending;
  const none: Ending = { sync, load: null, refusal: null, isDeep: true };
  if (good === null || !sending.isImported || !hasEntities(good)) return { ending: none, removed: 0 };
  const { request } = asked;
  const isExtraction = request.transaction === 'extraction';
  try {
    const report = await importAnswers(room, {
      ...{ jobId, force, signal, onProgress },
      region: target.code,
      files: [file],
      exchanges: [id],
      mode: isExtraction ? 'replace' : 'merge',
      profil: isExtraction ? request.profil : target.profil,
      hasWholeEstablishments: isWholeEstablishment(request),
    });
    const counts = isExtraction ? { counts: report.counts } : {};
    return { ending: { ...none, load: jobId, ...counts }, removed: report.changes?.removed ?? 0 };
  } catch (error) {
    if (error instanceof AppError && error.code !== 'internal')
      return { ending: { ...none, refusal: error }, removed: 0 };
    throw error;
  }
}

/** Writes the exchange, and what the certificate was used for. */
async function write(
  room: ExchangeRoom,
  { target, sync }: Sending,
  performed: Performed,
  ending: Ending,
): Promise<NewExchange> {
  const record = await recordOf(room, performed, ending);
  room.rows.add(record);
  // A synchronisation says it at its end, not for each reading.
  if (sync === null) {
    noteTest(room, target, performed, record);
    room.emit({ type: 'regions.changed' });
  }
  return record;
}

/** Remembers beside the certificate that it was used, and how that ended. */
export function noteTest(room: ExchangeRoom, target: RegionTarget, { identity }: Performed, record: NewExchange): void {
  if (identity === null || record.outcome === 'cancelled') return;
  const detail = [record.transaction, record.cause ?? ''].filter((part) => part !== '').join(' · ');
  recordTest(room.room(), identity.held.id, { target: target.label, ok: record.outcome === 'ok', detail });
}

async function copyOut(
  file: string,
  { path, force }: { readonly path: string; readonly force: boolean },
): Promise<void> {
  await writeNewFile(path, { force, isPrivate: true }, async (handle) => {
    for await (const chunk of createReadStream(file)) await handle.writeFile(chunk as Buffer);
  });
}

function fileExists(path: string): AppError {
  const file = basename(path);
  return new AppError('file.exists', `${file} exists already; choose another name or replace it with --force.`, {
    values: { file },
  });
}

/** An answer that cannot be kept is lost, and no more: the exchange and the cache have what matters. */
async function keepAnswer(room: ExchangeRoom, record: NewExchange, performed: Performed, file: string): Promise<void> {
  const isXml = performed.asked.request.transaction !== 'extraction' || performed.reading?.ok !== true;
  const fileName = isXml ? `${record.id}.xml` : answerName(performed);
  try {
    await room.answers.keep({ exchange: record.id, file, fileName });
  } catch (error) {
    room.ports.log.warn(`the answer of ${record.id} is not kept: ${String(error)}`);
  }
}
