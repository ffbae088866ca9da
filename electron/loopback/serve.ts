import { createInterface } from 'node:readline';
import type { Lang } from '../../shared/i18n/lang.ts';
import type { Services } from '../services/index.ts';
import { startLoopback } from './main.ts';
import type { Loopback, LoopbackOptions } from './main.ts';
import { windowTexts } from './texts.ts';

/** How a program opens the window. */
export interface Ready {
  /** Works once, for a minute. */
  readonly address: string;
  /** Owner-only file that sends a browser to the window at any time. */
  readonly linkFile: string;
  readonly port: number;
}

export interface ServeOptions extends LoopbackOptions {
  readonly lang: Lang;
  /** Says how to open the window: for programs, and in lines for people. Again for each new address. */
  announce(ready: Ready, lines: readonly string[]): void;
  /** Tells the person something beside. */
  note(line: string): void;
  /** Whether Enter on standard input asks for a new address. */
  readonly takesEnter: boolean;
  /** Ends the window. */
  readonly signal: AbortSignal;
}

function listenForEnter(onEnter: () => void): () => void {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', onEnter);
  return () => lines.close();
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Says where the window is and waits for the signal. */
async function keepServing(loopback: Loopback, options: ServeOptions): Promise<void> {
  const { lang, announce, note, takesEnter, signal } = options;
  const { linkFile, openedBrowser, origin, createLink } = loopback;
  const texts = windowTexts(lang);
  if (options.openBrowser) note(openedBrowser ? texts.opened : texts.notOpened);
  const sayAddress = (...others: readonly string[]): void => {
    const address = createLink();
    announce({ address, linkFile, port: Number(new URL(origin).port) }, [`${texts.address} ${address}`, ...others]);
  };
  sayAddress(`${texts.file} ${linkFile}`);
  note(takesEnter ? texts.newLink : texts.stop);
  const stopListening = takesEnter ? listenForEnter(() => sayAddress()) : undefined;
  await untilAborted(signal);
  stopListening?.();
}

/**
 * Serves the window to a browser of this computer until `signal` says stop, then closes the services: what `cercle serve`
 * and `npm start` do. A printed address is used up by its first visitor and forgotten after a minute. Throws
 * `window.not-built` and `window.port-taken`.
 */
export async function serveWindow(services: Services, options: ServeOptions): Promise<void> {
  try {
    const loopback = await startLoopback(services, options);
    if (!options.signal.aborted) await keepServing(loopback, options);
    await loopback.close();
  } finally {
    await services.close();
  }
  options.note(windowTexts(options.lang).stopped);
}

/** A signal that Ctrl-C, and whoever ends this process politely, sets. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => controller.abort());
  return controller.signal;
}
