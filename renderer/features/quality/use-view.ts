import { useCallback, useMemo } from 'react';
import { formatRoute } from '../../navigation/routes.ts';
import { useNavigation } from '../../navigation/store.ts';
import { readView, writeView } from './address.ts';
import type { QualityView } from './address.ts';

interface ViewInAddress {
  readonly view: QualityView;
  readonly change: (part: Partial<QualityView>) => void;
  /** The address of the same view with a part changed, for links. */
  readonly linkTo: (part: Partial<QualityView>) => string;
}

/** What the address asks of the screen. */
export function useView(): ViewInAddress {
  const address = useNavigation((state) => state.route.query);
  const view = useMemo(() => readView(address), [address]);
  const change = useCallback((part: Partial<QualityView>) => {
    const { route, go } = useNavigation.getState();
    go({ screen: 'quality', query: writeView({ ...readView(route.query), ...part }) });
  }, []);
  const linkTo = useCallback(
    (part: Partial<QualityView>) => formatRoute({ screen: 'quality', query: writeView({ ...view, ...part }) }),
    [view],
  );
  return { view, change, linkTo };
}
