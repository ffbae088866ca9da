import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { AppError } from '../../../shared/errors.ts';
import type { Admission } from './admission.ts';
import { htmlAnswer, type Answer } from './answer.ts';
import { understand, type ExchangeScope } from './exchange.ts';
import { faultyAnswer } from './fault-answer.ts';
import type { FaultDesk, FaultOrder } from './fault-desk.ts';
import { ANSWER_FAULTS, isOneOf } from './fault-names.ts';
import { refusalPage } from './nginx-page.ts';
import { send } from './send.ts';
import { createContexts } from './tls-contexts.ts';
import { createFront } from './tls-front.ts';
import type { TestPki } from './test-pki.ts';
import type { Whitelist } from './whitelist.ts';

export interface RegionServerOptions extends ExchangeScope {
  readonly pki: TestPki;
  readonly whitelist: Whitelist;
  readonly faults: FaultDesk;
  /** What a request became: for the desk's figures. */
  readonly onServed: (transaction: string) => void;
}

export interface RegionServer {
  readonly port: number;
  close(): Promise<void>;
}

interface Client {
  readonly raw: Socket;
  readonly admission: Admission;
}

/**
 * Serves the region over HTTPS on the loopback, client certificates required.
 * @throws AppError `window.port-taken` when the port is in use.
 */
export async function serveRegion(options: RegionServerOptions): Promise<RegionServer> {
  const { settings, pki, whitelist, faults } = options;
  const clients = new WeakMap<object, Client>();
  const http = createServer((request, response) => {
    const client = clients.get(request.socket) ?? { raw: request.socket, admission: 'ok' };
    void answer(options, request, response, client).catch(() => client.raw.destroy());
  });
  const front = createFront({
    pki,
    whitelist,
    faults,
    denyUnlisted: settings.denyUnlisted,
    refusal: settings.refusal,
    contextOf: createContexts(pki, settings.tls),
    onConnection({ socket, raw, admission }) {
      clients.set(socket, { raw, admission });
      http.emit('connection', socket);
    },
    onPlain(raw) {
      http.emit('connection', raw);
      raw.resume();
    },
  });
  const { server } = front;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(portTaken(settings.port, cause)));
    server.listen(settings.port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        front.destroyAll();
      }),
  };
}

function portTaken(port: number, cause: unknown): AppError {
  return new AppError('window.port-taken', `The port ${String(port)} is in use; leave it out to have a free one.`, {
    values: { port },
    cause,
  });
}

async function answer(
  options: RegionServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  { raw, admission }: Client,
): Promise<void> {
  const way = { response, raw, isHead: request.method === 'HEAD' };
  if (admission !== 'ok') {
    request.resume();
    options.onServed('refused');
    await send(refusalPage(admission), { ...way, fault: undefined });
    return;
  }
  const understood = await understand(options, request);
  const fault = options.faults.ofRequest(understood.transaction);
  options.onServed(understood.transaction ?? 'other');
  await send(await answerUnder(fault, () => understood.answer(fault)), { ...way, fault });
}

/** The right answer or the one of the fault; what cannot be made is an error of the server, as anywhere. */
async function answerUnder(fault: FaultOrder | undefined, make: () => Promise<Answer>): Promise<Answer> {
  try {
    const right = await make();
    if (fault === undefined || !isOneOf(ANSWER_FAULTS, fault.name)) return right;
    // The XML of an extraction is cut inside its archive.
    const isInArchive = fault.name === 'truncated-xml' && 'ETag' in right.headers;
    return isInArchive ? right : await faultyAnswer(fault.name, right, fault.at);
  } catch {
    return htmlAnswer(500, 'Internal Server Error');
  }
}
