import { create } from 'zustand';
import type { VaultStatus } from '../../../shared/contract/vault.ts';
import { AppError } from '../../../shared/errors.ts';
import { onEvent } from '../../client/index.ts';
import { failureOf } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';
import { api } from '../../client/index.ts';

interface Vault {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly vault: VaultStatus | undefined;
  readonly failure: Failure | undefined;
  /** When the next attempt is allowed, as `performance.now()` tells time; 0 when it is now. */
  readonly waitUntil: number;
  /** The dialog that is open, if one is. */
  readonly dialog: 'create' | 'unlock' | undefined;
  load(): Promise<void>;
  /** Shows the dialog that the state of the vault calls for; resolves when it is closed: whether the vault is then open. */
  open(): Promise<boolean>;
  /** What the services answered to a change of the vault. */
  accept(vault: VaultStatus): void;
  closeDialog(): void;
  lock(): Promise<void>;
}

/** Those who wait for the vault to be opened. */
function createWaiting(): { add(): Promise<boolean>; tell(isOpen: boolean): void } {
  let waiting: ((isOpen: boolean) => void)[] = [];
  return {
    add: () => new Promise((resolve) => void waiting.push(resolve)),
    tell(isOpen) {
      for (const resolve of waiting) resolve(isOpen);
      waiting = [];
    },
  };
}

const CLOSED = { status: 'idle', vault: undefined, failure: undefined, waitUntil: 0, dialog: undefined } as const;

/** The vault: its state, and the dialogs that make and open it. No secret ever stands here. */
export const useVault = create<Vault>((set, get) => {
  let request = 0;
  const waiting = createWaiting();
  const accept = (vault: VaultStatus): void => {
    request += 1;
    set({ vault, status: 'ready', failure: undefined, waitUntil: performance.now() + vault.waitSeconds * 1000 });
  };
  onEvent(({ type }) => {
    // A new key makes the recovery file out of date.
    if ((type === 'vault.changed' || type === 'certificates.changed') && get().status !== 'idle') void get().load();
  });
  return {
    ...CLOSED,
    accept,
    async load() {
      request += 1;
      const mine = request;
      if (get().status !== 'ready') set({ status: 'loading' });
      try {
        const vault = await api.vault.status({});
        if (mine === request) accept(vault);
      } catch (error) {
        if (mine === request) set({ status: 'failed', failure: failureOf(error) });
      }
    },
    async open() {
      await get().load();
      const { vault } = get();
      if (vault === undefined) return false;
      if (vault.state === 'open') return true;
      set({ dialog: vault.state === 'absent' ? 'create' : 'unlock' });
      return waiting.add();
    },
    closeDialog() {
      set({ dialog: undefined });
      waiting.tell(get().vault?.state === 'open');
    },
    lock: async () => accept(await api.vault.lock({})),
  };
});

function needsVault(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'vault.absent' || error.code === 'vault.locked');
}

/**
 * Runs an action that may need the vault: when it is absent or locked, the person makes or opens it and the action runs
 * once more. Gives undefined when the person gives up; throws what the action throws.
 */
export async function withVault<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    if (!needsVault(error)) throw error;
  }
  return (await useVault.getState().open()) ? action() : undefined;
}
