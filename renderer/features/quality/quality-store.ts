import { create } from 'zustand';
import type { MutedRule } from '../../../shared/contract/workspace.ts';
import { SEVERITIES } from '../../../shared/domain/ror/finding.ts';
import { api, onEvent } from '../../client/index.ts';
import { failureOf } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';
import type { CountsBySeverity } from './summary.ts';

interface Quality {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly failure: Failure | undefined;
  /** Undefined: every source. */
  readonly source: string | undefined;
  readonly counts: CountsBySeverity | undefined;
  readonly muted: readonly MutedRule[];
  load(source: string | undefined): Promise<void>;
  mute(code: string, reason: string): Promise<void>;
  unmute(code: string): Promise<void>;
}

async function readCounts(source: string | undefined): Promise<CountsBySeverity> {
  const of = source === undefined ? {} : { source };
  const pages = await Promise.all(SEVERITIES.map((severity) => api.quality.anomalies({ ...of, severity, limit: 0 })));
  return Object.fromEntries(SEVERITIES.map((severity, index) => [severity, pages[index]?.counts ?? {}])) as never;
}

/** How many findings of each code there are, and which codes the person chose not to see. */
export const useQuality = create<Quality>((set, get) => {
  let request = 0;
  const loadMuted = async (): Promise<void> => set({ muted: await api.workspace.mutedRules({}) });
  onEvent((event) => {
    if (event.type === 'cache.changed' && get().status !== 'idle') void get().load(get().source);
  });
  return {
    status: 'idle',
    failure: undefined,
    source: undefined,
    counts: undefined,
    muted: [],
    async load(source) {
      request += 1;
      const mine = request;
      set({ status: 'loading', source, ...(source !== get().source && { counts: undefined }) });
      try {
        const [counts] = await Promise.all([readCounts(source), loadMuted()]);
        if (mine === request) set({ status: 'ready', counts, failure: undefined });
      } catch (error) {
        if (mine === request) set({ status: 'failed', failure: failureOf(error) });
      }
    },
    async mute(code, reason) {
      await api.workspace.muteRule({ code, reason });
      await loadMuted();
    },
    async unmute(code) {
      await api.workspace.unmuteRule({ code });
      await loadMuted();
    },
  };
});
