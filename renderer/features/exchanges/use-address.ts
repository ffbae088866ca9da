import { useCallback } from 'react';
import { formatRoute } from '../../navigation/routes.ts';
import { useNavigation } from '../../navigation/store.ts';
import { queryOf, tabOf, valueOf } from './address.ts';
import type { AddressPart, ExchangesTab } from './address.ts';

interface Address {
  readonly tab: ExchangesTab;
  /** The server whose settings are shown. */
  readonly region: string | undefined;
  /** A value of the address. */
  readonly value: (name: string) => string | undefined;
  /** Changes some values of the view and keeps the others; `replace` adds no step for Back. */
  readonly change: (part: AddressPart, replace?: boolean) => void;
}

/** What the address asks of the screen. */
export function useAddress(): Address {
  const { query, id } = useNavigation((state) => state.route);
  const value = useCallback((name: string) => valueOf(query, name), [query]);
  const change = useCallback((part: AddressPart, replace = false) => {
    const { route, go } = useNavigation.getState();
    const kept = Object.fromEntries(
      Object.entries(route.query).flatMap(([name, [first]]) => (name === 'tab' ? [] : [[name, first]])),
    );
    go({ screen: 'exchanges', query: queryOf(tabOf(route.query), { ...kept, ...part }) }, replace);
  }, []);
  return { tab: tabOf(query), region: id, value, change };
}

/** Goes to a view of the screen. */
export function goTo(tab: ExchangesTab, part: AddressPart = {}): void {
  useNavigation.getState().go({ screen: 'exchanges', query: queryOf(tab, part) });
}

/** Goes to the settings of a server. */
export function goToRegion(code: string): void {
  useNavigation.getState().go({ screen: 'exchanges', id: code });
}

export function viewLink(tab: ExchangesTab, part: AddressPart = {}): string {
  return formatRoute({ screen: 'exchanges', query: queryOf(tab, part) });
}

export function regionLink(code: string): string {
  return formatRoute({ screen: 'exchanges', id: code });
}
