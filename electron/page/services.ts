import type { WireEvent } from '../../shared/contract/wire.ts';
import type { Dispatch } from '../services/dispatch.ts';
import type { Tickets } from '../services/tickets.ts';

/** What a window's host needs of the services. */
export interface WindowServices {
  readonly dispatch: Dispatch;
  readonly tickets: Tickets;
  /** Gives back the function that stops listening. */
  onEvent(listener: (event: WireEvent) => void): () => void;
}
