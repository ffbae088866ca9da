import { useCallback, useMemo } from 'react';
import { useNavigation } from '../../navigation/store.ts';
import { readMap, writeMap } from './address.ts';
import type { MapQuery } from './address.ts';

interface QueryInAddress {
  readonly query: MapQuery;
  /** `replace` when it is one more letter of the same text, which Back must not undo letter by letter. */
  readonly change: (part: Partial<MapQuery>, replace?: boolean) => void;
}

/** What the address asks of the map. */
export function useMapQuery(): QueryInAddress {
  const address = useNavigation((state) => state.route.query);
  const query = useMemo(() => readMap(address), [address]);
  const change = useCallback((part: Partial<MapQuery>, replace = false) => {
    const { route, go } = useNavigation.getState();
    go({ screen: 'map', query: writeMap({ ...readMap(route.query), ...part }) }, replace);
  }, []);
  return { query, change };
}
