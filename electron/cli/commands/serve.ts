import { fileURLToPath } from 'node:url';
import type { Command } from '../command.ts';
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
  ],
  examples: ['serve', 'serve --port 8090 --no-open', 'serve --no-open --json'],
  async run({ values, ui, ports, announce, note, untilStop }) {
    const port = number(values, 'port', 0, LAST_PORT) ?? 0;
    const signal = untilStop();
    const { createServices } = await import('../../services/index.ts');
    const { serveWindow } = await import('../../loopback/serve.ts');
    await serveWindow(createServices(ports, { watchesCache: true }), {
      pageDirectory: fileURLToPath(PAGE),
      cacheDirectory: ports.cacheDirectory,
      port,
      openBrowser: !flag(values, 'no-open'),
      lang: ui.lang,
      announce,
      note,
      // A program that reads one line of JSON must not find a second one.
      takesEnter: !flag(values, 'json') && process.stdin.isTTY,
      signal,
    });
    return { value: undefined, lines: () => [] };
  },
};
