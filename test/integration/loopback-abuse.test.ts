import assert from 'node:assert/strict';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { after, before, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { OUTSIDE, openPage, sendRaw, startTestLoopback, tradeToken } from '../helpers/loopback-host.ts';
import type { LoopbackTest } from '../helpers/loopback-host.ts';

const isTorture = process.env.CERCLE_TORTURE === '1';
let host: LoopbackTest;
before(async () => {
  host = await startTestLoopback();
});
after(() => host.dispose());

function usedMemory(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed + process.memoryUsage().external;
}

async function answersStill(): Promise<number> {
  const started = performance.now();
  const page = await openPage(host);
  await page.ask({ id: '1', method: 'cache.sources', params: {} });
  page.socket.close();
  return performance.now() - started;
}

test('T5: given thousands of wrong tokens when they are tried then none opens and the window still answers', async (t) => {
  const count = isTorture ? 10_000 : 500;
  const before = usedMemory();
  let limited = 0;
  for (let tried = 0; tried < count; tried += 50) {
    const batch = Array.from({ length: 50 }, async (_, index) => {
      const answered = await tradeToken(host.origin, `wrong-${tried}-${index}`);
      await answered.arrayBuffer();
      return answered.status;
    });
    for (const status of await Promise.all(batch)) {
      assert.ok(status === 401 || status === 429, String(status));
      if (status === 429) limited += 1;
    }
  }
  assert.ok(limited >= count - 100, `${limited} of ${count} were slowed down`);
  const waited = await answersStill();
  const growth = (usedMemory() - before) / 1e6;
  t.diagnostic(
    `count: ${count} wrong tokens, ${limited} slowed down, memory ${growth.toFixed(1)} MB, then ${waited.toFixed(0)} ms`,
  );
  if (isTorture) {
    assert.ok(growth < 20, `memory grew by ${growth} MB`);
    assert.ok(waited < 200, `answered after ${waited} ms`);
  }
});

test('T5: given hundreds of connections that say nothing when the window asks then it is answered, and they go', async (t) => {
  const count = isTorture ? 500 : 50;
  const starts = ['', 'GET / HTTP/1.1\r\n', `GET / HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nX-Slow: `, 'G'];
  const idle: Socket[] = [];
  const gone: Promise<void>[] = [];
  for (let index = 0; index < count; index += 1) {
    const socket = connect(host.port, '127.0.0.1', () => socket.write(starts[index % starts.length] ?? ''));
    socket.on('error', () => undefined);
    socket.resume();
    idle.push(socket);
    gone.push(new Promise((resolve) => socket.once('close', () => resolve())));
  }
  await answersStill();
  await Promise.all(gone);
  t.diagnostic(`count: ${count} idle connections, all ended by the host`);
});

test('T5: given a JSON body over one megabyte when it is sent then the answer is 413', async () => {
  const origin = host.origin;
  const headers = { origin, 'content-type': 'application/json' };
  const announced = await fetch(`${origin}/session`, { method: 'POST', headers, body: 'x'.repeat(1_000_001) });
  assert.equal(announced.status, 413);
  const head = `POST /session HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nOrigin: ${origin}\r\nContent-Type: application/json\r\n`;
  const chunk = `FFFF\r\n${'x'.repeat(0xffff)}\r\n`;
  const streamed = await sendRaw(host.port, `${head}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(16)}`);
  assert.equal(streamed.status, 413);
});

test('T5: given a message over one megabyte when it comes by the socket then it is cut', async () => {
  const page = await openPage(host);
  page.socket.send(JSON.stringify({ jsonrpc: '2.0', id: '1', method: 'a', params: 'x'.repeat(1_000_000) }));
  assert.equal(await page.closed(), 1009);
});

test('T5: given a page that asks without end when it reads nothing then the host stops reading it, and all is answered', async () => {
  const page = await openPage(host);
  const count = 200;
  for (let index = 0; index < count; index += 1) {
    page.socket.send(JSON.stringify({ jsonrpc: '2.0', id: String(index), method: 'a', params: 'x'.repeat(100_000) }));
  }
  const ids = new Set<string>();
  while (ids.size < count) ids.add(((await page.next()) as { id: string }).id);
  assert.equal(ids.size, count);
  page.socket.close();
});

/** A hundred ways of writing a path that leaves the page's folder. */
function traversals(): readonly string[] {
  const ups = [
    '../',
    '..%2f',
    '..%2F',
    '%2e%2e/',
    '%2e%2e%2f',
    '..\\',
    '..%5c',
    '%252e%252e%252f',
    '..%c0%af',
    '..%ef%bc%8f',
  ].concat(['....//', '..;/', '%u002e%u002e/', '.%2e/', '..%00/', '..%0d%0a/']);
  const targets = ['secret.html', 'secret.html%00.js', 'secret.html?x=/assets/main.js', 'cache/window'];
  const starts = ['/', '/assets/'];
  const made = starts.flatMap((start) =>
    ups.flatMap((up) => targets.map((target) => start + up.repeat(start.split('/').length - 1) + target)),
  );
  const absolute = [
    '/etc/passwd',
    '/%2fetc%2fpasswd',
    '/C:%5cWindows%5cwin.ini',
    '/%5c%5cserver%5cshare',
    '/file:///etc/passwd',
  ]
    .concat([
      '/assets',
      '/assets/',
      '/assets/.',
      '/assets/main.js.map',
      '/assets/main.js%20',
      '/assets//main.js',
      '/index.html/..',
    ])
    .concat([
      '/assets/main.js/',
      '/ASSETS/MAIN.JS',
      '/assets/main%2ejs',
      '/__proto__',
      '/constructor',
      '/.env',
      '/assets/main.js::$DATA',
    ]);
  return [...made, ...absolute];
}

test('T6: given a hundred spellings of a path outside when they are asked then none is served', async (t) => {
  const paths = traversals();
  assert.ok(paths.length >= 100);
  for (const path of paths) {
    const answered = await sendRaw(host.port, `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\n\r\n`);
    assert.ok(answered.status >= 400, `${path}: ${answered.status}`);
    assert.ok(!answered.body.includes(OUTSIDE));
  }
  t.diagnostic(`count: ${paths.length} path spellings, 0 served`);
});

test('T6: given every kind of answer when it comes then it carries the strict headers', async () => {
  const name = `Host: 127.0.0.1:${host.port}`;
  const origin = `Origin: ${host.origin}`;
  const upgrade =
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
  const requests: Readonly<Record<string, string>> = {
    200: `GET / HTTP/1.1\r\n${name}`,
    400: 'nonsense',
    401: `POST /files HTTP/1.1\r\n${name}\r\n${origin}`,
    403: `POST /files HTTP/1.1\r\n${name}`,
    404: `GET /nothing HTTP/1.1\r\n${name}`,
    405: `PUT /files HTTP/1.1\r\n${name}\r\n${origin}`,
    415: `POST /session HTTP/1.1\r\n${name}\r\n${origin}`,
    417: `GET / HTTP/1.1\r\n${name}\r\nExpect: miracles`,
    421: 'GET / HTTP/1.1\r\nHost: evil.test',
    431: `GET / HTTP/1.1\r\n${name}\r\nX: ${'x'.repeat(20_000)}`,
    101: `GET /socket HTTP/1.1\r\n${name}\r\n${origin}\r\n${upgrade}`,
  };
  for (const [status, request] of Object.entries(requests)) {
    const { status: got, headers } = await sendRaw(host.port, `${request}\r\n\r\n`);
    assert.equal(got, Number(status));
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'.*frame-ancestors 'none'/u, status);
    assert.doesNotMatch(policy, /unsafe|\*|https?:/u);
    assert.equal(headers.get('x-content-type-options')?.trim(), 'nosniff', status);
    assert.equal(headers.get('referrer-policy')?.trim(), 'no-referrer', status);
    assert.equal(headers.get('cache-control')?.trim(), 'no-store', status);
    assert.equal(headers.get('cross-origin-opener-policy')?.trim(), 'same-origin', status);
    assert.equal(headers.get('x-powered-by'), null);
  }
});
