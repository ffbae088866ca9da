import { STATUS_CODES } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

export type Headers = Readonly<Record<string, string | number>>;

/** Largest body of a JSON request. */
export const LARGEST_JSON = 1_000_000;
const BODY_MS = 10_000;
/** How long a refused body is still read and thrown away, so that the browser gets to see the answer. */
const DRAIN_MS = 2_000;

/** Writes a whole answer over the strict headers of `base`. */
export function answer(response: ServerResponse, base: Headers, status: number, body: Buffer, headers: Headers): void {
  response.writeHead(status, { ...base, ...headers, 'content-length': body.length });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** Writes a JSON answer. */
export function answerJson(response: ServerResponse, base: Headers, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  answer(response, base, status, body, { 'content-type': 'application/json; charset=utf-8' });
}

/** Refuses with the plain words of the status; a body still on its way is thrown away and the connection ended. */
export function refuse(response: ServerResponse, base: Headers, status: number, headers: Headers = {}): void {
  const { req } = response;
  const body = Buffer.from(`${status} ${STATUS_CODES[status] ?? ''}\n`);
  if (!req.complete) {
    response.shouldKeepAlive = false;
    req.resume();
    response.once('finish', () => setTimeout(() => req.destroy(), DRAIN_MS).unref());
  }
  answer(response, base, status, body, { ...headers, 'content-type': 'text/plain; charset=utf-8' });
}

/** Refuses on a bare socket, where there is no response object (upgrades, broken requests). */
export function refuseSocket(socket: Duplex, base: Headers, status: number): void {
  if (!socket.writable) return void socket.destroy();
  const lines = Object.entries({ ...base, connection: 'close', 'content-length': 0 }).map(([k, v]) => `${k}: ${v}`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('\r\n')}\r\n\r\n`);
}

/** Reads a JSON body; gives the status of the refusal when it is too large, too slow or no JSON. */
export async function readJson(request: IncomingMessage): Promise<{ readonly value: unknown } | 400 | 408 | 413 | 415> {
  if (!/^application\/json(?:;|$)/u.test(request.headers['content-type'] ?? '')) return 415;
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_JSON) return 413;
  const tooSlow = AbortSignal.timeout(BODY_MS);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > LARGEST_JSON) return 413;
      if (tooSlow.aborted) return 408;
      chunks.push(chunk);
    }
    return { value: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return 400;
  }
}
