import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { createServer, request, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { after, test } from 'node:test';
import type { FetchOptions } from '../../electron/services/pki/crl/fetch.ts';
import { fetchCrl } from '../../electron/services/pki/crl/fetch.ts';
import { AppError } from '../../shared/errors.ts';
import { der, makeCrl, oid, sequence } from '../helpers/made-crl.ts';

const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const issuer = sequence(der(0x31, sequence(oid(0x55, 4, 3), der(0x0c, Buffer.from('AC Essai')))));
const crl = makeCrl({ key, issuer, thisUpdate: new Date('2026-11-01T00:00:00Z'), number: 1 });

const servers: Server[] = [];
after(() => servers.forEach((server) => server.close()));

async function listening(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const serving = (answer: RequestListener): Promise<string> => listening(createServer(answer));

/** A server that writes these bytes when asked, then ends or stays silent. */
function raw(head: string, body: Buffer, after: 'end' | 'silence' | 'reset'): Promise<string> {
  const answer = (socket: Socket): void => {
    socket
      .on('error', () => undefined)
      .once('data', () => {
        socket.write(Buffer.concat([Buffer.from(head), body]), () => {
          if (after === 'end') socket.end();
          if (after === 'reset') socket.resetAndDestroy();
        });
      });
  };
  return listening(createTcpServer(answer));
}

/** `code reason` of the failure. */
async function failure(url: string, options: FetchOptions = {}): Promise<string> {
  try {
    await fetchCrl(url, options);
    return 'fetched';
  } catch (error) {
    assert.ok(error instanceof AppError, String(error));
    return [error.code, error.detail.values?.['reason']].join(' ').trim();
  }
}

const send = (body: string | Uint8Array) => (_: IncomingMessage, response: ServerResponse) => response.end(body);

test('given a list in DER or in PEM when fetched then its DER comes', async () => {
  const pem = `-----BEGIN X509 CRL-----\n${crl.toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END X509 CRL-----\n`;
  for (const body of [crl, pem]) assert.deepEqual(Buffer.from(await fetchCrl(await serving(send(body)))), crl);
});

test('given an address that is not http when fetched then nothing is asked', async () => {
  for (const url of ['ldap://annuaire.example.fr/cn=x', 'file:///etc/passwd', 'ftp://example.fr/a.crl']) {
    assert.equal(await failure(url), 'certificate.fetch scheme');
  }
  assert.equal(await failure('pas une adresse'), 'certificate.fetch address');
  assert.equal(await failure('http://nom:secret@127.0.0.1/a.crl'), 'certificate.fetch address');
});

test('given redirections when fetched then three are followed, to http only', async () => {
  const to = (location: string) => (_: IncomingMessage, response: ServerResponse) => {
    response.writeHead(302, { location }).end();
  };
  let url = await serving(send(crl));
  for (let hop = 0; hop < 3; hop += 1) url = await serving(to(url));
  assert.deepEqual(Buffer.from(await fetchCrl(url)), crl);
  assert.equal(await failure(await serving(to(url))), 'certificate.fetch redirects');
  assert.equal(await failure(await serving(to('file:///etc/passwd'))), 'certificate.fetch redirect-scheme');
  assert.equal(await failure(await serving(to('ftp://127.0.0.1/a.crl'))), 'certificate.fetch redirect-scheme');
});

test('given an answer that is not a list when fetched then its status or its content is told', async () => {
  const missing = await serving((_, response) => void response.writeHead(404).end('absent'));
  assert.equal(await failure(missing), 'certificate.fetch status');
  assert.match(await failure(await serving(send('<html>Connexion</html>'))), /^certificate\.crl /);
  assert.match(await failure(await serving(send(''))), /^certificate\.crl /);
  const packed = await serving((_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(crl));
  assert.equal(await failure(packed), 'certificate.fetch encoding');
});

test('given an answer that is cut when fetched then it is not a list', async () => {
  const half = crl.subarray(0, crl.length / 2);
  const sized = `HTTP/1.1 200 OK\r\nContent-Length: ${crl.length}\r\n\r\n`;
  const unsized = 'HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n';
  assert.equal(await failure(await raw(sized, half, 'end')), 'certificate.fetch cut');
  assert.equal(await failure(await raw(sized, half, 'reset')), 'certificate.fetch cut');
  assert.equal(await failure(await raw(unsized, half, 'end')), 'certificate.crl truncated');
  assert.equal(await failure(await raw('', Buffer.alloc(0), 'reset')), 'certificate.fetch network');
});

test('given a server too slow or silent when fetched then a limit of time ends it', async () => {
  const head = 'HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n';
  const silent = await raw('', Buffer.alloc(0), 'silence');
  const dripping = await raw(head, crl.subarray(0, 3), 'silence');
  assert.equal(await failure(silent, { limits: { firstByte: 50 } }), 'certificate.fetch first-byte');
  assert.equal(await failure(silent, { limits: { total: 50 } }), 'certificate.fetch deadline');
  assert.equal(await failure(dripping, { limits: { window: 50 } }), 'certificate.fetch slow');
  assert.equal(await failure(dripping, { limits: { total: 50 } }), 'certificate.fetch deadline');
});

test('given an answer too large when fetched then it stops at the limit, announced or not', async () => {
  const announced = await raw('HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n', crl, 'silence');
  const endless = await serving((_, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536)));
    };
    response.on('drain', more).on('error', () => undefined);
    more();
  });
  assert.equal(await failure(announced), 'certificate.fetch too-large');
  assert.equal(await failure(endless, { limits: { size: 1024 * 1024 } }), 'certificate.fetch too-large');
});

test('given a download that is cancelled when under way then it ends as cancelled', async () => {
  const stop = new AbortController();
  const silent = await serving(() => stop.abort());
  assert.equal(await failure(silent, { signal: stop.signal }), 'cancelled');
  assert.equal(await failure(silent, { signal: AbortSignal.abort() }), 'cancelled');
});

test('given a closed port when fetched then the network is told', async () => {
  const server = createServer();
  const url = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  assert.equal(await failure(url), 'certificate.fetch network');
});

test('given a proxy when fetched then it is asked, with its password, and told when it refuses', async () => {
  const seen: (string | undefined)[] = [];
  const origin = await serving(send(crl));
  const proxy = createServer((incoming, response) => {
    seen.push(incoming.url, incoming.headers['proxy-authorization']);
    request(incoming.url ?? '', (answer) => answer.pipe(response)).end();
  });
  proxy.on('connect', (incoming: IncomingMessage, socket: Socket) => {
    seen.push(incoming.url);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  const address = (await listening(proxy)).replace('http://', 'http://nom:secret@');
  assert.deepEqual(Buffer.from(await fetchCrl(`${origin}/a.crl`, { proxy: address })), crl);
  assert.equal(await failure('https://crl.example.fr/a.crl', { proxy: address }), 'certificate.fetch proxy');
  const basic = `Basic ${Buffer.from('nom:secret').toString('base64')}`;
  assert.deepEqual(seen, [`${origin}/a.crl`, basic, 'crl.example.fr:443']);
  assert.equal(await failure(origin, { proxy: 'socks5://127.0.0.1:1080' }), 'certificate.fetch proxy');
});
