import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface TunnelProxy {
  readonly port: number;
  /** What the last client said to the proxy itself. */
  head(): string;
  close(): Promise<void>;
}

/** An HTTP proxy that only opens tunnels (CONNECT). */
export async function tunnelProxy(): Promise<TunnelProxy> {
  let head = '';
  const open = new Set<Socket>();
  const server = createServer((client) => {
    open.add(client);
    client.on('error', () => undefined);
    client.once('data', (bytes: Buffer) => {
      head = bytes.toString('latin1');
      const [, port = '0'] = /^CONNECT [^:]+:(\d+)/u.exec(head) ?? [];
      const way = connect(Number(port), '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        way.pipe(client).pipe(way);
      });
      open.add(way);
      way.on('error', () => client.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    port: (server.address() as AddressInfo).port,
    head: () => head,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
