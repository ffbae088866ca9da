import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { dataFolders } from '../../electron/cli/environment.ts';
import { startApplication } from '../../electron/main/application.ts';
import { answerAppRequest, isAppUrl } from '../../electron/main/app-protocol.ts';
import { isExternalAllowed, isMailAllowed } from '../../electron/main/window.ts';
import { CHANNELS } from '../../electron/page/channels.ts';
import { spoolFolder } from '../../electron/page/spool-folder.ts';
import { createServices } from '../../electron/services/index.ts';
import { COMMANDS } from '../../shared/domain/commands.ts';
import { createElectronStandIn, FROM_PAGE } from '../helpers/electron-stand-in.ts';
import type { ElectronStandIn } from '../helpers/electron-stand-in.ts';

let folder: string;
let electron: ElectronStandIn;
const argv = process.argv;
const spool = (): string => spoolFolder(dataFolders(undefined, process.env).cacheDirectory);
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cercle-electron-'));
  mkdirSync(join(folder, 'out', 'renderer'), { recursive: true });
  writeFileSync(join(folder, 'out', 'renderer', 'index.html'), '<!doctype html><title>Cercle</title>');
  symlinkSync(join(import.meta.dirname, '..', '..', 'resources'), join(folder, 'resources'), 'junction');
  writeFileSync(join(folder, 'extraction.xml'), '<CSD/>');
  process.env.CERCLE_DATA = join(folder, 'data');
  // What a window in a browser left when it was killed, long ago and just now.
  for (const [name, hours] of [
    ['old', 7],
    ['new', 1],
  ] as const) {
    mkdirSync(join(spool(), name), { recursive: true });
    writeFileSync(join(spool(), name, 'extraction.xml'), '<CSD/>');
    const time = new Date(Date.now() - hours * 3_600_000);
    utimesSync(join(spool(), name), time, time);
  }
  electron = createElectronStandIn();
  process.argv = [
    'cercle',
    '--flag',
    join(folder, 'extraction.xml'),
    pathToFileURL(join(folder, 'extraction.xml')).href,
    'notes.txt',
  ];
  await start(electron);
});
after(() => {
  process.argv = argv;
  delete process.env.CERCLE_DATA;
  rmSync(folder, { recursive: true, force: true });
});

function start(standIn: ElectronStandIn): Promise<void> {
  return startApplication(standIn.module, {
    entries: pathToFileURL(join(folder, 'out', 'main') + '/'),
    createServices,
  });
}

function send(standIn: ElectronStandIn, request: unknown, sender = FROM_PAGE): Promise<unknown> {
  return standIn.handlers.get(CHANNELS.send)?.(sender, request) ?? Promise.reject(new Error('no handler'));
}

test('T7: given the window when it is made then Electron’s security list holds', () => {
  const [window] = electron.windows;
  const preferences = window?.options.webPreferences;
  assert.equal(preferences?.contextIsolation, true);
  assert.equal(preferences?.sandbox, true);
  assert.equal(preferences?.nodeIntegration, false);
  assert.equal(preferences?.nodeIntegrationInWorker, false);
  assert.equal(preferences?.nodeIntegrationInSubFrames, false);
  assert.equal(preferences?.webSecurity, true);
  assert.equal(preferences?.allowRunningInsecureContent, false);
  assert.equal(preferences?.experimentalFeatures, false);
  assert.equal(preferences?.enableBlinkFeatures, undefined);
  assert.equal(preferences?.webviewTag, false);
  assert.equal(preferences?.devTools, false);
  assert.equal(preferences?.spellcheck, false);
  assert.equal(window?.url, 'app://cercle/');
  assert.deepEqual(electron.app.calls.slice(0, 2), ['enableSandbox', 'whenReady']);
});

test('T7: given the scheme of the page when it is registered then it has an origin and bypasses no policy', () => {
  const [scheme] = electron.schemes;
  assert.equal(scheme?.scheme, 'app');
  assert.equal(scheme?.privileges?.standard, true);
  assert.equal(scheme?.privileges?.secure, true);
  assert.ok(
    !scheme?.privileges?.bypassCSP && !scheme?.privileges?.allowServiceWorkers && !scheme?.privileges?.corsEnabled,
  );
});

test('T7: given any permission when a page asks or checks then it is denied', () => {
  const { request, check, device, display } = electron.session;
  for (const permission of [
    'geolocation',
    'media',
    'notifications',
    'clipboard-read',
    'openExternal',
    'fullscreen',
    'usb',
  ]) {
    const answers: boolean[] = [];
    request?.(null, permission, (isGranted) => answers.push(isGranted));
    assert.deepEqual(answers, [false], permission);
  }
  assert.equal(check?.(), false);
  assert.equal(device?.(), false);
  const streams: unknown[] = [];
  display?.({}, (given) => streams.push(given));
  assert.deepEqual(streams, [null]);
});

