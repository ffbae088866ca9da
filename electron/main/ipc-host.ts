import type { WireReply } from '../../shared/contract/wire.ts';
import type { GivenFile } from '../../shared/contract/host.ts';
import { AppError } from '../../shared/errors.ts';
import type { Lang } from '../../shared/i18n/lang.ts';
import { CHANNELS } from '../page/channels.ts';
import { answerHostCall } from '../page/host-calls.ts';
import type { HostImplementation } from '../page/host-calls.ts';
import type { WindowServices } from '../page/services.ts';
import { errorReply, parseWireRequest } from '../page/wire-request.ts';
import { isAppUrl } from './app-protocol.ts';
import { ticketForPath } from './file-tickets.ts';

/** The sender of a message, as far as it decides whether it is heard. */
export interface IpcSender {
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

export interface IpcOptions {
  readonly services: Pick<WindowServices, 'dispatch' | 'tickets'>;
  readonly host: HostImplementation;
  /** Language of the person now. */
  lang(): Lang;
}

/** Only the page itself, in the main frame: not a frame in it, not a page that took its place (design security T7). */
export function isTrustedSender({ senderFrame }: IpcSender): boolean {
  return senderFrame !== null && senderFrame.parent === null && isAppUrl(senderFrame.url);
}

/** Largest request, in characters of JSON: the same as on the loopback host. */
const LARGEST_REQUEST = 1_000_000;

/** Requests are what JSON can say: the ways in cannot differ. Undefined for what is no JSON or too large. */
function asJson(value: unknown): unknown {
  try {
    const text = JSON.stringify(value);
    return text === undefined || text.length > LARGEST_REQUEST ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Answers a wire request of the page; never throws, so that Electron never prints a stack to the page. */
export async function handleSend(options: IpcOptions, event: IpcSender, message: unknown): Promise<WireReply> {
  if (!isTrustedSender(event))
    return errorReply('', 'input.invalid', 'Unknown sender.', { values: { reason: 'sender' } });
  const request = parseWireRequest(asJson(message));
  if (request === undefined) return errorReply('', 'input.invalid', 'No request.', { values: { reason: 'request' } });
  return (await answerHostCall(request, options.host)) ?? options.services.dispatch(request, { lang: options.lang() });
}

/** The answer to `ticketFor`: errors cross as values, because Electron would otherwise lose their code. */
export type TicketReply =
  { readonly file: GivenFile } | { readonly error: { readonly code: string; readonly message: string } };

/** Answers the preload's `ticketFor` with a ticket for the path behind a file. */
export async function handleTicket(options: IpcOptions, event: IpcSender, path: unknown): Promise<TicketReply> {
  if (!isTrustedSender(event)) return { error: { code: 'input.invalid', message: 'Unknown sender.' } };
  try {
    return { file: ticketForPath(options.services.tickets, path) };
  } catch (error) {
    if (error instanceof AppError) return { error: { code: error.code, message: error.message } };
    return { error: { code: 'file.unreadable', message: 'The file cannot be read.' } };
  }
}

type Handle = (channel: string, listener: (event: IpcSender, ...args: unknown[]) => Promise<unknown>) => void;

/** Puts both handlers on their channels. */
export function installIpc(ipcMain: { readonly handle: Handle }, options: IpcOptions): void {
  ipcMain.handle(CHANNELS.send, (event, message) => handleSend(options, event, message));
  ipcMain.handle(CHANNELS.ticket, (event, path) => handleTicket(options, event, path));
}
