import { createClient } from '../../shared/contract/client.ts';
import type { GivenFile, WindowFacts } from '../../shared/contract/host.ts';
import type { Client } from '../../shared/contract/index.ts';
import type { Lang } from '../../shared/i18n/lang.ts';
import { openSession, reloadOnNewLink } from './session.ts';
import { createHostClient } from './host.ts';
import { createIpcTransport, findBridge } from './ipc-transport.ts';
import { createListeners } from './transport.ts';
import type { LinkState, PageEvent, PageTransport } from './transport.ts';
import { createWsTransport } from './ws-transport.ts';

export type { LinkState, PageEvent } from './transport.ts';

/** Whether the page runs in Electron's window, where files are saved by the system's own dialog. */
export const isElectron = findBridge() !== undefined;

const opened: { transport?: PageTransport; lang?: Lang; isDemo?: boolean } = {};
const events = createListeners<PageEvent>();
const states = createListeners<LinkState>();

function transport(): PageTransport {
  if (opened.transport === undefined) throw new Error('connect() comes before every call');
  return opened.transport;
}

/** The contract as the page calls it. */
export const api: Client = createClient({
  send: (request) => transport().send(request),
  onEvent: (listener) => events.add((event) => !event.type.startsWith('host.') && listener(event as never)),
});

const host = createHostClient({ send: (request) => transport().send(request) });

/** Listens to what the services and the window announce; gives back the function that stops listening. */
export const onEvent = events.add;

/** Listens to the state of the line to the host; gives back the function that stops listening. */
export const onLinkState = states.add;

async function openTransport(): Promise<PageTransport | undefined> {
  const bridge = findBridge();
  if (bridge !== undefined) return createIpcTransport(bridge);
  reloadOnNewLink();
  const secret = await openSession();
  return secret === undefined ? undefined : createWsTransport(secret).catch(() => undefined);
}

/**
 * Opens the line to the host, first of all. `link-needed`: this tab has no session, or it has ended; the person must ask
 * for a new link.
 */
export async function connect(): Promise<'connected' | 'link-needed'> {
  const made = await openTransport();
  if (made === undefined) return 'link-needed';
  opened.transport = made;
  made.onEvent(events.tell);
  made.onState((state) => {
    // A line that was opened again knows nothing of the person.
    if (state === 'connected' && opened.lang !== undefined) void host.hello({ lang: opened.lang });
    states.tell(state);
  });
  return 'connected';
}

/** Tells the host the person's language, which menus and refusals then speak; gives what its page must know of the window. */
export async function announce(lang: Lang): Promise<WindowFacts> {
  opened.lang = lang;
  const facts = await host.hello({ lang });
  opened.isDemo = facts.isDemo;
  return facts;
}

/** Whether this window is one of a demonstration, over a data folder that goes with it. */
export function isDemoWindow(): boolean {
  return opened.isDemo === true;
}

/** A ticket for a file that the person chose or dropped. `onProgress` hears how many bytes were handed over (browser only). */
export function ticketFor(file: File, onProgress?: (bytes: number) => void): Promise<GivenFile> {
  return transport().ticketFor(file, onProgress);
}

/** `X.txt` beside an `X.xml` holds its checksum; it is handed over, and is no extraction itself. */
function isCompanion(file: File, files: readonly File[]): boolean {
  const stem = /^(.*)\.txt$/iu.exec(file.name)?.[1]?.toLowerCase();
  return stem !== undefined && files.some(({ name }) => name.toLowerCase() === `${stem}.xml`);
}

/**
 * Tickets for files that were chosen or dropped together: one for each but the checksums beside them, which go first and
 * lie beside their file. `onProgress` hears how many bytes of all were handed over (browser only).
 */
export async function ticketsFor(
  files: readonly File[],
  onProgress?: (bytes: number) => void,
): Promise<readonly GivenFile[]> {
  const batch = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  const companions = files.filter((file) => isCompanion(file, files));
  const given: GivenFile[] = [];
  let before = 0;
  for (const file of [...companions, ...files.filter((each) => !companions.includes(each))]) {
    // In Electron the companion lies beside its file already.
    if (isElectron && companions.includes(file)) continue;
    const ticket = await transport().ticketFor(file, (bytes) => onProgress?.(before + bytes), batch);
    before += file.size;
    if (!companions.includes(file)) given.push(ticket);
  }
  return given;
}

/** Asks under which name to keep a file; null when the person gives up. Write to the ticket, then {@link deliver} it. */
export function saveTicket(name: string): Promise<{ readonly ticket: string; readonly name: string } | null> {
  return host.saveTicket({ name });
}

/** Hands over a file written under a save ticket: a download in a browser, nothing more in Electron. */
export function deliver(saved: { readonly ticket: string; readonly name: string }): Promise<void> {
  return transport().deliver(saved.ticket, saved.name);
}