test('T7: given an address outside the page when it is requested then it never leaves', () => {
  const isCancelled = (url: string): boolean => {
    const answers: boolean[] = [];
    electron.session.before?.({ url }, ({ cancel }) => answers.push(cancel));
    return answers[0] ?? false;
  };
  for (const url of [
    'https://evil.test/',
    'http://127.0.0.1:1/',
    'file:///etc/passwd',
    'ws://evil.test',
    'app://evil/',
    'ftp://a/',
  ]) {
    assert.equal(isCancelled(url), true, url);
  }
  assert.equal(isCancelled('app://cercle/assets/main.js'), false);
});

test('T7: given a navigation, a redirect, a webview or a new window when the page tries then it is refused', () => {
  const contents = electron.windows[0]?.webContents;
  const isPrevented = (event: string, url: string): boolean => {
    let prevented = false;
    contents?.emit(event, { url, preventDefault: () => (prevented = true) });
    return prevented;
  };
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
    for (const url of [
      'https://esante.gouv.fr/',
      'file:///etc/passwd',
      'app://cercle/other',
      'app://cercle.evil/',
      'javascript:1',
      'data:text/html,x',
    ]) {
      assert.equal(isPrevented(event, url), true, `${event} ${url}`);
    }
  }
  assert.equal(isPrevented('will-navigate', 'app://cercle/#/explorer'), false);
  const draft = 'mailto:equipe@esante.gouv.fr?subject=ROR&body=Bonjour%0D%0A';
  assert.equal(isPrevented('will-navigate', draft), true);
  assert.deepEqual(contents?.open?.({ url: 'https://esante.gouv.fr/page' }), { action: 'deny' });
  assert.deepEqual(contents?.open?.({ url: 'https://evil.test/' }), { action: 'deny' });
  assert.deepEqual(electron.external, [draft, 'https://esante.gouv.fr/page']);
});

test('T7: given a link when it would leave then only https to known hosts is handed to the system', () => {
  const refused = [
    'http://esante.gouv.fr/',
    'https://esante.gouv.fr.evil.test/',
    'https://evil.test@esante.gouv.fr/',
    'https://esante.gouv.fr:8443/',
  ].concat(['file:///bin/sh', 'smb://esante.gouv.fr/x', 'ms-msdt:/id', 'javascript:alert(1)', 'not a url', 'https://']);
  for (const url of refused) assert.equal(isExternalAllowed(url), false, url);
  assert.equal(isExternalAllowed('https://interop.esante.gouv.fr/terminologies'), true);
});

test('T7: given a draft of a message when it would leave then it holds people, a subject and a text, nothing else', () => {
  const refused = [
    'mailto:a@b.fr?attach=/etc/passwd',
    'mailto:a@b.fr?subject=x&attachment=file:///c:/key.pem',
    'mailto:a@b.fr?bcc=c@d.fr',
    'mailto:a@b.fr?cc=c%20--attach',
    'mailto:a@b.fr%0D%0ABcc:c@d.fr',
    'mailto:--attach',
    'mailto:a@b.fr,',
    'mailto:a@b.fr#x',
    'https://a@b.fr',
    `mailto:a@b.fr?body=${'x'.repeat(3000)}`,
  ];
  for (const url of refused) assert.equal(isMailAllowed(url), false, url);
  for (const url of ['mailto:?subject=x', 'mailto:a.b+c@d-e.fr,f@g.fr?cc=h@i.fr&subject=%C3%A9t%C3%A9&body=%0D%0A'])
    assert.equal(isMailAllowed(url), true, url);
});

test('T7: given a message when it does not come from the page’s main frame then it is refused', async () => {
  const request = { jsonrpc: '2.0', id: '1', method: 'jobs.list', params: {} };
  const senders = [
    { senderFrame: null },
    { senderFrame: { url: 'https://evil.test/', parent: null } },
    { senderFrame: { url: 'app://evil/', parent: null } },
    { senderFrame: { url: 'app://user@cercle/', parent: null } },
    { senderFrame: { url: 'app://cercle/', parent: {} } },
    { senderFrame: { url: 'about:blank', parent: null } },
  ];
  for (const sender of senders) {
    const reply = (await send(electron, request, sender)) as { error?: { code: string } };
    assert.equal(reply.error?.code, 'input.invalid');
    const ticket = (await electron.handlers.get(CHANNELS.ticket)?.(sender, join(folder, 'extraction.xml'))) as {
      error?: object;
    };
    assert.ok(ticket.error);
  }
  assert.deepEqual(await send(electron, request), { jsonrpc: '2.0', id: '1', result: [] });
});

test('given the page’s scheme when paths are asked then only files of the build come, under the policy', async () => {
  const answer = electron.protocols.get('app');
  const shell = answer?.(new Request('app://cercle/'));
  assert.equal(shell?.status, 200);
  assert.match(shell?.headers.get('content-security-policy') ?? '', /default-src 'none'.*connect-src 'self';/u);
  assert.equal(await shell?.text(), '<!doctype html><title>Cercle</title>');
  for (const path of ['/../main/index.js', '/%2e%2e/main/index.js', '/index.html', '/etc/passwd', '/..%5cmain']) {
    assert.equal(answer?.(new Request(`app://cercle${path}`)).status, 404, path);
  }
  assert.equal(answer?.(new Request('app://evil/')).status, 403);
  assert.equal(answerAppRequest(new Map(), { url: 'app://cercle/', method: 'POST' }).status, 405);
  assert.equal(isAppUrl('app://cercle:80/'), false);
});

