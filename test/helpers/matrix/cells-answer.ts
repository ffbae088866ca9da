import { gzipSync } from 'node:zlib';
import type { MtlsRequest } from '../../../electron/services/mtls/request.ts';
import type { Cause } from '../../../shared/domain/exchange/cause.ts';
import { answer, type Behaviour, cutAt, drips, endBy, says, silent, tcpFaults, tlsFaults } from '../fault-server.ts';
import type { MtlsPki } from '../mtls-pki.ts';
import { cell, VERSIONS, type Cell, type Version } from './cell.ts';
import { freePort, nginx } from './servers.ts';

const CONTENT = `<CSD>${'<organization/>'.repeat(2000)}</CSD>`;
const whole = (framing: 'length' | 'chunked' | 'close'): Buffer => answer(CONTENT, framing);
const page = (status: string, headers: Readonly<Record<string, string>> = {}): Behaviour =>
  says(answer('<html><body>page</body></html>', 'length', headers, status));
const compressed = (content: Buffer): Behaviour => says(answer(content, 'length', { 'content-encoding': 'gzip' }));
const raw = (text: string): Behaviour => says(Buffer.from(text));

type Row = readonly [
  row: string,
  expected: Cause | 'ok',
  behaviour: Behaviour,
  limits?: Partial<MtlsRequest['limits']>,
];

const SHORT = { firstByteMs: 400, minimumRate: { bytes: 1000, overMs: 400 }, totalMs: 3000 };
const gzip = gzipSync(CONTENT);

