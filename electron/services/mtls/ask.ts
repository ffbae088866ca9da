import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { BodyNotes } from './body.ts';
import { asWireError, ownFailure } from './failure.ts';
import type { Address, MtlsRequest } from './request.ts';
import { stoppable, type Watch } from './watch.ts';

function headersOf({ headers, body, method }: MtlsRequest, { authority }: Address): Record<string, string> {
  const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const length = body === undefined && method === 'GET' ? {} : { 'content-length': `${body?.length ?? 0}` };
  const common = { accept: '*/*', 'accept-encoding': 'gzip', 'user-agent': 'Cercle' };
  return { host: authority, connection: 'close', ...common, ...given, ...length };
}

/**
 * Sends a request over a connection that is trusted already and gives back the head of the answer. Nothing is followed:
 * a redirection is an answer like any other.
 * @throws WireError of phase `request` before the first byte of the answer, `response` after it
 */
export function ask(
  socket: TLSSocket,
  request: MtlsRequest,
  address: Address,
  watch: Watch,
  notes: BodyNotes & { sent: number },
): Promise<IncomingMessage> {
  watch.phase = 'request';
  return stoppable(watch, (resolve, reject) => {
    const outgoing = httpRequest({
      createConnection: () => socket,
      setHost: false,
      method: request.method,
      path: address.path,
      headers: headersOf(request, address),
      maxHeaderSize: request.limits.maxHeaderBytes,
      insecureHTTPParser: false,
    });
    outgoing.once('socket', () =>
      socket.once('data', () => (watch.phase = watch.phase === 'request' ? 'response' : watch.phase)),
    );
    outgoing.once('finish', () => (notes.sent = request.body?.length ?? 0));
    outgoing.on('error', (error) => {
      notes.failed ??= error;
      reject(asWireError(error, watch.phase));
    });
    outgoing.once('upgrade', () => {
      socket.destroy();
      reject(ownFailure('response', 'CERCLE_UPGRADE'));
    });
    outgoing.once('response', resolve);
    outgoing.end(request.body);
    return () => outgoing.destroy();
  });
}
