import { join } from 'node:path';
import { loadAssets } from '../page/assets.ts';
import type { WindowServices } from '../page/services.ts';
import { spoolFolder } from '../page/spool-folder.ts';
import { keepLinkFile } from './link-file.ts';
import { canOpenBrowser, currentSeat, openBrowser } from './open-browser.ts';
import { startServer } from './server.ts';

export interface LoopbackOptions {
  /** Folder of the built page. */
  readonly pageDirectory: string;
  /** Spool and link file go here. */
  readonly cacheDirectory: string;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Whether to open the person's browser where that can work. */
  readonly openBrowser: boolean;
  /** Whether the services work on a folder of their own, for a demonstration. */
  readonly isDemo?: boolean;
}

/** The running host of the window in a browser. */
export interface Loopback {
  readonly origin: string;
  /** Owner-only file that opens the window at any time while the host runs. */
  readonly linkFile: string;
  readonly openedBrowser: boolean;
  /** A new address for pasting by hand; works once, for a minute. */
  createLink(): string;
  close(): Promise<void>;
}

/** Starts the window on 127.0.0.1 over running services; they stay the caller's to close. */
export async function startLoopback(services: WindowServices, options: LoopbackOptions): Promise<Loopback> {
  let renewLink = (): void => undefined;
  const server = await startServer({
    services,
    assets: loadAssets(options.pageDirectory),
    spoolDirectory: spoolFolder(options.cacheDirectory),
    ...(options.port !== undefined && { port: options.port }),
    ...(options.isDemo !== undefined && { isDemo: options.isDemo }),
    onLinkUsed: () => renewLink(),
  });
  const file = keepLinkFile(join(options.cacheDirectory, 'window'), server.createLink);
  renewLink = file.renew;
  const opens = options.openBrowser && canOpenBrowser(currentSeat());
  return {
    origin: server.origin,
    linkFile: file.path,
    openedBrowser: opens && (await openBrowser(file.path)),
    createLink: server.createLink,
    async close() {
      file.close();
      await server.close();
    },
  };
}
