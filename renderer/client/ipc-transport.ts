import type { GivenFile } from '../../shared/contract/host.ts';
import type { WireReply, WireRequest } from '../../shared/contract/wire.ts';
import { AppError } from '../../shared/errors.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { PageEvent, PageTransport } from './transport.ts';

type TicketReply =
  { readonly file: GivenFile } | { readonly error: { readonly code: ErrorCode; readonly message: string } };

/** What the preload puts on `window`. */
interface Bridge {
  send(request: WireRequest): Promise<WireReply>;
  onEvent(listener: (event: PageEvent) => void): () => void;
  ticketFor(file: File): Promise<TicketReply>;
}

/** The bridge of the Electron window; undefined in a browser. */
export function findBridge(): Bridge | undefined {
  return (globalThis as { readonly cercle?: Bridge }).cercle;
}

/** The transport over Electron's IPC; the application and its page live and die together. */
export function createIpcTransport(bridge: Bridge): PageTransport {
  return {
    send: (request) => bridge.send(request),
    onEvent: (listener) => bridge.onEvent(listener),
    onState: () => () => undefined,
    async ticketFor(file) {
      const reply = await bridge.ticketFor(file);
      if ('error' in reply) throw new AppError(reply.error.code, reply.error.message, { values: { file: file.name } });
      return reply.file;
    },
    deliver: () => Promise.resolve(),
  };
}
