import { join } from 'node:path';
import { dataFolders } from '../../electron/cli/environment.ts';
import { createOutput } from '../../electron/cli/output.ts';
import { createCliPorts } from '../../electron/cli/ports.ts';
import { serveWindow } from '../../electron/loopback/serve.ts';
import type { Ready } from '../../electron/loopback/serve.ts';
import { createServices } from '../../electron/services/index.ts';
import './ends-with-parent.ts';

// A process that serves windows one after the other, each over the data folder it is told, as `npm start` serves one.

/** What it is told: `data` to serve a folder, its absence to end what is served. */
export interface ToWindows {
  readonly data?: string;
}

/** What it tells: how to open what is now served, or that it has ended. */
export interface FromWindows {
  readonly ready?: Ready;
  readonly failed?: string;
}

/** One for the process: it listens to the streams of the process. */
const OUTPUT = createOutput();
const PAGE = join(import.meta.dirname, '..', '..', 'out', 'renderer');

function tell(message: FromWindows): void {
  process.send?.(message);
}

async function serve(data: string, signal: AbortSignal): Promise<void> {
  const folders = dataFolders(data, process.env);
  const services = createServices(createCliPorts(folders, OUTPUT, false), { watchesCache: true });
  await serveWindow(services, {
    pageDirectory: PAGE,
    cacheDirectory: folders.cacheDirectory,
    openBrowser: false,
    lang: 'fr',
    announce: (ready) => tell({ ready }),
    note: () => undefined,
    takesEnter: false,
    signal,
  });
}

let stop = new AbortController();

process.on('message', ({ data }: ToWindows) => {
  if (data === undefined) return stop.abort();
  stop = new AbortController();
  serve(data, stop.signal).then(
    () => tell({}),
    (error: unknown) => tell({ failed: String(error) }),
  );
});
