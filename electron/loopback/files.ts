import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileTicket } from '../../shared/contract/common.ts';
import type { GivenFile } from '../../shared/contract/host.ts';
import { AppError } from '../../shared/errors.ts';
import { safeFileName } from '../page/file-name.ts';
import type { WindowServices } from '../page/services.ts';
import { answerJson, refuse } from './answer.ts';
import type { Headers } from './answer.ts';
import type { Place, Spool } from './spool.ts';

/** Header with the name of an uploaded file, percent-encoded UTF-8. */
export const NAME_HEADER = 'x-cercle-file-name';
/** Header that files handed over together share, so that they lie side by side. */
export const BATCH_HEADER = 'x-cercle-batch';
const BATCH = /^[0-9a-f]{32}$/u;
const CHECK_EVERY_BYTES = 32 * 1024 * 1024;
const SILENCE_MS = 60_000;
const MOST_UPLOADS = 8;
/** Files of keys are smaller; what is larger goes to the spool unseen. */
const LARGEST_KEY_FILE = 1024 * 1024;

/** Files that enter and leave through the loopback host, by ticket (design architecture §3.11). */
export interface Files {
  /** `POST /files`: streams the body to the spool, or keeps it in memory when it holds keys; answers a {@link GivenFile}. */
  receive(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** A ticket under which a service writes a file that the page then downloads. */
  saveTicket(name: string): { readonly ticket: FileTicket; readonly name: string };
  /** `GET /files/:ticket`: the file written under a save ticket. */
  deliver(ticket: string, response: ServerResponse): Promise<void>;
}

function decodeName(header: string | string[] | undefined): string | undefined {
  try {
    return typeof header === 'string' && header.length <= 2_000 ? decodeURIComponent(header) : undefined;
  } catch {
    return undefined;
  }
}

/** RFC 6266: a plain name for old readers, the true one in UTF-8 for the others. */
export function contentDisposition(name: string): string {
  const ascii = name.normalize('NFD').replace(/[^\x20-\x7e]|["\\%]/gu, (c) => (/\p{M}/u.test(c) ? '' : '_'));
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/gu,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** Lets bytes through while there is room for them. */
function guard(spool: Spool): Transform & { bytes: number } {
  let nextCheck = CHECK_EVERY_BYTES;
  const stream = Object.assign(
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        stream.bytes += chunk.length;
        if (stream.bytes < nextCheck) return done(null, chunk);
        nextCheck += CHECK_EVERY_BYTES;
        spool.free().then(
          (free) =>
            free > CHECK_EVERY_BYTES ? done(null, chunk) : done(new AppError('storage.full', 'No room left.')),
          (error: Error) => done(error),
        );
      },
    }),
    { bytes: 0 },
  );
  return stream;
}

function isFull(error: unknown): boolean {
  return error instanceof AppError || (error instanceof Error && 'code' in error && error.code === 'ENOSPC');
}

/** Streams a body to its place; gives the number of bytes, or the status of the refusal after removing what was written. */
async function store(body: Readable, place: Place, spool: Spool): Promise<{ bytes: number } | 400 | 507> {
  const meter = guard(spool);
  try {
    await pipeline(body, meter, createWriteStream(place.path, { flags: 'wx', mode: 0o600 }), { end: true });
    return { bytes: meter.bytes };
  } catch (error) {
    await place.remove();
    return isFull(error) ? 507 : 400;
  }
}

/** A body that is announced as small, whole; undefined when it was cut. */
async function readSmall(request: IncomingMessage): Promise<Buffer | undefined> {
  try {
    return Buffer.concat(await request.toArray());
  } catch {
    return undefined;
  }
}

/** Keeps an upload that holds keys in memory, streams any other one to the spool, and answers its ticket. */
async function take(
  { services, spool, headers }: Needs,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
): Promise<void> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (!(announced <= (await spool.free()))) return refuse(response, headers, 507);
  request.setTimeout(SILENCE_MS, () => request.destroy());
  const isSmall = announced > 0 && announced <= LARGEST_KEY_FILE;
  const small = isSmall ? await readSmall(request) : undefined;
  if (isSmall && small === undefined) return response.destroyed ? undefined : refuse(response, headers, 400);
  const safeName = safeFileName(name);
  const ticket = small && services.tickets.forReadingKey(safeName, small);
  if (ticket !== undefined) return answerJson(response, headers, 201, given(ticket, safeName, announced));
  const batch = String(request.headers[BATCH_HEADER] ?? '');
  const place = spool.place(name, BATCH.test(batch) ? batch : undefined);
  const stored = await store(small === undefined ? request : Readable.from([small]), place, spool);
  if (typeof stored === 'number') return response.destroyed ? undefined : refuse(response, headers, stored);
  answerJson(response, headers, 201, given(services.tickets.forReading(place.path), place.name, stored.bytes));
}

function given(ticket: FileTicket, name: string, bytes: number): GivenFile {
  return { ticket, name, bytes };
}

async function send(place: Place | undefined, response: ServerResponse, headers: Headers): Promise<void> {
  const file = place && (await open(place.path, 'r').catch(() => undefined));
  if (place === undefined || file === undefined) return refuse(response, headers, 404);
  const { size } = await file.stat();
  response.writeHead(200, {
    ...headers,
    'content-type': 'application/octet-stream',
    'content-disposition': contentDisposition(place.name),
    'content-length': size,
  });
  await pipeline(file.createReadStream(), response).catch(() => undefined);
}

interface Needs {
  readonly services: WindowServices;
  readonly spool: Spool;
  readonly headers: Headers;
}

export function createFiles(needs: Needs): Files {
  const { services, spool, headers } = needs;
  const saved = new Map<FileTicket, Place>();
  let uploads = 0;
  return {
    async receive(request, response) {
      const name = decodeName(request.headers[NAME_HEADER]);
      if (name === undefined || name === '') return refuse(response, headers, 400);
      if (uploads >= MOST_UPLOADS) return refuse(response, headers, 429);
      uploads += 1;
      try {
        await take(needs, request, response, name);
      } finally {
        uploads -= 1;
      }
    },
    saveTicket(asked) {
      const place = spool.place(asked);
      const ticket = services.tickets.forWriting(place.path);
      saved.set(ticket, place);
      return { ticket, name: place.name };
    },
    deliver: (ticket, response) => send(saved.get(ticket), response, headers),
  };
}
