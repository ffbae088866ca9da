import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, CustomScheme, MenuItemConstructorOptions } from 'electron';
import type { ElectronModule } from '../../electron/main/electron-module.ts';
import type { IpcSender } from '../../electron/main/ipc-host.ts';

/** A page's contents: what was set on it, and its events. */
export class StandInContents extends EventEmitter {
  readonly sent: { readonly channel: string; readonly value: unknown }[] = [];
  reloads = 0;
  open: ((details: { url: string }) => { action: string }) | undefined;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.open = handler;
  }
  send(channel: string, value: unknown): void {
    this.sent.push({ channel, value });
  }
  reload(): void {
    this.reloads += 1;
  }
}

export class StandInWindow extends EventEmitter {
  static readonly opened: StandInWindow[] = [];
  readonly webContents = new StandInContents();
  readonly calls: string[] = [];
  readonly options: BrowserWindowConstructorOptions;
  url = '';
  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    StandInWindow.opened.push(this);
  }
  loadURL(url: string): Promise<void> {
    this.url = url;
    return Promise.resolve();
  }
  isMinimized(): boolean {
    return true;
  }
  restore(): void {
    this.calls.push('restore');
  }
  show(): void {
    this.calls.push('show');
  }
  focus(): void {
    this.calls.push('focus');
  }
}

type Handler = (event: IpcSender, ...args: unknown[]) => Promise<unknown>;
type PermissionCallback = (isGranted: boolean) => void;

/** What the application set on the session. */
export interface StandInSession {
  request?: (contents: null, permission: string, callback: PermissionCallback) => void;
  check?: () => boolean;
  device?: () => boolean;
  display?: (request: object, callback: (streams: unknown) => void) => void;
  before?: (details: { url: string }, callback: (answer: { cancel: boolean }) => void) => void;
}

class StandInApp extends EventEmitter {
  readonly isPackaged: boolean;
  readonly paths: Record<string, string> = {};
  readonly calls: string[] = [];
  isFirst = true;
  constructor(isPackaged: boolean) {
    super();
    this.isPackaged = isPackaged;
  }
  enableSandbox(): void {
    this.calls.push('enableSandbox');
  }
  setPath(name: string, path: string): void {
    this.paths[name] = path;
  }
  getPath(name: string): string {
    return this.paths[name] ?? `/home/person/${name}`;
  }
  getLocale(): string {
    return 'fr-FR';
  }
  requestSingleInstanceLock(): boolean {
    return this.isFirst;
  }
  whenReady(): Promise<void> {
    this.calls.push('whenReady');
    return Promise.resolve();
  }
  quit(): void {
    this.calls.push('quit');
    let isPrevented = false;
    this.emit('will-quit', { preventDefault: () => (isPrevented = true) });
    if (!isPrevented) this.calls.push('ended');
  }
}

type Backend = 'basic_text' | 'gnome_libsecret' | 'kwallet' | 'kwallet5' | 'kwallet6' | 'unknown';

/** A key store that turns text round; `mark` is how Chromium would start what it sealed. */
export class StandInKeyStore {
  isAvailable = true;
  backend: Backend = 'gnome_libsecret';
  mark = 'v11';
  /** It says that it is there, and is locked. */
  isLocked = false;
  readonly calls: string[] = [];
  async isAsyncEncryptionAvailable(): Promise<boolean> {
    this.calls.push('isAsyncEncryptionAvailable');
    return this.isAvailable;
  }
  getSelectedStorageBackend(): Backend {
    return this.backend;
  }
  async encryptStringAsync(text: string): Promise<Buffer> {
    this.calls.push('encryptStringAsync');
    if (this.isLocked) throw new Error('locked');
    return Buffer.from(this.mark + [...text].reverse().join(''));
  }
  async decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    return { result: [...sealed.toString().slice(this.mark.length)].reverse().join(''), shouldReEncrypt: false };
  }
}

/** A notice of the system: remembered, never shown. */
export class StandInNotification extends EventEmitter {
  static readonly shown: StandInNotification[] = [];
  static isSupported(): boolean {
    return true;
  }
  readonly title: string;
  readonly body: string;
  constructor({ title, body }: { readonly title: string; readonly body: string }) {
    super();
    this.title = title;
    this.body = body;
  }
  show(): void {
    StandInNotification.shown.push(this);
  }
}

/** Stands for the electron module at the border, where its binary is not needed: records what it is told. */
export interface ElectronStandIn {
  readonly module: ElectronModule;
  readonly app: StandInApp;
  readonly schemes: CustomScheme[];
  readonly protocols: Map<string, (request: Request) => Response>;
  readonly handlers: Map<string, Handler>;
  readonly session: StandInSession;
  readonly menus: MenuItemConstructorOptions[][];
  readonly external: string[];
  readonly windows: readonly StandInWindow[];
  /** What the save dialog answers next; empty: the person gives up. */
  savePath: string;
  /** The button pressed in the next message box. */
  button: number;
  readonly messages: string[];
  readonly keyStore: StandInKeyStore;
}

function standInSession(session: StandInSession): object {
  return {
    setPermissionRequestHandler: (handler: StandInSession['request']) => Object.assign(session, { request: handler }),
    setPermissionCheckHandler: (handler: StandInSession['check']) => Object.assign(session, { check: handler }),
    setDevicePermissionHandler: (handler: StandInSession['device']) => Object.assign(session, { device: handler }),
    setDisplayMediaRequestHandler: (handler: StandInSession['display']) => Object.assign(session, { display: handler }),
    webRequest: {
      onBeforeRequest: (handler: StandInSession['before']) => Object.assign(session, { before: handler }),
    },
  };
}

export function createElectronStandIn(isPackaged = true): ElectronStandIn {
  StandInWindow.opened.length = 0;
  const app = new StandInApp(isPackaged);
  const standIn: Omit<ElectronStandIn, 'module'> = {
    ...{ app, schemes: [], protocols: new Map(), handlers: new Map(), session: {}, menus: [], external: [] },
    ...{ windows: StandInWindow.opened, savePath: '', button: 1, messages: [], keyStore: new StandInKeyStore() },
  };
  const module = {
    app,
    BrowserWindow: StandInWindow,
    dialog: {
      showSaveDialog: async () => ({ canceled: standIn.savePath === '', filePath: standIn.savePath }),
      showMessageBox: async (_window: unknown, { message }: { message: string }) => {
        standIn.messages.push(message);
        return { response: standIn.button };
      },
    },
    ipcMain: { handle: (channel: string, handler: Handler) => void standIn.handlers.set(channel, handler) },
    Menu: {
      buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
      setApplicationMenu: (template: MenuItemConstructorOptions[]) => void standIn.menus.push(template),
    },
    Notification: StandInNotification,
    protocol: {
      registerSchemesAsPrivileged: (schemes: CustomScheme[]) => void standIn.schemes.push(...schemes),
      handle: (scheme: string, answer: (request: Request) => Response) => void standIn.protocols.set(scheme, answer),
    },
    safeStorage: standIn.keyStore,
    session: { defaultSession: standInSession(standIn.session) },
    shell: { openExternal: async (url: string) => void standIn.external.push(url) },
    utilityProcess: { fork: () => new EventEmitter() },
  };
  return Object.assign(standIn, { module: module as unknown as ElectronModule });
}

/** A message from the page itself. */
export const FROM_PAGE: IpcSender = { senderFrame: { url: 'app://cercle/#/explorer', parent: null } };
