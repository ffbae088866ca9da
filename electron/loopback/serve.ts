import { createInterface } from 'node:readline';
import type { Lang } from '../../shared/i18n/lang.ts';
import type { Services } from '../services/index.ts';
import { startLoopback } from './main.ts';
import type { LoopbackOptions } from './main.ts';
import { windowTexts } from './texts.ts';

export interface ServeOptions extends LoopbackOptions {
  readonly lang: Lang;
  /** Writes one line for the person. */
  say(line: string): void;
  /** Ends the window. */
  readonly signal: AbortSignal;
}

/** Prints a new address each time the person presses Enter; without a terminal nobody can. */
function offerNewLinks(onEnter: () => void): () => void {
  if (!process.stdin.isTTY) return () => undefined;
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

/**
 * Serves the window to a browser of this computer until `signal` says stop, then closes the services: what `cercle serve`
 * and `npm start` do. A printed address is used up by its first visitor and forgotten after a minute.
 */
export async function serveWindow(services: Services, options: ServeOptions): Promise<void> {
  const { lang, say, signal } = options;
  const texts = windowTexts(lang);
  const loopback = await startLoopback(services, options);
  const sayAddress = (): void => say(`${texts.address} ${loopback.createLink()}`);
  if (loopback.openedBrowser) say(texts.opened);
  sayAddress();
  say(`${texts.file} ${loopback.linkFile}`);
  say(process.stdin.isTTY ? texts.newLink : texts.stop);
  const stopOffering = offerNewLinks(sayAddress);
  await untilAborted(signal);
  stopOffering();
  await loopback.close();
  await services.close();
  say(texts.stopped);
}

/** A signal that Ctrl-C, and whoever ends this process politely, sets. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => controller.abort());
  return controller.signal;
}
