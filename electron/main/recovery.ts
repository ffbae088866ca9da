import type { RenderProcessGoneDetails } from 'electron';

/** Reloads within the window of time; one more crash and the person is asked. */
export const MOST_RELOADS = 3;
export const WITHIN_MS = 60_000;

export interface Recovery {
  reload(): void;
  /** Asks the person whether to try again or to quit. */
  ask(reason: string): void;
  now(): number;
}

/**
 * Decides what follows the end of the page's process: it is reloaded, since everything that counts is in the services;
 * a page that keeps crashing is not reloaded for ever.
 */
export function createRecovery({
  reload,
  ask,
  now,
}: Recovery): (details: Pick<RenderProcessGoneDetails, 'reason'>) => void {
  let crashes: number[] = [];
  return ({ reason }) => {
    if (reason === 'clean-exit') return;
    crashes = [...crashes.filter((at) => now() - at < WITHIN_MS), now()];
    if (crashes.length <= MOST_RELOADS) return reload();
    crashes = [];
    ask(reason);
  };
}
