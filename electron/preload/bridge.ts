import type { ContextBridge, IpcRenderer, WebUtils } from 'electron';
import { BRIDGE, CHANNELS } from '../page/channels.ts';

/** What of Electron the preload needs. */
export interface PreloadElectron {
  readonly contextBridge: Pick<ContextBridge, 'exposeInMainWorld'>;
  readonly ipcRenderer: Pick<IpcRenderer, 'invoke' | 'on' | 'off'>;
  readonly webUtils: Pick<WebUtils, 'getPathForFile'>;
}

/** What the page gets: three functions, no Electron object. A path goes to the main process and never to the page. */
export function createBridge({ ipcRenderer, webUtils }: PreloadElectron): Readonly<Record<string, unknown>> {
  return {
    send: (request: unknown) => ipcRenderer.invoke(CHANNELS.send, request),
    onEvent: (listener: (event: unknown) => void) => {
      const forward = (_event: unknown, told: unknown): void => listener(told);
      ipcRenderer.on(CHANNELS.event, forward);
      return () => void ipcRenderer.off(CHANNELS.event, forward);
    },
    // Only a file that the person chose or dropped has a path; a file made by a script has none.
    ticketFor: (file: File) => ipcRenderer.invoke(CHANNELS.ticket, webUtils.getPathForFile(file)),
  };
}

export function exposeBridge(electron: PreloadElectron): void {
  electron.contextBridge.exposeInMainWorld(BRIDGE, createBridge(electron));
}
