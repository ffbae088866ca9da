import { useCallback, useMemo } from 'react';
import { formatRoute } from '../../navigation/routes.ts';
import { useNavigation } from '../../navigation/store.ts';
import { readView, writeView } from './address.ts';
import type { DossiersView } from './address.ts';

interface ViewInAddress {
  readonly view: DossiersView;
  /** The dossier that is shown. */
  readonly id: string | undefined;
  /** Changes a part of the view and stays where one is; `replace` adds no step for Back. */
  readonly change: (part: Partial<DossiersView>, replace?: boolean) => void;
}

/** What the address asks of the screen. */
export function useView(): ViewInAddress {
  const { query, id } = useNavigation((state) => state.route);
  const view = useMemo(() => readView(query), [query]);
  const change = useCallback((part: Partial<DossiersView>, replace = false) => {
    const { route, go } = useNavigation.getState();
    go({ screen: 'dossiers', id: route.id, query: writeView({ ...readView(route.query), ...part }) }, replace);
  }, []);
  return { view, id, change };
}

/** Goes to a view of the screen, the list of dossiers when nothing is given. */
export function goTo(view: Partial<DossiersView> = {}): void {
  useNavigation.getState().go({ screen: 'dossiers', query: writeView(view) });
}

/** Goes to a dossier. */
export function goToDossier(id: string, view: Partial<DossiersView> = {}): void {
  useNavigation.getState().go({ screen: 'dossiers', id, query: writeView(view) });
}

export function dossierLink(id: string, view: Partial<DossiersView> = {}): string {
  return formatRoute({ screen: 'dossiers', id, query: writeView(view) });
}

export function viewLink(view: Partial<DossiersView> = {}): string {
  return formatRoute({ screen: 'dossiers', query: writeView(view) });
}
