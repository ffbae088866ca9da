import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage, openSession, sendRaw, startTestLoopback, tokenOf } from '../helpers/loopback-host.ts';
import type { LoopbackTest, RawAnswer } from '../helpers/loopback-host.ts';

let host: LoopbackTest;
before(async () => {
  host = await startTestLoopback();
});
after(() => host.dispose());

function raw(lines: readonly string[], body = ''): Promise<RawAnswer> {
  return sendRaw(host.port, `${lines.join('\r\n')}\r\n\r\n${body}`);
}

/** Ways to name the host that are not its two names. */
function hostVariants(port: number): readonly string[] {
  const names = ['evil.test', '127.0.0.1.', 'localhost.', '127.0.0.2', '0.0.0.0', '127.1', '2130706433', '0x7f000001']
    .concat([
      '[::1]',
      '[::ffff:127.0.0.1]',
      '::1',
      'LOCALHOST',
      'LocalHost',
      'localhost.evil.test',
      'evil.test.localhost',
    ])
    .concat([
      '127.0.0.1.nip.io',
      'user@127.0.0.1',
      '127.0.0.1@evil.test',
      'user:pw@localhost',
      '127.0.0.1 ',
      '０１27.0.0.1',
    ])
    .concat([
      'xn--lcalhost-3ve',
      '127.0.0.1,evil.test',
      'evil.test,127.0.0.1',
      'localhost localhost',
      'http://127.0.0.1',
    ]);
  const withPort = names.map((name) => `${name}:${port}`);
  return [
    ...withPort,
    '127.0.0.1',
    'localhost',
    '',
    '127.0.0.1:',
    `127.0.0.1:0${port}`,
    `127.0.0.1:${port + 1}`,
    `:${port}`,
  ];
}

test('T1: given forty ways of naming another host when they are asked then none is served', async (t) => {
  const { port } = host;
  const requests = hostVariants(port).map((name) => [['GET / HTTP/1.1', `Host: ${name}`]]);
  const good = `127.0.0.1:${port}`;
  requests.push([['GET / HTTP/1.1']], [['GET / HTTP/1.1', `Host: ${good}`, 'Host: evil.test']]);
  requests.push(
    [['GET / HTTP/1.1', 'Host: evil.test', `Host: ${good}`]],
    [['GET / HTTP/1.1', `Host: ${good}`, `Host: ${good}`]],
  );
  requests.push(
    [[`GET http://evil.test/ HTTP/1.1`, `Host: ${good}`]],
    [[`GET http://${good}/ HTTP/1.1`, `Host: ${good}`]],
  );
  requests.push([[`GET //evil.test/ HTTP/1.1`, `Host: ${good}`]]);
  const answers = await Promise.all(requests.map(([lines = []]) => raw(lines)));
  // A name that is no header at all is refused as a broken request before it is looked at.
  const served = answers.filter(({ status }) => ![421, 403, 400].includes(status));
  assert.deepEqual(served, []);
  assert.ok(requests.length >= 40);
  t.diagnostic(`count: ${requests.length} Host variants, 0 served`);
  for (const name of ['127.0.0.1', 'localhost']) {
    assert.equal((await raw(['GET / HTTP/1.1', `Host: ${name}:${port}`])).status, 200);
  }
});

test('T1: given a rebound name when a socket is opened under it then it is refused', async () => {
  for (const name of hostVariants(host.port)) {
    const answered = await raw(socketLines(name, `http://${name}`));
    assert.notEqual(answered.status, 101, name);
  }
});

function socketLines(name: string, origin: string | undefined, extra: readonly string[] = []): readonly string[] {
  return ['GET /socket HTTP/1.1', `Host: ${name}`, 'Connection: Upgrade', 'Upgrade: websocket']
    .concat(['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='])
    .concat(origin === undefined ? [] : [`Origin: ${origin}`], extra);
}

interface Forged {
  readonly lines: readonly string[];
  readonly body?: string;
}

