import type { BrowserWindowConstructorOptions, WebContents } from 'electron';
import { APP_URL } from './app-protocol.ts';

/** Hosts that a link may open in the person's own browser; the page itself shows none of them. */
const EXTERNAL_HOSTS: ReadonlySet<string> = new Set([
  'esante.gouv.fr',
  'interop.esante.gouv.fr',
  'mos.esante.gouv.fr',
  'www.data.gouv.fr',
  'finess.esante.gouv.fr',
  'annuaire.sante.fr',
  'profiles.ihe.net',
  'creativecommons.org',
]);

export interface WindowSetup {
  /** File of the preload script. */
  readonly preload: string;
  /** File of the icon, for Linux. */
  readonly icon: string;
  readonly isPackaged: boolean;
}

/** What the window is made with; every line of `webPreferences` is a point of Electron's security list. */
export function windowOptions({ preload, icon, isPackaged }: WindowSetup): BrowserWindowConstructorOptions {
  return {
    width: 1280,
    height: 840,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Cercle',
    icon,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      // Chromium would fetch dictionaries from the network.
      spellcheck: false,
      devTools: !isPackaged,
      enableWebSQL: false,
      autoplayPolicy: 'document-user-activation-required',
    },
  };
}

/** Whether a link may be handed to the system: https, no user or port in it, a host of the list. */
export function isExternalAllowed(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password, port } = new URL(url);
  return protocol === 'https:' && username === '' && password === '' && port === '' && EXTERNAL_HOSTS.has(hostname);
}

/** A refused event of navigation. */
interface Preventable {
  preventDefault(): void;
}

type LockableContents = Pick<WebContents, 'setWindowOpenHandler'> & {
  on(event: string, listener: (event: Preventable & { readonly url?: string }) => void): unknown;
};

/** Reloading is the one navigation there is. */
export function preventNavigation(event: Preventable & { readonly url?: string }): void {
  const [address] = (event.url ?? '').split('#');
  if (address !== APP_URL) event.preventDefault();
}

/** The window shows one page and opens no other; links of the list go to the person's browser (design security T7). */
export function lockNavigation(contents: LockableContents, openExternal: (url: string) => Promise<void>): void {
  contents.on('will-navigate', preventNavigation);
  contents.on('will-frame-navigate', preventNavigation);
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isExternalAllowed(url)) void openExternal(url).catch(() => undefined);
    return { action: 'deny' };
  });
}
