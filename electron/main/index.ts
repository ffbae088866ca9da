import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  protocol,
  safeStorage,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { createServices } from '../services/index.ts';
import { startApplication } from './application.ts';

const electron = {
  ...{ app, BrowserWindow, dialog, ipcMain, Menu, Notification, protocol },
  ...{ safeStorage, session, shell, utilityProcess },
};

// No top-level await: Electron is not ready before this module has been evaluated.
startApplication(electron, { entries: new URL('./', import.meta.url), createServices }).catch((error: unknown) => {
  dialog.showErrorBox('Cercle', error instanceof Error ? error.message : String(error));
  app.exit(1);
});
