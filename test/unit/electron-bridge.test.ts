import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';
import { openKeyProtector } from '../../electron/main/key-protector.ts';
import { createElectronPorts } from '../../electron/main/ports.ts';
import { asChild } from '../../electron/main/utility-child.ts';
import { BRIDGE, CHANNELS } from '../../electron/page/channels.ts';
import { exposeBridge } from '../../electron/preload/bridge.ts';
import type { PreloadElectron } from '../../electron/preload/bridge.ts';
import type { Ports } from '../../electron/services/ports.ts';
import { createElectronStandIn, StandInKeyStore } from '../helpers/electron-stand-in.ts';
import type { ElectronStandIn } from '../helpers/electron-stand-in.ts';

interface Exposed {
  send(request: unknown): Promise<unknown>;
  onEvent(listener: (event: unknown) => void): () => void;
  ticketFor(file: unknown): Promise<unknown>;
}

function expose(): { api: Exposed; name: string; invoked: unknown[][]; ipc: EventEmitter } {
  const ipc = new EventEmitter();
  const invoked: unknown[][] = [];
  const exposed: { name?: string; api?: Exposed } = {};
  exposeBridge({
    contextBridge: { exposeInMainWorld: (name: string, api: unknown) => Object.assign(exposed, { name, api }) },
    ipcRenderer: Object.assign(ipc, { invoke: async (...args: unknown[]) => void invoked.push(args) }),
    webUtils: { getPathForFile: () => '/home/person/a.xml' },
  } as unknown as PreloadElectron);
  assert.ok(exposed.api && exposed.name);
  return { api: exposed.api, name: exposed.name, invoked, ipc };
}

test('given the preload when it exposes its bridge then the page gets exactly three functions', () => {
  const { api, name } = expose();
  assert.equal(name, BRIDGE);
  assert.deepEqual(
    Object.entries(api).map(([key, value]) => [key, typeof value]),
    [
      ['send', 'function'],
      ['onEvent', 'function'],
      ['ticketFor', 'function'],
    ],
  );
});

test('given the bridge when the page uses it then it reaches its own channels only', async () => {
  const { api, invoked } = expose();
  await api.send({ method: 'x' });
  await api.ticketFor({});
  assert.deepEqual(invoked, [
    [CHANNELS.send, { method: 'x' }],
    [CHANNELS.ticket, '/home/person/a.xml'],
  ]);
});

test('given a listener of the page when an event comes then it gets the value without Electron’s event, until it stops', () => {
  const { api, ipc } = expose();
  const heard: unknown[][] = [];
  const stop = api.onEvent((...args: unknown[]) => heard.push(args));
  ipc.emit(CHANNELS.event, { sender: 'secret' }, { type: 'cache.changed' });
  stop();
  ipc.emit(CHANNELS.event, {}, { type: 'cache.changed' });
  assert.deepEqual(heard, [[{ type: 'cache.changed' }]]);
});

function keyStore(set: Partial<StandInKeyStore> = {}): StandInKeyStore {
  return Object.assign(new StandInKeyStore(), set);
}

test('given a system key store when a secret is protected then it comes back as it was, whatever its bytes', async () => {
  const protector = await openKeyProtector(keyStore(), 'linux');
  assert.ok(typeof protector === 'object');
  const secret = Uint8Array.from({ length: 256 }, (_, index) => index);
  const sealed = await protector.protect(secret);
  const opened = await protector.unprotect(sealed);
  assert.deepEqual([...opened.secret], [...secret]);
  assert.equal(opened.mustSealAgain, false);
});

test('given a key store that protects nothing when it is opened then it is refused', async () => {
  assert.equal(await openKeyProtector(keyStore({ isAvailable: false }), 'linux'), 'unavailable');
  assert.equal(await openKeyProtector(keyStore({ isLocked: true }), 'linux'), 'unavailable');
  assert.equal(await openKeyProtector(keyStore({ backend: 'basic_text' }), 'linux'), 'not-protecting');
  assert.equal(await openKeyProtector(keyStore({ backend: 'unknown' }), 'linux'), 'not-protecting');
  // The store says libsecret, and yet seals with the password everybody knows.
  assert.equal(await openKeyProtector(keyStore({ mark: 'v10' }), 'linux'), 'not-protecting');
  assert.ok(typeof (await openKeyProtector(keyStore({ backend: 'unknown', mark: 'v10' }), 'darwin')) === 'object');
});

/** What the services are given of the stand-in's key store. */
function keyProtectorOf(standIn: ElectronStandIn): NonNullable<Ports['keyProtector']> {
  const folders = { dataDirectory: '/data', cacheDirectory: '/cache' };
  const { keyProtector } = createElectronPorts(standIn.module, folders, { entries: new URL('file:///out/main/') });
  assert.ok(keyProtector);
  return keyProtector;
}

test('given the services when nobody asks for the key store then it is left alone, and opened once when they do', async () => {
  const standIn = createElectronStandIn();
  const keyProtector = keyProtectorOf(standIn);
  assert.deepEqual([standIn.keyStore.calls, standIn.app.calls], [[], []]);
  const [first, second] = await Promise.all([keyProtector(), keyProtector()]);
  assert.ok(typeof first === 'object' && first === second && first === (await keyProtector()));
  assert.deepEqual(standIn.app.calls, ['whenReady']);
  assert.deepEqual(standIn.keyStore.calls, ['isAsyncEncryptionAvailable', 'encryptStringAsync']);
  const secret = Buffer.from('s3cret');
  assert.deepEqual(Buffer.from((await first.unprotect(await first.protect(secret))).secret), secret);
});

test('given a locked key store when it is unlocked later then it protects from then on', async () => {
  const standIn = createElectronStandIn();
  const keyProtector = keyProtectorOf(standIn);
  standIn.keyStore.isLocked = true;
  assert.equal(await keyProtector(), 'unavailable');
  standIn.keyStore.isLocked = false;
  assert.ok(typeof (await keyProtector()) === 'object');
});

test('given a utility process when the services use it then it is a child like any other', () => {
  const posted: unknown[] = [];
  const utility = Object.assign(new EventEmitter(), {
    pid: undefined,
    postMessage: (message: unknown) => void posted.push(message),
    kill: () => true,
  });
  const child = asChild(utility as unknown as Parameters<typeof asChild>[0]);
  const heard: unknown[] = [];
  child.on('message', (message) => heard.push(message));
  child.on('exit', (code) => heard.push(code));
  child.on('error', (error) => heard.push(error.message));
  child.send({ type: 'start' });
  utility.emit('message', { type: 'ready' });
  utility.emit('exit', 1);
  utility.emit('error', 'FatalError', 'v8');
  assert.deepEqual(posted, [{ type: 'start' }]);
  assert.deepEqual(heard, [{ type: 'ready' }, 1, 'FatalError at v8']);
  assert.equal(child.kill('SIGKILL'), true);
});
