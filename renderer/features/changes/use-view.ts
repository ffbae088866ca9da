import { useCallback, useMemo } from 'react';
import { useNavigation } from '../../navigation/store.ts';
import { readView, writeView } from './address.ts';
import type { ChangesView } from './address.ts';

interface ViewInAddress {
  readonly view: ChangesView;
  readonly change: (part: Partial<ChangesView>) => void;
}

/** What the address asks of the screen. */
export function useView(): ViewInAddress {
  const address = useNavigation((state) => state.route.query);
  const view = useMemo(() => readView(address), [address]);
  const change = useCallback((part: Partial<ChangesView>) => {
    const { route, go } = useNavigation.getState();
    go({ screen: 'changes', query: writeView({ ...readView(route.query), ...part }) });
  }, []);
  return { view, change };
}
