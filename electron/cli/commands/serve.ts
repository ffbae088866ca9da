import { fileURLToPath } from 'node:url';
import type { Ports } from '../../services/ports.ts';
import type { Command } from '../command.ts';
import { inDemoFolder } from '../demo-folder.ts';
import { dataFolders } from '../environment.ts';
import type { Invocation } from '../invocation.ts';
import { UsageError } from '../usage-error.ts';
import { flag, number } from '../values.ts';

/** Where `npm run build` puts the page, from the root of the sources. */
const PAGE = new URL('../../../out/renderer/', import.meta.url);
const LAST_PORT = 65_535;

/** `cercle serve` */
export const serveCommand: Command = {
  name: 'serve',
  positionals: [],
  options: [
    { name: 'port', value: 'PORT', text: 'servePort' },
    { name: 'no-open', text: 'serveNoOpen' },
    { name: 'demo', text: 'serveDemo' },
  ],
  examples: ['serve', 'serve --demo', 'serve --port 8090 --no-open', 'serve --no-open --json'],
  async run(invocation) {
    const { values, ports } = invocation;
    const port = number(values, 'port', 0, LAST_PORT) ?? 0;
    const isDemo = flag(values, 'demo');
    if (isDemo && values.has('data')) throw new UsageError('tooManyArguments', { argument: '--data' });
    if (!isDemo) await serve(invocation, { port, ports, isDemo });
    else
      await inDemoFolder((folder) =>
        serve(invocation, { port, ports: { ...ports, ...dataFolders(folder, {}) }, isDemo }),
      );
    return { value: undefined, lines: () => [] };
  },
};

interface Served {
  readonly ports: Ports;
  readonly port: number;
  readonly isDemo: boolean;
}

async function serve(
  { values, ui, announce, note, untilStop }: Invocation,
  { ports, ...served }: Served,
): Promise<void> {
  const signal = untilStop();
  const { createServices } = await import('../../services/index.ts');
  const { serveWindow } = await import('../../loopback/serve.ts');
  await serveWindow(createServices(ports, { watchesCache: true }), {
    ...served,
    pageDirectory: fileURLToPath(PAGE),
    cacheDirectory: ports.cacheDirectory,
    openBrowser: !flag(values, 'no-open'),
    lang: ui.lang,
    announce,
    note,
    // A program that reads one line of JSON must not find a second one.
    takesEnter: !flag(values, 'json') && process.stdin.isTTY,
    signal,
  });
}
