import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ServedWindow } from './served-window.ts';
import type { FromWindows, ToWindows } from './window-process.ts';

const ENTRY = join(import.meta.dirname, 'window-process.ts');

/** Serves windows one after the other from one process, which spares the start of one for each. */
export interface WindowHost {
  /** Whether its process still runs. */
  isAlive(): boolean;
  /** Serves the window over a data folder; the one before must have been stopped. Its `printed` is empty. */
  serve(dataFolder: string): Promise<ServedWindow>;
  close(): Promise<void>;
}

export function startWindowHost(): WindowHost {
  const child = fork(ENTRY, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const ask = (request: ToWindows): Promise<FromWindows> =>
    new Promise((resolve, reject) => {
      child.once('message', (told) => resolve(told as FromWindows));
      void ended.then(([code]) => reject(new Error(`The process of the windows ended: ${code ?? 'killed'}`)));
      child.send(request);
    });
  return {
    isAlive: () => child.connected,
    async serve(dataFolder) {
      const { ready, failed = 'ended at once' } = await ask({ data: dataFolder });
      if (ready === undefined) throw new Error(`The window was not served: ${failed}`);
      const { address, linkFile } = ready;
      return {
        ...{ link: address, linkFile, origin: new URL(address).origin, pid: child.pid ?? 0 },
        printed: () => '',
        async stop() {
          if (!child.connected) return child.exitCode;
          const { failed: why } = await ask({});
          if (why !== undefined) throw new Error(`The window did not end: ${why}`);
          return 0;
        },
      };
    },
    async close() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
