import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { exposeBridge } from './bridge.ts';

exposeBridge({ contextBridge, ipcRenderer, webUtils });
