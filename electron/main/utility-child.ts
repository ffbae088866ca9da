import type { UtilityProcess } from 'electron';
import type { Child } from '../services/ports.ts';

type Listener = ((message: unknown) => void) & ((code: number | null) => void) & ((error: Error) => void);

/** An Electron utility process as the services know a process of theirs. */
export function asChild(utility: Pick<UtilityProcess, 'pid' | 'postMessage' | 'on' | 'kill'>): Child {
  return {
    get pid() {
      return utility.pid;
    },
    send: (message) => utility.postMessage(message),
    on(event: 'message' | 'exit' | 'error', listener: unknown) {
      const told = listener as Listener;
      if (event === 'message') utility.on('message', (message: unknown) => told(message));
      else if (event === 'exit') utility.on('exit', (code: number) => told(code));
      else utility.on('error', (type, location) => told(new Error(`${type} at ${location}`)));
    },
    kill(signal) {
      // utility.kill() asks politely on POSIX; a process in the middle of SQLite would not hear it.
      if (utility.pid === undefined) return utility.kill();
      try {
        return process.kill(utility.pid, signal);
      } catch {
        return false; // It has ended by itself.
      }
    },
  };
}
