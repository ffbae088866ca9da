import type { CustomScheme } from 'electron';
import type { Assets } from '../page/assets.ts';
import { strictHeaders } from '../page/headers.ts';

export const SCHEME = 'app';
/** The origin of the page in Electron. */
export const APP_ORIGIN = `${SCHEME}://cercle`;
export const APP_URL = `${APP_ORIGIN}/`;

/** A standard, secure scheme: the page has an origin of its own and none of the privileges of `file:`. */
export const APP_SCHEME: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** Custom schemes have the opaque origin `null` in Node's URL, so that protocol and host are compared instead. */
export function isAppUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return `${protocol}//${host}` === APP_ORIGIN && username === '' && password === '';
}

/** Answers a request to `app://cercle/…` from the built page; the same list and policy as the loopback host. */
export function answerAppRequest(assets: Assets, request: Pick<Request, 'url' | 'method'>): Response {
  const headers = { ...strictHeaders() };
  if (!isAppUrl(request.url)) return new Response(null, { status: 403, headers });
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers });
  const asset = assets.get(new URL(request.url).pathname);
  if (asset === undefined) return new Response(null, { status: 404, headers });
  return new Response(request.method === 'HEAD' ? null : asset.body, {
    headers: { ...headers, 'content-type': asset.type },
  });
}
