import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Lang } from '../../shared/i18n/lang.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where the workspace and the cache lie. */
export interface DataFolders {
  readonly dataDirectory: string;
  readonly cacheDirectory: string;
}

/** The language of the person: `asked`, else the locale, else French. `LC_ALL=C` names no language. */
export function langOf(asked: Lang | undefined, env: Environment, platform: NodeJS.Platform = process.platform): Lang {
  if (asked !== undefined) return asked;
  const variable = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '');
  // Windows has no such variables: the system's own setting speaks.
  const locale = variable ?? (platform === 'win32' ? new Intl.DateTimeFormat().resolvedOptions().locale : '');
  return /^en(?:[-_.@]|$)/iu.test(locale) ? 'en' : 'fr';
}

/** The folder that relative file names start from: where the person stands, which npm tells apart from where it runs. */
export function standingFolder(env: Environment): string {
  return env.INIT_CWD ?? process.cwd();
}

/** The OS's application data and local cache folders (design architecture §3.12). */
function systemFolders(env: Environment, platform: NodeJS.Platform, home: string): DataFolders {
  if (platform === 'win32') {
    const roaming = env.APPDATA ?? join(home, 'AppData', 'Roaming');
    const local = env.LOCALAPPDATA ?? join(home, 'AppData', 'Local');
    return { dataDirectory: join(roaming, 'Cercle'), cacheDirectory: join(local, 'Cercle', 'Cache') };
  }
  if (platform === 'darwin') {
    const library = join(home, 'Library');
    return {
      dataDirectory: join(library, 'Application Support', 'Cercle'),
      cacheDirectory: join(library, 'Caches', 'Cercle'),
    };
  }
  const data = env.XDG_DATA_HOME || join(home, '.local', 'share');
  const cache = env.XDG_CACHE_HOME || join(home, '.cache');
  return { dataDirectory: join(data, 'cercle'), cacheDirectory: join(cache, 'cercle') };
}

/** `--data`, else CERCLE_DATA, else the system's folders. */
export function dataFolders(
  asked: string | undefined,
  env: Environment,
  {
    platform = process.platform,
    home = homedir(),
  }: { readonly platform?: NodeJS.Platform; readonly home?: string } = {},
): DataFolders {
  const folder = asked ?? (env.CERCLE_DATA || undefined);
  if (folder === undefined) return systemFolders(env, platform, home);
  const dataDirectory = resolve(standingFolder(env), folder);
  return { dataDirectory, cacheDirectory: join(dataDirectory, 'cache') };
}
