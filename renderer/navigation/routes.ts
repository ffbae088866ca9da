/** Every screen of the window. */
export const SCREENS = [
  'home',
  'explorer',
  'map',
  'changes',
  'quality',
  'certificates',
  'exchanges',
  'demo',
  'dossiers',
  'settings',
  'help',
  'about',
] as const;
export type Screen = (typeof SCREENS)[number];

/** Where the window is: a screen, what is opened in it, and its settings, all of it kept in the address so that Back works. */
export interface Route {
  readonly screen: Screen;
  /** A record's or a job's identifier. */
  readonly id: string | undefined;
  readonly query: Readonly<Record<string, readonly string[]>>;
}

const HOME: Route = { screen: 'home', id: undefined, query: {} };

function isScreen(name: string): name is Screen {
  return (SCREENS as readonly string[]).includes(name);
}

/** Reads an address fragment such as `#/explorer/IDF%3A1a?text=cardio&departement=75`; anything else is the home screen. */
export function parseRoute(fragment: string): Route {
  const [path = '', search = ''] = fragment.replace(/^#\/?/, '').split('?');
  const [screen = '', id] = path.split('/');
  if (!isScreen(screen)) return HOME;
  const query: Record<string, string[]> = {};
  for (const [key, value] of new URLSearchParams(search)) (query[key] ??= []).push(value);
  try {
    return { screen, id: id === undefined || id === '' ? undefined : decodeURIComponent(id), query };
  } catch {
    return { screen, id: undefined, query };
  }
}

/** Writes the fragment of a route, the inverse of `parseRoute`. */
export function formatRoute(route: { screen: Screen; id?: string | undefined; query?: Route['query'] }): string {
  const search = new URLSearchParams();
  for (const [key, values] of Object.entries(route.query ?? {})) for (const value of values) search.append(key, value);
  const id = route.id === undefined ? '' : `/${encodeURIComponent(route.id)}`;
  const text = search.toString();
  return `#/${route.screen}${id}${text === '' ? '' : `?${text}`}`;
}
