import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Connections that never showed a session; past this the oldest goes, so that a flood never shuts the door (T5). */
const MOST_UNPROVEN = 256;

export interface Connections {
  /** This connection belongs to the window: it is kept whatever the others do. */
  prove(socket: Socket): void;
  /** Ends every connection at once. */
  destroyAll(): void;
}

/** Watches the connections of a server. */
export function watchConnections(server: Server): Connections {
  const open = new Set<Socket>();
  const unproven = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    unproven.add(socket);
    socket.once('close', () => {
      open.delete(socket);
      unproven.delete(socket);
    });
    const [oldest] = unproven;
    if (unproven.size > MOST_UNPROVEN) oldest?.destroy();
  });
  return {
    prove: (socket) => void unproven.delete(socket),
    destroyAll: () => open.forEach((socket) => socket.destroy()),
  };
}
