import { create } from 'zustand';
import { formatRoute, parseRoute } from './routes.ts';
import type { Route, Screen } from './routes.ts';

interface Navigation {
  readonly route: Route;
  /** Goes to a screen; `replace` does not add a step for Back (typing in a search field, say). */
  go(route: { screen: Screen; id?: string | undefined; query?: Route['query'] }, replace?: boolean): void;
  back(): void;
}

/** Where the window is. The address fragment is the truth, so that Back, Forward and a reload work as in any browser. */
export const useNavigation = create<Navigation>((set) => {
  window.addEventListener('popstate', () => {
    set({ route: parseRoute(window.location.hash) });
  });
  return {
    route: parseRoute(window.location.hash),
    go(route, replace = false) {
      const fragment = formatRoute(route);
      if (replace) window.history.replaceState(null, '', fragment);
      else if (fragment !== window.location.hash) window.history.pushState(null, '', fragment);
      set({ route: parseRoute(fragment) });
    },
    back() {
      window.history.back();
    },
  };
});
