import { create } from 'zustand';
import type { SandboxStatus } from '../../../../shared/contract/sandbox.ts';
import { api, onEvent } from '../../../client/index.ts';
import { failureOf } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';

export interface Fault {
  readonly name: string;
  readonly summary: string;
}

interface Sandbox {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly region: SandboxStatus | undefined;
  /** The ways in which it can fail. */
  readonly faults: readonly Fault[];
  readonly failure: Failure | undefined;
  readonly isBusy: boolean;
  load(): Promise<void>;
  /** Does something to the region; what it answers is how the region is now. Gives whether it ended well. */
  act(work: () => Promise<SandboxStatus>): Promise<boolean>;
}

/** The fictional region. */
export const useSandbox = create<Sandbox>((set, get) => {
  let request = 0;
  onEvent(({ type }) => {
    if (type === 'sandbox.ended' && !get().isBusy && get().status !== 'idle') void get().load();
  });
  return {
    status: 'idle',
    region: undefined,
    faults: [],
    failure: undefined,
    isBusy: false,
    async load() {
      request += 1;
      const mine = request;
      if (get().status !== 'ready') set({ status: 'loading' });
      try {
        const [region, faults] = await Promise.all([api.sandbox.status({}), api.sandbox.faults({})]);
        if (mine === request) set({ region, faults, status: 'ready', failure: undefined });
      } catch (error) {
        if (mine === request) set({ status: 'failed', failure: failureOf(error) });
      }
    },
    async act(work) {
      request += 1;
      set({ isBusy: true, failure: undefined });
      try {
        set({ region: await work(), status: 'ready' });
        return true;
      } catch (error) {
        set({ failure: failureOf(error) });
        return false;
      } finally {
        set({ isBusy: false });
      }
    },
  };
});
