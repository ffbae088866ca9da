import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolders, langOf } from '../electron/cli/environment.ts';
import { createOutput } from '../electron/cli/output.ts';
import { createCliPorts } from '../electron/cli/ports.ts';
import { canOpenBrowser, currentSeat } from '../electron/loopback/open-browser.ts';
import { serveWindow, stopSignal } from '../electron/loopback/serve.ts';
import { createServices } from '../electron/services/index.ts';
import type { Lang } from '../shared/i18n/lang.ts';
import { APPLICATION, buildParts } from './build.ts';
import { obtainElectron } from './electron-binary.ts';
import { root } from './tools.ts';

const TEXTS = {
  fr: {
    usage: 'Usage : npm start -- [--browser] [--port N] [--no-open] [--data DOSSIER] [--lang fr|en]',
    building: 'Préparation de la fenêtre…',
    installing: 'Installation d’Electron (une minute au plus)…',
    noElectron: 'Electron n’est pas installé : la fenêtre est servie à votre navigateur, sur cet ordinateur seulement.',
    noSeat: 'Pas d’écran, pas de terminal ou compte root : ouvrez vous-même l’adresse ci-dessous dans un navigateur.',
    electronFailed: 'Electron n’a pas pu démarrer : la fenêtre est servie à votre navigateur.',
  },
  en: {
    usage: 'Usage: npm start -- [--browser] [--port N] [--no-open] [--data DIR] [--lang fr|en]',
    building: 'Preparing the window…',
    installing: 'Installing Electron (a minute at most)…',
    noElectron: 'Electron is not installed: the window is served to your browser, on this computer only.',
    noSeat: 'No display, no terminal, or the root account: open the address below in a browser yourself.',
    electronFailed: 'Electron could not start: the window is served to your browser.',
  },
} as const;

interface Wish {
  readonly browser: boolean;
  readonly port: number;
  readonly open: boolean;
  readonly data: string | undefined;
  readonly lang: Lang;
  readonly files: readonly string[];
}

function readWish(args: readonly string[]): Wish | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ browser: { type: 'boolean' }, port: { type: 'string' }, 'no-open': { type: 'boolean' } },
        ...{ data: { type: 'string' }, lang: { type: 'string' } },
      },
    });
    const port = Number(values.port ?? 0);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return undefined;
    const asked = values.lang === 'fr' || values.lang === 'en' ? values.lang : undefined;
    return {
      ...{ browser: values.browser === true, port, open: values['no-open'] !== true, data: values.data },
      ...{ lang: langOf(asked, process.env), files: positionals },
    };
  } catch {
    return undefined;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Shows the window in Electron until it is closed; false when Electron ended before it could show anything. */
function runElectron(executable: string, { data, files }: Wish): Promise<boolean> {
  const folders = data === undefined ? {} : { CERCLE_DATA: dataFolders(data, process.env).dataDirectory };
  const started = performance.now();
  return new Promise((resolve) => {
    const args = [join(root, 'out', 'main', 'index.js'), ...files];
    const child = spawn(executable, args, { stdio: 'inherit', env: { ...process.env, ...folders } });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0 || performance.now() - started > 10_000));
  });
}

async function serve(wish: Wish): Promise<void> {
  const texts = TEXTS[wish.lang];
  await buildParts(['renderer']);
  if (wish.open && !canOpenBrowser(currentSeat())) say(texts.noSeat);
  const folders = dataFolders(wish.data, process.env);
  await serveWindow(createServices(createCliPorts(folders, createOutput(), false), { watchesCache: true }), {
    pageDirectory: join(root, 'out', 'renderer'),
    cacheDirectory: folders.cacheDirectory,
    port: wish.port,
    openBrowser: wish.open,
    lang: wish.lang,
    say,
    signal: stopSignal(),
  });
}

/** `npm start`: the window in Electron where that is possible, else in a browser by the loopback host. */
async function main(args: readonly string[]): Promise<number> {
  const wish = readWish(args);
  if (wish === undefined) {
    process.stderr.write(`${TEXTS[langOf(undefined, process.env)].usage}\n`);
    return 2;
  }
  const texts = TEXTS[wish.lang];
  say(texts.building);
  if (!wish.browser && canOpenBrowser(currentSeat())) {
    const executable = await obtainElectron(() => say(texts.installing));
    if (executable !== undefined) {
      await buildParts(APPLICATION);
      if (await runElectron(executable, wish)) return 0;
      say(texts.electronFailed);
    } else say(texts.noElectron);
  }
  await serve(wish);
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
