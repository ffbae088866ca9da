import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What happens to the bytes of one connection on their way from the server; byte numbers are of the raw stream. */
export interface WireFault {
  readonly latencyMs?: number;
  /** The connection ends there. */
  readonly cutAt?: number;
  readonly cutBy?: 'fin' | 'rst';
  /** This byte is changed. */
  readonly damageAt?: number;
  /** Nothing goes through any more from there. */
  readonly muteAt?: number;
  /** Bytes let through at a time. */
  readonly pieces?: number;
}

export interface FaultProxy {
  readonly port: number;
  sockets(): number;
  close(): Promise<void>;
}

function pass(bytes: Buffer, from: number, fault: WireFault, client: Socket): void {
  const { damageAt, cutAt = Infinity, cutBy = 'fin', muteAt = Infinity, pieces = bytes.length } = fault;
  const copy = Buffer.from(bytes);
  if (damageAt !== undefined && damageAt >= from && damageAt < from + copy.length) {
    copy[damageAt - from] = (copy[damageAt - from] ?? 0) ^ 0x55;
  }
  const end = Math.max(0, Math.min(copy.length, cutAt - from, muteAt - from));
  for (let at = 0; at < end && !client.destroyed; at += pieces)
    client.write(copy.subarray(at, Math.min(end, at + pieces)));
  if (cutAt > from + copy.length || client.destroyed) return;
  if (cutBy === 'rst') client.resetAndDestroy();
  else client.end();
}

/** A wire between clients and a server of this computer that fails as it is told, connection after connection. */
export async function faultProxy(target: () => number, next: () => WireFault): Promise<FaultProxy> {
  const open = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => open.delete(socket));
    return socket;
  };
  const server = createServer((client) => {
    keep(client);
    const fault = next();
    const way = keep(connect(target(), '127.0.0.1'));
    let seen = 0;
    client.pipe(way);
    way.on('data', (bytes: Buffer) => {
      const from = seen;
      seen += bytes.length;
      if (fault.latencyMs === undefined) pass(bytes, from, fault, client);
      else setTimeout(() => pass(bytes, from, fault, client), fault.latencyMs);
    });
    way.once('end', () => setTimeout(() => client.end(), fault.latencyMs ?? 0));
    way.once('close', () => setTimeout(() => client.destroy(), (fault.latencyMs ?? 0) + 20));
    client.once('close', () => way.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    port: (server.address() as AddressInfo).port,
    sockets: () => open.size,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
