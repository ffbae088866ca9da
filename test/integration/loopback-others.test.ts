import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { canOpenBrowser, openerOf } from '../../electron/loopback/open-browser.ts';
import { openPage, openSession, startTestLoopback, tokenOf } from '../helpers/loopback-host.ts';
import type { LoopbackTest } from '../helpers/loopback-host.ts';

const NOBODY = 65534;
let host: LoopbackTest;
before(async () => {
  host = await startTestLoopback();
});
after(() => host.dispose());

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** What another user of the computer tries, run as that user: every address without a session, every file by its path. */
const INTRUDER = `
  process.setgid(${NOBODY}); process.setuid(${NOBODY});
  const { readFileSync } = require('node:fs');
  const { origin, files, token } = JSON.parse(process.env.TARGET);
  const calls = [['POST', '/session', { token }], ['POST', '/session', {}], ['POST', '/files'], ['GET', '/files/ticket-' + '0'.repeat(32)], ['GET', '/socket']];
  (async () => {
    const served = [], readable = [];
    for (const [method, path, body] of calls) {
      const headers = { origin, 'content-type': 'application/json', 'x-cercle-file-name': 'a' };
      const answer = await fetch(origin + path, { method, headers, ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }) });
      if (answer.ok) served.push(method + ' ' + path);
    }
    for (const file of files) { try { readFileSync(file); readable.push(file); } catch {} }
    process.stdout.write(JSON.stringify({ uid: process.getuid(), served, readable }));
  })();
`;

test(
  'T4: given another user of the computer when she tries every address and file then none opens',
  { skip: process.getuid?.() !== 0 && 'only root can become another user' },
  async (t) => {
    const secret = await openSession(host);
    const headers = { origin: host.origin, 'x-cercle-session': secret, 'x-cercle-file-name': 'a.xml' };
    await fetch(`${host.origin}/files`, { method: 'POST', headers, body: 'x' });
    const files = filesUnder(join(host.folder, 'cache'));
    const TARGET = JSON.stringify({ origin: host.origin, files, token: 'guessed' });
    const child = spawn(process.execPath, ['-e', INTRUDER], {
      env: { ...process.env, TARGET },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    await once(child, 'close');
    assert.deepEqual(JSON.parse(output), { uid: NOBODY, served: [], readable: [] });
    t.diagnostic(`count: 5 addresses and ${files.length} files tried as another user, 0 open`);
  },
);

test('T4: given the other addresses of this computer when they are called then nothing listens there', async () => {
  const others = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .map(({ address }) => address);
  for (const address of ['127.0.0.2', ...others].filter((each) => each !== '127.0.0.1' && !each.startsWith('fe80'))) {
    const refused = await new Promise<boolean>((resolve) => {
      const socket = connect(host.port, address, () => resolve(false));
      socket.once('error', () => resolve(true));
    });
    assert.ok(refused, address);
  }
});

test('T3: given a used window when everything written is searched then the tokens are only in files of the owner', async (t) => {
  const link = host.createLink();
  const token = tokenOf(link);
  const page = await openPage({ ...host, createLink: () => link });
  page.socket.close();
  const secret = await openSession(host);
  const written = filesUnder(host.folder);
  const linkInFile = tokenOf(/url=([^"]+)"/u.exec(readFileSync(host.linkFile, 'utf8'))?.[1] ?? '');
  let hits = 0;
  for (const file of written) {
    const text = readFileSync(file, 'latin1');
    if (text.includes(token) || text.includes(secret)) hits += 1;
    if (text.includes(linkInFile) && process.platform !== 'win32') assert.equal(statSync(file).mode & 0o077, 0, file);
  }
  assert.equal(hits, 0);
  const visible =
    process.platform === 'linux'
      ? ['cmdline', 'environ'].map((name) => readFileSync(`/proc/self/${name}`, 'latin1'))
      : [];
  for (const text of visible) assert.ok(!text.includes(token) && !text.includes(secret));
  t.diagnostic(`count: ${written.length} files and ${visible.length} process tables searched, 0 hits`);
});

test('T3: given any system when a browser is opened then its arguments hold the path of the file only', () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    const [, args] = openerOf(host.linkFile, platform);
    assert.equal(args.at(-1), host.linkFile);
    assert.ok(!args.join(' ').includes('token'));
  }
});

test('given no terminal, no display or root when a browser could be opened then it is not', () => {
  const seat = { platform: 'linux', env: { DISPLAY: ':0' }, isTerminal: true, isRoot: false } as const;
  assert.equal(canOpenBrowser(seat), true);
  assert.equal(canOpenBrowser({ ...seat, env: { WAYLAND_DISPLAY: 'wayland-0' } }), true);
  assert.equal(canOpenBrowser({ ...seat, env: {} }), false);
  assert.equal(canOpenBrowser({ ...seat, isTerminal: false }), false);
  assert.equal(canOpenBrowser({ ...seat, isRoot: true }), false);
  assert.equal(canOpenBrowser({ ...seat, platform: 'win32', env: {} }), true);
});