test('given files among the arguments when the page says hello then it gets their tickets once', async () => {
  const hello = { jsonrpc: '2.0', id: '1', method: 'host.hello', params: { lang: 'en' } };
  const first = (await send(electron, hello)) as {
    result: { files: { name: string; bytes: number }[]; isDemo: boolean };
  };
  assert.equal(first.result.isDemo, false);
  assert.deepEqual(
    first.result.files.map(({ name, bytes }) => [name, bytes]),
    [
      ['extraction.xml', 6],
      ['extraction.xml', 6],
    ],
  );
  const second = (await send(electron, hello)) as { result: { files: unknown[] } };
  assert.deepEqual(second.result.files, []);
});

test('given a second start with a file when the first runs then its window comes forward and the page is told', () => {
  const [window] = electron.windows;
  electron.app.emit('second-instance', {}, [], '/', {
    files: [join(folder, 'extraction.xml'), join(folder, 'absent.xml'), 7],
  });
  assert.deepEqual(window?.calls, ['restore', 'show', 'focus']);
  const told = window?.webContents.sent.at(-1);
  assert.equal(told?.channel, CHANNELS.event);
  assert.deepEqual(Object.keys(told?.value as object), ['type', 'files']);
  assert.equal((told?.value as { files: unknown[] }).files.length, 1);
});

test('given files that a killed window left in the spool when the application starts then the old ones are removed', () => {
  assert.deepEqual(readdirSync(spool()), ['new']);
});

test('given a second start when the lock is taken then it ends without a window', async () => {
  const second = createElectronStandIn();
  second.app.isFirst = false;
  await start(second);
  assert.deepEqual(second.app.calls, ['enableSandbox', 'quit', 'ended']);
  assert.equal(second.windows.length, 0);
});

test('given the languages when the menu is shown then every command of a menu is in it, in that language', () => {
  const shown = (template: readonly { submenu?: unknown }[] = []): string[] =>
    template
      .flatMap(({ submenu }) => (submenu as { label?: string }[]).map(({ label }) => label ?? ''))
      .filter((label) => label !== '');
  const french = shown(electron.menus[0]);
  const english = shown(electron.menus.at(-1));
  for (const command of COMMANDS) {
    assert.ok(french.includes(command.label.fr), command.id);
    assert.ok(english.includes(command.label.en), command.id);
  }
  assert.ok(french.includes('Coller') && english.includes('Paste'));
});

test('given a command of the menu when it is chosen then the page is told', async () => {
  const own = createElectronStandIn();
  await start(own);
  const items = (own.menus[0] ?? []).flatMap(({ submenu }) => submenu as { id?: string; click?: () => void }[]);
  items.find(({ id }) => id === 'go-explorer')?.click?.();
  assert.deepEqual(own.windows[0]?.webContents.sent.at(-1)?.value, { type: 'host.command', command: 'go-explorer' });
});

test('given a page that crashes when it happens again and again then it is reloaded thrice and the person is asked', async () => {
  const own = createElectronStandIn();
  await start(own);
  const contents = own.windows[0]?.webContents;
  contents?.emit('render-process-gone', {}, { reason: 'clean-exit' });
  assert.equal(contents?.reloads, 0);
  for (let time = 0; time < 3; time += 1) contents?.emit('render-process-gone', {}, { reason: 'crashed' });
  assert.equal(contents?.reloads, 3);
  own.button = 0;
  contents?.emit('render-process-gone', {}, { reason: 'oom' });
  await new Promise(setImmediate);
  assert.equal(own.messages.length, 1);
  assert.equal(contents?.reloads, 4);
});

test('given a name when the person saves then the ticket writes where she chose, and giving up is null', async () => {
  const own = createElectronStandIn();
  await start(own);
  const ask = { jsonrpc: '2.0', id: '1', method: 'host.saveTicket', params: { name: 'unités.csv' } };
  assert.deepEqual(await send(own, ask), { jsonrpc: '2.0', id: '1', result: null });
  own.savePath = join(folder, 'saved.csv');
  const reply = (await send(own, ask)) as { result: { ticket: string; name: string } };
  assert.match(reply.result.ticket, /^ticket-[0-9a-f]{32}$/u);
  assert.equal(reply.result.name, 'unités.csv');
});

test('given the last window when it closes then the services end before the process', async () => {
  const own = createElectronStandIn();
  await start(own);
  own.app.emit('window-all-closed');
  while (!own.app.calls.includes('ended')) await new Promise(setImmediate);
  assert.deepEqual(own.app.calls.slice(-3), ['quit', 'quit', 'ended']);
});