/** design security §4 (the rows about answers), §0.2, T13–T16; issue, success only if whole. */
const ROWS: readonly Row[] = [
  ['whole answer, with its length', 'ok', says(whole('length'))],
  ['whole answer, in chunks', 'ok', says(whole('chunked'))],
  ['whole answer, up to the end of the connection', 'ok', says(whole('close'))],
  ['whole answer, compressed', 'ok', compressed(gzip)],
  ['RST after request', 'answer-cut', (socket) => endBy(socket, 'rst')],
  ['FIN after request', 'answer-cut', (socket) => endBy(socket, 'fin')],
  ['RST in mid body', 'answer-cut', cutAt(whole('length'), 9000, 'rst')],
  ['truncated, with a length, FIN', 'answer-cut', cutAt(whole('length'), 9000, 'fin')],
  ['truncated, with a length, TLS closed', 'answer-cut', cutAt(whole('length'), 9000, 'notify')],
  ['truncated, in chunks', 'answer-cut', cutAt(whole('chunked'), 9000, 'fin')],
  ['truncated, no length', 'answer-cut', cutAt(whole('close'), 9000, 'fin')],
  ['cut in the head', 'answer-cut', cutAt(whole('length'), 20, 'fin')],
  ['no answer at all', 'answer-slow', silent, SHORT],
  ['slow headers', 'answer-slow', drips(whole('length'), 1, 30), SHORT],
  ['drip body', 'answer-slow', drips(whole('length'), 200, 150), { ...SHORT, firstByteMs: 3000 }],
  [
    'overall deadline',
    'deadline',
    drips(whole('length'), 400, 50),
    { totalMs: 700, minimumRate: { bytes: 1, overMs: 600 } },
  ],
  ['header > 16 KB', 'headers-too-large', says(answer('x', 'length', { 'x-long': 'a'.repeat(20_000) }))],
  ['not HTTP', 'http-malformed', raw('220 mail.example.fr ESMTP\r\n')],
  [
    'Content-Length and Transfer-Encoding',
    'http-malformed',
    raw('HTTP/1.1 200 OK\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n'),
  ],
  ['bad chunk', 'http-malformed', raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nabcde\r\n0\r\n\r\n')],
  [
    'gzip broken',
    'answer-compressed-badly',
    compressed(Buffer.concat([gzip.subarray(0, 60), Buffer.alloc(80, 7), gzip.subarray(140)])),
  ],
  ['gzip cut', 'answer-compressed-badly', compressed(gzip.subarray(0, gzip.length - 20))],
  ['gzip too large', 'answer-too-large', compressed(gzipSync(Buffer.alloc(30 * 1024 * 1024)))],
  ['answer too large', 'answer-too-large', says(whole('length')), { maxBytes: 10_000 }],
  [
    'a coding that was not asked for',
    'answer-compressed-badly',
    says(answer('x', 'length', { 'content-encoding': 'br' })),
  ],
  ['redirection', 'redirect-refused', page('302 Found', { location: 'http://127.0.0.1:9/autre' })],
  ['400 of the application', 'http-bad-request', page('400 Bad Request')],
  ['401', 'http-unauthorized', page('401 Unauthorized')],
  ['404', 'http-not-found', page('404 Not Found')],
  ['418', 'http-other', page('418 Other')],
  ['500', 'http-server-error', page('500 Internal Server Error')],
  ['502', 'http-unavailable', page('502 Bad Gateway')],
  ['503', 'http-unavailable', page('503 Service Unavailable', { 'retry-after': '60' })],
  ['200 with an empty body', 'answer-empty', says(answer(''))],
  ['200 with the request echoed', 'answer-echoed', says(answer('<demande/>'))],
  ['200 with a page', 'answer-not-xml', says(answer('Bonjour', 'length', { 'content-type': 'text/html' }))],
  ['200 with other XML', 'answer-not-csd', says(answer('<html></html>'))],
];

function rowCells(version: Version): readonly Cell[] {
  return ROWS.map(([row, expected, behaviour, limits]) =>
    cell(row, 'node', version, [expected], {
      ...{
        source: 'security §4',
        key: `answer ${version} ${row}`,
        start: (pki) => tlsFaults(pki, behaviour, { version }),
      },
      ...(limits === undefined
        ? {}
        : {
            request: (pki) => ({
              limits: { ...QUICK_LIMITS, ...limits },
              identity: pki.identity('good', 'client-inter'),
            }),
          }),
    }),
  );
}

const QUICK_LIMITS: MtlsRequest['limits'] = {
  ...{ connectMs: 3000, handshakeMs: 3000, firstByteMs: 3000, totalMs: 10_000 },
  ...{ minimumRate: { bytes: 1024, overMs: 1500 }, maxBytes: 64 * 1024 * 1024, maxHeaderBytes: 16 * 1024 },
};

function nginxCells(version: Version): readonly Cell[] {
  const start = (locations: string) => (pki: MtlsPki) =>
    nginx(pki, { version, accepts: ['client-root', 'client-inter'] }, locations);
  const path = (port: number): string => `https://localhost:${port}/autre`;
  return (
    [
      ['application behind is down', 'http-unavailable', 'location /autre { proxy_pass http://127.0.0.1:9; }'],
      ['redirection', 'redirect-refused', 'location /autre { return 301 http://127.0.0.1:9/; }'],
      ['404', 'http-not-found', 'location /autre { return 404; }'],
      ['503', 'http-unavailable', 'location /autre { return 503; }'],
    ] as const
  ).map(([row, expected, locations]) =>
    cell(row, 'nginx', version, [expected], {
      ...{ source: 'CSD §7', key: `nginx ${version} ${row}`, start: start(locations), url: path },
    }),
  );
}

/** Before the server: the proxy, the vault, the key, the address. */
function localCells(): readonly Cell[] {
  const good = (pki: MtlsPki) => tlsFaults(pki, says(answer('<CSD></CSD>')));
  const proxied = (answered: string): Pick<Cell, 'key' | 'start' | 'request' | 'url'> => ({
    key: `proxy ${answered}`,
    start: () => tcpFaults((socket) => socket.once('data', () => socket.end(answered))),
    url: () => 'https://localhost:9/csd',
  });
  const through = (row: string, expected: Cause, answered: string): Cell => ({
    ...cell(row, 'network', null, [expected], proxied(answered)),
    request: () => ({ proxy: { host: '127.0.0.1', port: 0 } }),
  });
  return [
    through('proxy refuses', 'proxy-refused', 'HTTP/1.1 403 Forbidden\r\n\r\n'),
    through('proxy asks for credentials', 'proxy-authentication', 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'),
    cell('proxy unreachable', 'network', null, ['proxy-unreachable'], {
      ...{
        source: 'issue',
        key: 'proxy-none',
        start: async () => ({ port: await freePort(), close: () => Promise.resolve() }),
      },
      ...{ request: () => ({ proxy: { host: '127.0.0.1', port: 0 } }), url: () => 'https://localhost:9/csd' },
    }),
    cell('address in http://', 'network', null, ['tls-required'], {
      ...{ source: 'issue', key: 'local', start: good, url: (port) => `http://localhost:${port}/csd` },
    }),
    cell('key does not match certificate', 'node', null, ['client-key-mismatch'], {
      ...{ key: 'local', start: good },
      request: (pki) => ({ identity: { ...pki.identity('good', 'client-inter'), key: pki.get('unlisted').key } }),
    }),
    cell('vault locked', 'node', null, ['vault-locked'], {
      ...{ source: 'issue', key: 'local', start: good },
      request: (pki) => ({ identity: { ...pki.identity('good', 'client-inter'), key: null } }),
    }),
    cell('cancelled', 'node', null, ['cancelled'], {
      source: 'issue',
      key: 'mute',
      start: (pki) => tlsFaults(pki, silent),
      cancelAfter: 60,
    }),
    cell('403, no certificate asked', 'node', null, ['http-forbidden'], {
      ...{ key: 'forbidden', start: (pki) => tlsFaults(pki, page('403 Forbidden'), { requestCert: false }) },
    }),
  ];
}

export function answerCells(): readonly Cell[] {
  return [...VERSIONS.flatMap((version) => [...rowCells(version), ...nginxCells(version)]), ...localCells()];
}
