import { useCallback, useMemo } from 'react';
import { useNavigation } from '../../navigation/store.ts';
import { readQuery, writeQuery } from './query.ts';
import type { ExplorerQuery } from './query.ts';

interface QueryInAddress {
  readonly query: ExplorerQuery;
  /** Changes what is asked; `replace` when it is one more letter of the same search, which Back must not undo letter by letter. */
  readonly change: (part: Partial<ExplorerQuery>, replace?: boolean) => void;
}

/** What the address asks of the explorer. */
export function useQuery(): QueryInAddress {
  const address = useNavigation((state) => state.route.query);
  const query = useMemo(() => readQuery(address), [address]);
  const change = useCallback((part: Partial<ExplorerQuery>, replace = false) => {
    const { route, go } = useNavigation.getState();
    const next = { ...readQuery(route.query), ...part };
    go({ screen: 'explorer', query: writeQuery(next) }, replace);
  }, []);
  return { query, change };
}
