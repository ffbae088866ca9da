import { extname, join } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { GivenFile, HostEvent } from '../../shared/contract/host.ts';
import type { WireEvent } from '../../shared/contract/wire.ts';
import type { Lang } from '../../shared/i18n/lang.ts';
import { CHANNELS } from '../page/channels.ts';
import { safeFileName } from '../page/file-name.ts';
import type { HostImplementation } from '../page/host-calls.ts';
import type { WindowServices } from '../page/services.ts';
import { APP_URL } from './app-protocol.ts';
import type { ElectronModule } from './electron-module.ts';
import { ticketsForPaths } from './file-tickets.ts';
import { createRecovery } from './recovery.ts';
import { lockNavigation, windowOptions } from './window.ts';
import type { WindowSetup } from './window.ts';

export interface PageWindow {
  readonly host: HostImplementation;
  /** Opens the window, or brings it to the front. */
  show(): void;
  tell(event: WireEvent | HostEvent): void;
  /** Hands files to the page, at once or when it listens. */
  give(paths: readonly string[]): void;
}

export interface PageWindowOptions {
  readonly electron: Pick<ElectronModule, 'app' | 'BrowserWindow' | 'dialog' | 'shell'>;
  readonly tickets: WindowServices['tickets'];
  readonly setup: WindowSetup;
  /** Whether the data folder is one of a demonstration. */
  readonly isDemo: boolean;
  lang(): Lang;
  setLang(lang: Lang): void;
}

const SENTENCES = {
  fr: { crashed: 'La fenêtre s’est arrêtée plusieurs fois de suite.', again: 'Réessayer', quit: 'Quitter' },
  en: { crashed: 'The window stopped several times in a row.', again: 'Try again', quit: 'Quit' },
} as const;

/** Reloads a page that crashed, and asks when it keeps crashing. */
function superviseCrashes(window: BrowserWindow, { electron, lang }: PageWindowOptions, onGone: () => void): void {
  const reload = (): void => window.webContents.reload();
  const ask = (reason: string): void => {
    const { crashed, again, quit } = SENTENCES[lang()];
    const buttons = [again, quit];
    void electron.dialog
      .showMessageBox(window, { type: 'error', message: crashed, detail: reason, buttons, cancelId: 1 })
      .then(({ response }) => (response === 0 ? reload() : electron.app.quit()));
  };
  const decide = createRecovery({ reload, ask, now: () => performance.now() });
  window.webContents.on('render-process-gone', (_event, details) => {
    onGone();
    decide(details);
  });
}

/** Asks where to save a file; null when the person gives up. The system's dialog has asked before replacing a file. */
async function askWhereToSave(
  { electron, tickets }: PageWindowOptions,
  window: BrowserWindow | undefined,
  asked: string,
): Promise<{ ticket: string; name: string } | null> {
  const name = safeFileName(asked);
  const extension = extname(name).slice(1);
  const options = {
    defaultPath: join(electron.app.getPath('documents'), name),
    ...(extension !== '' && { filters: [{ name: extension.toUpperCase(), extensions: [extension] }] }),
  };
  const { dialog } = electron;
  const chosen = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  if (chosen.canceled || chosen.filePath === '') return null;
  return { ticket: tickets.forWriting(chosen.filePath), name };
}

/** Opens a locked window on the page. */
function openWindow(options: PageWindowOptions, onGone: () => void): BrowserWindow {
  const { electron, setup } = options;
  const window = new electron.BrowserWindow(windowOptions(setup));
  lockNavigation(window.webContents, (url) => electron.shell.openExternal(url));
  superviseCrashes(window, options, onGone);
  window.once('ready-to-show', () => window.show());
  void window.loadURL(APP_URL);
  return window;
}

/** Files that wait until the page listens; they go to it as events from then on. */
function createMailbox(tell: (event: HostEvent) => void): {
  listen(): readonly GivenFile[];
  forget(): void;
  put(files: readonly GivenFile[]): void;
} {
  let isListening = false;
  let waiting: readonly GivenFile[] = [];
  return {
    listen() {
      const files = waiting;
      isListening = true;
      waiting = [];
      return files;
    },
    forget() {
      isListening = false;
    },
    put(files) {
      if (files.length === 0) return;
      if (isListening) tell({ type: 'host.files', files });
      else waiting = [...waiting, ...files];
    },
  };
}

/** The one window of the application and what it does for its page. */
export function createPageWindow(options: PageWindowOptions): PageWindow {
  const { tickets, setLang } = options;
  let window: BrowserWindow | undefined;
  const tell = (event: WireEvent | HostEvent): void => window?.webContents.send(CHANNELS.event, event);
  const mailbox = createMailbox(tell);
  const open = (): BrowserWindow => {
    const opened = openWindow(options, mailbox.forget);
    opened.on('closed', () => {
      window = undefined;
      mailbox.forget();
    });
    return opened;
  };
  return {
    tell,
    host: {
      hello: async ({ lang }) => {
        setLang(lang);
        return { files: mailbox.listen(), isDemo: options.isDemo };
      },
      saveTicket: ({ name }) => askWhereToSave(options, window, name),
    },
    show() {
      if (window === undefined) window = open();
      else {
        if (window.isMinimized()) window.restore();
        window.show();
        window.focus();
      }
    },
    give: (paths) => mailbox.put(ticketsForPaths(tickets, paths)),
  };
}