const FOREIGN_ORIGINS = [
  'null',
  'http://evil.test',
  'https://127.0.0.1',
  'file://',
  'http://127.0.0.1:1',
  'http://localhost.',
];

/** What other pages can make a browser send: forms, images, scripts, fetch without CORS, frames, sockets. */
function forgedRequests(port: number, secret: string, token: string): readonly Forged[] {
  const name = `127.0.0.1:${port}`;
  const body = JSON.stringify({ token });
  const types = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json',
  ];
  const sites = ['cross-site', 'same-site', 'none'];
  const post = (path: string, headers: readonly string[], type: string): Forged => ({
    lines: [
      `POST ${path} HTTP/1.1`,
      `Host: ${name}`,
      `Content-Type: ${type}`,
      `Content-Length: ${body.length}`,
      ...headers,
    ],
    body,
  });
  const get = (path: string, headers: readonly string[]): Forged => ({
    lines: [`GET ${path} HTTP/1.1`, `Host: ${name}`, ...headers],
  });
  const session = `X-Cercle-Session: ${secret}`;
  const forms = types.flatMap((type) =>
    ['/session', '/files', '/'].flatMap((path) => [
      ...FOREIGN_ORIGINS.map((origin) => post(path, [`Origin: ${origin}`, session], type)),
      ...sites.map((site) => post(path, [`Origin: http://${name}`, `Sec-Fetch-Site: ${site}`, session], type)),
      post(path, [session], type),
    ]),
  );
  const loads = ['image', 'script', 'style', 'iframe', 'object', 'embed', 'empty', 'worker', 'audio', 'font'].flatMap(
    (dest) =>
      ['/', '/assets/main.js', '/files/ticket-00'].flatMap((path) =>
        ['cross-site', 'same-site'].map((site) =>
          get(path, [`Sec-Fetch-Site: ${site}`, `Sec-Fetch-Mode: no-cors`, `Sec-Fetch-Dest: ${dest}`, session]),
        ),
      ),
  );
  const frames = ['iframe', 'frame', 'object', 'embed', 'fencedframe'].map((dest) =>
    get('/', ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', `Sec-Fetch-Dest: ${dest}`]),
  );
  const withOrigin = FOREIGN_ORIGINS.flatMap((origin) =>
    ['/', '/assets/main.js', '/files/ticket-00'].map((path) => get(path, [`Origin: ${origin}`, session])),
  );
  const sockets = [...FOREIGN_ORIGINS, undefined].flatMap((origin) =>
    [undefined, ...sites].map((site) => ({
      lines: socketLines(name, origin, site ? [`Sec-Fetch-Site: ${site}`] : []),
    })),
  );
  const methods = ['OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'CONNECT'].map((method) => ({
    lines: [`${method} /files HTTP/1.1`, `Host: ${name}`, `Origin: http://${name}`, session],
  }));
  return [...forms, ...loads, ...frames, ...withOrigin, ...sockets, ...methods];
}

test('T2: given two hundred requests forged by other pages when they come then none changes or gives anything', async (t) => {
  const secret = await openSession(host);
  const link = host.createLink();
  const forged = forgedRequests(host.port, secret, tokenOf(link));
  assert.ok(forged.length >= 200);
  const reachedBefore = host.reached.length;
  for (const { lines, body } of forged) {
    const answered = await raw(lines, body);
    assert.ok(answered.status === 0 || answered.status >= 400, `${answered.status}: ${lines.join(' | ')}`);
    assert.equal(answered.headers.get('access-control-allow-origin'), null);
    assert.equal(answered.headers.get('set-cookie'), null);
  }
  assert.equal(host.reached.length, reachedBefore);
  t.diagnostic(`count: ${forged.length} forged requests, 0 effective`);
  // The link that every forged exchange carried was not used up.
  const page = await openPage({ ...host, createLink: () => link });
  page.socket.close();
});
