import { create } from 'zustand';
import type { VaultStatus } from '../../../shared/contract/vault.ts';
import { REGION } from '../../../shared/demo/step.ts';
import { api } from '../../client/index.ts';
import { failureOf } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';

/** What the demonstration would find here, and so change. */
export interface Plan {
  readonly vault: VaultStatus['state'];
  readonly isRunning: boolean;
  readonly isKnown: boolean;
  /** Units of the data that would be replaced. */
  readonly held: number | undefined;
}

interface Plans {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly plan: Plan | undefined;
  readonly failure: Failure | undefined;
  /** Looks again; gives what was found. */
  load(): Promise<Plan | undefined>;
}

async function look(): Promise<Plan> {
  const [{ state: vault }, { isRunning }, sources, regions] = await Promise.all([
    api.vault.status({}),
    api.sandbox.status({}),
    api.cache.sources({}),
    api.regions.list({}),
  ]);
  const source = sources.find((one) => one.source === REGION);
  const isKnown = regions.some(({ code }) => code === REGION);
  return { vault, isRunning, isKnown, held: source?.counts.uniteElementaire };
}

/** What is said before the demonstration is started. */
export const usePlan = create<Plans>((set) => ({
  status: 'idle',
  plan: undefined,
  failure: undefined,
  async load() {
    set({ status: 'loading' });
    try {
      const plan = await look();
      set({ status: 'ready', plan, failure: undefined });
      return plan;
    } catch (error) {
      set({ status: 'failed', failure: failureOf(error) });
      return undefined;
    }
  },
}));
