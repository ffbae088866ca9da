import { request as httpRequest, type ClientRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { fetchError } from './fetch-limits.ts';

const HEADERS = { accept: 'application/pkix-crl, */*', 'accept-encoding': 'identity', 'user-agent': 'Cercle' };

function proxyHeaders(proxy: URL): Record<string, string> {
  if (proxy.username === '') return {};
  const credentials = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` };
}

function proxyAddress(proxy: URL): Pick<RequestOptions, 'host' | 'port'> {
  return { host: proxy.hostname.replace(/^\[(.*)\]$/, '$1'), port: proxy.port === '' ? 80 : Number(proxy.port) };
}

/** Opens a tunnel to `url` through a proxy (RFC 9110 §9.3.6). */
function tunnel(url: URL, proxy: URL, signal: AbortSignal): Promise<Socket> {
  const target = `${url.hostname}:${url.port === '' ? 443 : url.port}`;
  const options = { ...proxyAddress(proxy), method: 'CONNECT', path: target, signal, agent: false as const };
  return new Promise((resolve, reject) => {
    httpRequest({ ...options, headers: { host: target, ...proxyHeaders(proxy) } })
      .once('connect', ({ statusCode = 0 }, socket) => {
        if (statusCode === 200) return resolve(socket as Socket);
        socket.destroy();
        reject(fetchError(url.href, 'proxy', { status: statusCode }));
      })
      .once('response', (response) => {
        response.destroy();
        reject(fetchError(url.href, 'proxy', { status: response.statusCode ?? 0 }));
      })
      .once('error', reject)
      .end();
  });
}

/** A request for `url`, sent when it is ended: direct, or through an HTTP proxy. */
export async function open(url: URL, proxy: URL | undefined, signal: AbortSignal): Promise<ClientRequest> {
  const common = { method: 'GET', signal, agent: false as const, headers: HEADERS };
  if (proxy === undefined) return url.protocol === 'https:' ? httpsRequest(url, common) : httpRequest(url, common);
  if (url.protocol === 'http:') {
    const headers = { ...HEADERS, host: url.host, ...proxyHeaders(proxy) };
    return httpRequest({ ...common, ...proxyAddress(proxy), path: url.href, headers });
  }
  const socket = await tunnel(url, proxy, signal);
  const servername = url.hostname;
  return httpsRequest(url, { ...common, createConnection: () => tlsConnect({ socket, servername }) });
}
