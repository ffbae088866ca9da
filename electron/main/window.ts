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

/** What a draft may hold; some mail programs would attach a file that an address names. */
const MAIL_FIELDS: ReadonlySet<string> = new Set(['subject', 'body', 'cc']);
const MAIL_ADDRESSES = /^(?:[\w.!#$*+/=^`{|}~-]+@[A-Za-z0-9.-]+(?:,(?!$)|$))*$/u;
/** Windows takes no longer address. */
const LONGEST_MAIL = 2083;

/** Whether an address may open a draft in the person's mail program: to people, with a subject and a text, nothing else. */
export function isMailAllowed(url: string): boolean {
  if (url.length > LONGEST_MAIL || !URL.canParse(url)) return false;
  const { protocol, pathname, searchParams, hash } = new URL(url);
  const copies = searchParams.getAll('cc').every((copy) => MAIL_ADDRESSES.test(copy));
  const isPlain = [...searchParams.keys()].every((field) => MAIL_FIELDS.has(field));
  return protocol === 'mailto:' && hash === '' && MAIL_ADDRESSES.test(pathname) && copies && isPlain;
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

/**
 * The window shows one page and opens no other; links of the list go to the person's browser, drafts to her mail
 * program (design security T7).
 */
export function lockNavigation(contents: LockableContents, openExternal: (url: string) => Promise<void>): void {
  contents.on('will-navigate', (event) => {
    preventNavigation(event);
    const { url = '' } = event;
    if (isMailAllowed(url)) void openExternal(url).catch(() => undefined);
  });
  contents.on('will-frame-navigate', preventNavigation);
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isExternalAllowed(url)) void openExternal(url).catch(() => undefined);
    return { action: 'deny' };
  });
}
