import { useCallback, useMemo } from 'react';
import { formatRoute } from '../../navigation/routes.ts';
import { useNavigation } from '../../navigation/store.ts';
import { readView, writeView } from './address.ts';
import type { CertificatesView } from './address.ts';

interface ViewInAddress {
  readonly view: CertificatesView;
  /** The certificate whose record is shown. */
  readonly id: string | undefined;
  /** Changes a part of the view; `replace` adds no step for Back. */
  readonly change: (part: Partial<CertificatesView>, replace?: boolean) => void;
}

/** What the address asks of the screen. */
export function useView(): ViewInAddress {
  const { query, id } = useNavigation((state) => state.route);
  const view = useMemo(() => readView(query), [query]);
  const change = useCallback((part: Partial<CertificatesView>, replace = false) => {
    const { route, go } = useNavigation.getState();
    go({ screen: 'certificates', query: writeView({ ...readView(route.query), ...part }) }, replace);
  }, []);
  return { view, id, change };
}

/** Goes to a view of the screen; what is not given is as usual. */
export function goTo(view: Partial<CertificatesView>): void {
  useNavigation.getState().go({ screen: 'certificates', query: writeView(view) });
}

/** Goes to the record of a certificate. */
export function goToRecord(id: string): void {
  useNavigation.getState().go({ screen: 'certificates', id });
}

export function recordLink(id: string): string {
  return formatRoute({ screen: 'certificates', id });
}

export function viewLink(view: Partial<CertificatesView>): string {
  return formatRoute({ screen: 'certificates', query: writeView(view) });
}
