import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inDemoFolder } from '../electron/cli/demo-folder.ts';
import { dataFolders, langOf } from '../electron/cli/environment.ts';
import { errorLines, exitCodeOf } from '../electron/cli/error-view.ts';
import { createOutput } from '../electron/cli/output.ts';
import { createCliPorts } from '../electron/cli/ports.ts';
import { createUi } from '../electron/cli/ui.ts';
import { knownLang } from '../electron/cli/usage-error.ts';
import { canOpenBrowser, currentSeat } from '../electron/loopback/open-browser.ts';
import { serveWindow, stopSignal } from '../electron/loopback/serve.ts';
import { createServices } from '../electron/services/index.ts';
import { AppError } from '../shared/errors.ts';
import type { Lang } from '../shared/i18n/lang.ts';
import { APPLICATION, buildParts } from './build.ts';
import { obtainElectron } from './electron-binary.ts';
import { root } from './tools.ts';

const TEXTS = {
  fr: {
    usage: 'Usage : npm start -- [--demo | --data DOSSIER] [--browser] [--port N] [--no-open] [--lang fr|en]',
    options: [
      '  --demo          la démonstration, dans un dossier de données temporaire, effacé à la fin',
      '  --browser       dans le navigateur, sans Electron',
      '  --port N        port de 127.0.0.1, dans le navigateur ; sinon un port libre',
      '  --no-open       dans le navigateur : affiche l’adresse sans l’ouvrir',
      '  --data DOSSIER  dossier des données ; sinon la variable CERCLE_DATA, sinon les dossiers du système',
      '  --lang fr|en    langue de ce qui est affiché ici',
    ],
    building: 'Préparation de la fenêtre…',
    installing: 'Installation d’Electron (une minute au plus)…',
    noElectron: 'Electron n’est pas installé : la fenêtre est servie à votre navigateur, sur cet ordinateur seulement.',
    electronFailed: 'Electron n’a pas pu démarrer : la fenêtre est servie à votre navigateur.',
  },
  en: {
    usage: 'Usage: npm start -- [--demo | --data DIR] [--browser] [--port N] [--no-open] [--lang fr|en]',
    options: [
      '  --demo        the demonstration, over a temporary data folder, removed at the end',
      '  --browser     in the browser, without Electron',
      '  --port N      port of 127.0.0.1, in the browser; else a free one',
      '  --no-open     in the browser: shows the address without opening it',
      '  --data DIR    data folder; else the variable CERCLE_DATA, else the folders of the system',
      '  --lang fr|en  language of what is shown here',
    ],
    building: 'Preparing the window…',
    installing: 'Installing Electron (a minute at most)…',
    noElectron: 'Electron is not installed: the window is served to your browser, on this computer only.',
    electronFailed: 'Electron could not start: the window is served to your browser.',
  },
} as const;

interface Wish {
  readonly browser: boolean;
  readonly port: number;
  readonly open: boolean;
  readonly data: string | undefined;
  readonly isDemo: boolean;
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
        ...{ data: { type: 'string' }, demo: { type: 'boolean' }, lang: { type: 'string' } },
      },
    });
    const port = Number(values.port ?? 0);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return undefined;
    // A demonstration leaves the data of the person alone.
    if (values.demo === true && values.data !== undefined) return undefined;
    return {
      ...{ browser: values.browser === true, port, open: values['no-open'] !== true, data: values.data },
      ...{ lang: langOf(knownLang(values.lang), process.env), files: positionals },
      isDemo: values.demo === true,
    };
  } catch {
    return undefined;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Shows the window in Electron until it is closed; false when Electron ended before it could show anything. */
function runElectron(executable: string, { data, files, isDemo }: Wish, signal: AbortSignal): Promise<boolean> {
  const folder = dataFolders(data, process.env).dataDirectory;
  const folders = data === undefined ? {} : { CERCLE_DATA: folder, ...(isDemo && { CERCLE_DEMO: folder }) };
  const started = performance.now();
  return new Promise((resolve) => {
    const args = [join(root, 'out', 'main', 'index.js'), ...files];
    const child = spawn(executable, args, { stdio: 'inherit', env: { ...process.env, ...folders } });
    child.on('error', () => resolve(false));
    // Whoever stops this program closes the window, and its folder goes with it.
    signal.addEventListener('abort', () => void child.kill(), { once: true });
    child.on('exit', (code) => resolve(code === 0 || signal.aborted || performance.now() - started > 10_000));
  });
}

async function serve(wish: Wish, signal: AbortSignal): Promise<void> {
  await buildParts(['renderer']);
  const folders = dataFolders(wish.data, process.env);
  await serveWindow(createServices(createCliPorts(folders, createOutput(), false), { watchesCache: true }), {
    pageDirectory: join(root, 'out', 'renderer'),
    cacheDirectory: folders.cacheDirectory,
    port: wish.port,
    openBrowser: wish.open,
    isDemo: wish.isDemo,
    lang: wish.lang,
    announce: (_ready, lines) => lines.forEach(say),
    note: say,
    takesEnter: process.stdin.isTTY,
    signal,
  });
}

/** The window in Electron where that is possible, else in a browser by the loopback host. */
async function show(wish: Wish): Promise<void> {
  const texts = TEXTS[wish.lang];
  const signal = stopSignal();
  say(texts.building);
  if (!wish.browser && canOpenBrowser(currentSeat())) {
    const executable = await obtainElectron(() => say(texts.installing));
    if (executable !== undefined) {
      await buildParts(APPLICATION);
      if (signal.aborted || (await runElectron(executable, wish, signal))) return;
      say(texts.electronFailed);
    } else say(texts.noElectron);
  }
  await serve(wish, signal);
}

/** `npm start`. */
async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    const { usage, options } = TEXTS[langOf(knownLang(args[args.indexOf('--lang') + 1]), process.env)];
    [usage, ...options].forEach(say);
    return 0;
  }
  const wish = readWish(args);
  if (wish === undefined) {
    process.stderr.write(`${TEXTS[langOf(undefined, process.env)].usage}\n`);
    return 2;
  }
  try {
    // Nothing of a demonstration stays.
    if (wish.isDemo) await inDemoFolder((folder) => show({ ...wish, data: folder }));
    else await show(wish);
    return 0;
  } catch (error) {
    const ui = createUi({ lang: wish.lang, hasColor: false, width: undefined });
    for (const line of errorLines(error, ui, !(error instanceof AppError))) process.stderr.write(`${line}\n`);
    return exitCodeOf(error);
  }
}

process.exitCode = await main(process.argv.slice(2));
