import type { Transport } from '../../shared/contract/client.ts';
import type { GivenFile, HostEvent } from '../../shared/contract/host.ts';
import type { WireEvent } from '../../shared/contract/wire.ts';

export type PageEvent = WireEvent | HostEvent;

/** Whether the host of the window answers: `lost` is tried again, `ended` needs a new link. */
export type LinkState = 'connected' | 'lost' | 'ended';

/** What a window's host carries for its page. */
export interface PageTransport extends Pick<Transport, 'send'> {
  onEvent(listener: (event: PageEvent) => void): () => void;
  onState(listener: (state: LinkState) => void): () => void;
  /**
   * A ticket for a file that the person chose or dropped; in a browser its bytes go to the host first, where files of one
   * `batch` (32 hexadecimal digits) lie side by side.
   */
  ticketFor(file: File, onProgress?: (bytes: number) => void, batch?: string): Promise<GivenFile>;
  /** Gives the person the file written under a save ticket; nothing to do where the host wrote it in its place. */
  deliver(ticket: string, name: string): Promise<void>;
}

/** A set of listeners. */
export function createListeners<T>(): { add(listener: (value: T) => void): () => void; tell(value: T): void } {
  const listeners = new Set<(value: T) => void>();
  return {
    add(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell: (value) => listeners.forEach((listener) => listener(value)),
  };
}
