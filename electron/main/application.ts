import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Lang } from '../../shared/i18n/lang.ts';
import { dataFolders } from '../cli/environment.ts';
import { loadAssets } from '../page/assets.ts';
import type { Assets } from '../page/assets.ts';
import { spoolFolder, sweepSpool } from '../page/spool-folder.ts';
import type { Services, ServicesOptions } from '../services/index.ts';
import type { Ports } from '../services/ports.ts';
import { answerAppRequest, APP_SCHEME, SCHEME } from './app-protocol.ts';
import { watchNotices } from './certificate-notices.ts';
import type { ElectronModule } from './electron-module.ts';
import { filesOfArguments } from './file-tickets.ts';
import { installIpc } from './ipc-host.ts';
import { menuTemplate } from './menu.ts';
import { createPageWindow } from './page-window.ts';
import type { PageWindow } from './page-window.ts';
import { blockNetwork, denyPermissions } from './permissions.ts';
import { createElectronPorts } from './ports.ts';
import { claimInstance } from './single-instance.ts';

export interface ApplicationOptions {
  /** URL of `out/main/`, where this application was built to. */
  readonly entries: URL;
  createServices(ports: Ports, options: ServicesOptions): Services;
}

function langOfLocale(locale: string): Lang {
  return locale.toLowerCase().startsWith('en') ? 'en' : 'fr';
}

/** The page's scheme, permissions and network, before any window is there. */
function secureSession({ protocol, session }: ElectronModule, assets: Assets): void {
  denyPermissions(session.defaultSession);
  blockNetwork(session.defaultSession);
  protocol.handle(SCHEME, (request) => answerAppRequest(assets, request));
}

/** Ends the services before the process ends. */
function closeBeforeQuit({ app }: ElectronModule, services: Services): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void services.close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
  app.on('window-all-closed', () => app.quit());
}

interface Composed extends Pick<ApplicationOptions, 'entries'> {
  readonly isDemo: boolean;
}

/** Puts window, menu and services together. */
function compose(electron: ElectronModule, services: Services, { entries, isDemo }: Composed): PageWindow {
  const { app, Menu, Notification, ipcMain } = electron;
  let lang = langOfLocale(app.getLocale());
  const showMenu = (): void => {
    const run = (command: Parameters<Parameters<typeof menuTemplate>[0]['run']>[0]): void =>
      page.tell({ type: 'host.command', command });
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ lang, platform: process.platform, run })));
  };
  const page = createPageWindow({
    electron,
    tickets: services.tickets,
    setup: {
      preload: fileURLToPath(new URL('../preload/index.cjs', entries)),
      icon: fileURLToPath(new URL('../../resources/icons/icon.png', entries)),
      isPackaged: app.isPackaged,
    },
    isDemo,
    lang: () => lang,
    setLang(spoken) {
      lang = spoken;
      showMenu();
    },
  });
  installIpc(ipcMain, { services, host: page.host, lang: () => lang });
  services.onEvent((event) => page.tell(event));
  showMenu();
  const onClick = (): void => {
    page.show();
    page.tell({ type: 'host.command', command: 'go-certificates' });
  };
  watchNotices({ Notification, services, folder: app.getPath('userData'), lang: () => lang, onClick });
  return page;
}

/**
 * Runs the application in Electron's main process; resolves when the window was asked for, or this start was the second.
 * Everything that Electron wants before it is ready happens before the first `await`.
 */
export async function startApplication(electron: ElectronModule, options: ApplicationOptions): Promise<void> {
  const { app, protocol } = electron;
  protocol.registerSchemesAsPrivileged([APP_SCHEME]);
  app.enableSandbox();
  const folders = dataFolders(undefined, process.env);
  // Chromium's own files stay apart from ours, and one window a profile follows from one lock a profile.
  app.setPath('userData', join(folders.dataDirectory, 'window'));
  app.setPath('sessionData', join(folders.cacheDirectory, 'window-session'));
  const files = filesOfArguments(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd());
  const early: string[] = [...files];
  const running: { page?: PageWindow } = {};
  const give = (paths: readonly string[]): void =>
    running.page ? running.page.give(paths) : void early.push(...paths);
  const isFirst = claimInstance(app, files, (more) => {
    running.page?.show();
    give(more);
  });
  if (!isFirst) return;
  // The window in a browser shares this cache, and may have been killed.
  sweepSpool(spoolFolder(folders.cacheDirectory));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    give([path]);
  });
  const services = options.createServices(createElectronPorts(electron, folders, options), { watchesCache: true });
  closeBeforeQuit(electron, services);
  await app.whenReady();
  secureSession(electron, loadAssets(fileURLToPath(new URL('../renderer/', options.entries))));
  // Whoever starts a demonstration names the very folder that it made for it, and removes it afterwards.
  const isDemo = process.env.CERCLE_DEMO === folders.dataDirectory;
  const page = compose(electron, services, { entries: options.entries, isDemo });
  running.page = page;
  page.show();
  page.give(early);
  app.on('activate', () => page.show());
}
