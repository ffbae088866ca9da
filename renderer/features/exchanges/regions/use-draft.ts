import { useMemo, useState } from 'react';
import type { RegionRow } from '../../../../shared/contract/region-views.ts';
import { api } from '../../../client/index.ts';
import { useAct } from '../../../shell/use-act.ts';
import type { Failure } from '../../../ui/ErrorPanel.tsx';
import { useRegions } from '../regions-store.ts';
import { changesOf, draftOf, wrongOf } from './draft.ts';
import type { Draft, Wrong } from './draft.ts';

/** The settings of a server as they are being written. */
export interface Drafting {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly wrong: ReadonlySet<Wrong>;
  readonly isChanged: boolean;
  readonly isBusy: boolean;
  readonly isSaved: boolean;
  readonly failure: Failure | undefined;
  readonly save: () => Promise<void>;
  readonly undo: () => void;
}

export function useDraft(row: RegionRow): Drafting {
  const [given, setGiven] = useState<Partial<Draft>>({});
  const [isSaved, setSaved] = useState(false);
  const { isBusy, failure, run } = useAct();
  const draft = useMemo(() => ({ ...draftOf(row), ...given }), [row, given]);
  const changes = changesOf(draft, row);
  return {
    draft,
    change(part) {
      setSaved(false);
      setGiven((before) => ({ ...before, ...part }));
    },
    wrong: wrongOf(draft),
    isChanged: Object.keys(changes).length > 0,
    ...{ isBusy, isSaved, failure },
    async save() {
      const isDone = await run(async () => {
        await api.regions.set({ code: row.code, ...changes });
        await useRegions.getState().load();
      });
      if (!isDone) return;
      setGiven({});
      setSaved(true);
    },
    undo: () => setGiven({}),
  };
}
