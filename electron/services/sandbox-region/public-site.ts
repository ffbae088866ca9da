import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { readState, writePrivate } from './private-files.ts';

/** Where the authorities publish their lists and certificates: plain HTTP on the loopback, as lists are published. */
export interface PublicSite {
  /** With its last slash. */
  readonly url: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = { crl: 'application/pkix-crl', cer: 'application/pkix-cert' };

/**
 * Opens the site on the port of the start before when it is free: certificates name it for years. `find` gives the DER of a
 * name.
 */
export async function openPublicSite(
  folder: string,
  find: (name: string) => Uint8Array | undefined,
): Promise<PublicSite> {
  const file = join(folder, 'public.json');
  const kept = z.object({ port: z.number().int().min(1).max(65_535) }).safeParse(readState(file));
  const server = createServer((request, response) => {
    const [, folderName, name = ''] = (request.url ?? '').split('/');
    const der = folderName === 'CRL' || folderName === 'PC' ? find(name) : undefined;
    if (der === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[name.slice(-3)] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': der.length });
    response.end(request.method === 'HEAD' ? undefined : der);
  });
  const isKept = kept.success && (await listen(server, kept.data.port));
  if (!isKept) await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  writePrivate(file, JSON.stringify({ port }));
  return {
    url: `http://127.0.0.1:${String(port)}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Whether the port could be taken. */
function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const fail = (): void => resolve(false);
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      resolve(true);
    });
  });
}
