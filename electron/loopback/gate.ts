import type { IncomingMessage } from 'node:http';

/** Why a request goes no further, as its HTTP status. */
export type Refusal = 403 | 421;

/** The names by which the host answers; any other is a rebound name (design security T1). */
export function ownHosts(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

/** Values of a header as sent; Node's own view keeps only the first of a duplicated Host. */
function valuesOf(request: IncomingMessage, name: string): readonly string[] {
  const { rawHeaders } = request;
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}

/** Refuses what was not addressed to this host by exactly one of its names, and targets that are not a plain path. */
export function refuseHost(request: IncomingMessage, port: number): Refusal | undefined {
  const [host = '', ...others] = valuesOf(request, 'host');
  if (others.length > 0 || !ownHosts(port).includes(host)) return 421;
  const target = request.url ?? '';
  return target.startsWith('/') && !target.startsWith('//') ? undefined : 421;
}

/** A person typed the address or followed a link: the only request that may come from elsewhere. */
export function isTopLevelGet(request: IncomingMessage): boolean {
  const { 'sec-fetch-mode': mode, 'sec-fetch-dest': destination, origin } = request.headers;
  if (request.method !== 'GET' || origin !== undefined) return false;
  // Browsers without Fetch Metadata send neither header.
  return (mode ?? 'navigate') === 'navigate' && (destination ?? 'document') === 'document';
}

/**
 * Refuses what another page sent (design security T2). Requests that change something, or open a socket, must carry our
 * own Origin; the others may leave it out, as browsers do within an origin.
 */
export function refuseOrigin(request: IncomingMessage, mustCarryOrigin: boolean): Refusal | undefined {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return 403;
  const origins = valuesOf(request, 'origin');
  if (origins.length === 0) return mustCarryOrigin ? 403 : undefined;
  return origins.length === 1 && origins[0] === `http://${request.headers.host ?? ''}` ? undefined : 403;
}
