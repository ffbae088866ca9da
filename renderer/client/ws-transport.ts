import type { WireReply, WireRequest } from '../../shared/contract/wire.ts';
import { AppError } from '../../shared/errors.ts';
import { endSession } from './session.ts';
import { createListeners } from './transport.ts';
import type { LinkState, PageEvent, PageTransport } from './transport.ts';
import { download, upload } from './ws-files.ts';

/** The host's closing code for a session it does not know (any more). */
const NO_SESSION = 4401;
const RETRY_MS = [200, 500, 1_000, 2_000, 5_000] as const;

interface Waiting {
  readonly resolve: (reply: WireReply) => void;
  readonly reject: (error: AppError) => void;
}

function lostError(): AppError {
  return new AppError('internal', 'The window lost its host; is it still running?');
}

/** A line to the host that is opened again when it breaks, until the host no longer knows the session. */
interface Line {
  readonly ready: Promise<void>;
  send(text: string): void;
}

interface LineOptions {
  readonly secret: string;
  onMessage(message: unknown): void;
  onState(state: LinkState): void;
}

function openLine(options: LineOptions): Line {
  const settle: { resolve?: () => void; reject?: (error: AppError) => void } = {};
  const ready = new Promise<void>((resolve, reject) => Object.assign(settle, { resolve, reject }));
  let socket: WebSocket | undefined;
  let attempts = 0;
  const connect = (): void => {
    const opening = new WebSocket(`ws://${window.location.host}/socket`);
    opening.onopen = () => opening.send(JSON.stringify({ session: options.secret }));
    opening.onmessage = ({ data }) => {
      const message = JSON.parse(String(data)) as object;
      if (!('ready' in message)) return options.onMessage(message);
      socket = opening;
      attempts = 0;
      settle.resolve?.();
      options.onState('connected');
    };
    opening.onclose = ({ code }) => {
      socket = undefined;
      if (code === NO_SESSION) {
        settle.reject?.(lostError());
        return options.onState('ended');
      }
      options.onState('lost');
      window.setTimeout(connect, RETRY_MS[Math.min(attempts, RETRY_MS.length - 1)]);
      attempts += 1;
    };
  };
  connect();
  return {
    ready,
    send(text) {
      if (socket === undefined) throw lostError();
      socket.send(text);
    },
  };
}

/** The transport over the loopback host's WebSocket. Resolves when the host has accepted the session. */
export async function createWsTransport(secret: string): Promise<PageTransport> {
  const waiting = new Map<string, Waiting>();
  const events = createListeners<PageEvent>();
  const states = createListeners<LinkState>();
  const line = openLine({
    secret,
    onMessage(message) {
      if (!('jsonrpc' in (message as object))) return events.tell(message as PageEvent);
      const reply = message as WireReply;
      waiting.get(reply.id)?.resolve(reply);
      waiting.delete(reply.id);
    },
    onState(state) {
      if (state !== 'connected') {
        waiting.forEach(({ reject }) => reject(lostError()));
        waiting.clear();
      }
      if (state === 'ended') endSession();
      states.tell(state);
    },
  });
  await line.ready;
  return {
    send: (request: WireRequest) =>
      new Promise((resolve, reject) => {
        line.send(JSON.stringify(request));
        waiting.set(request.id, { resolve, reject });
      }),
    onEvent: events.add,
    onState: states.add,
    ticketFor: (file, onProgress, batch) => upload(file, { secret, batch, onProgress }),
    deliver: (ticket, name) => download(ticket, name, secret),
  };
}
