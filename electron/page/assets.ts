import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { AppError } from '../../shared/errors.ts';

/** A file of the built page, held in memory. */
export interface Asset {
  readonly type: string;
  readonly body: Buffer<ArrayBuffer>;
}

/** The built page by URL path; `/` is the shell. What is not a key is not served: no path is ever made from a URL. */
export type Assets = ReadonlyMap<string, Asset>;

/** Only what a build produces; anything else in the folder (source maps, notes) stays unserved. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

function notBuilt(folder: string): AppError {
  const message = `${folder} holds no built page; in a clone of Cercle, run "npm run build".`;
  return new AppError('window.not-built', message, { values: { folder } });
}

/** Reads the build folder; throws `window.not-built` when it has no `index.html`. Symbolic links are left out. */
export function loadAssets(folder: string): Assets {
  if (!existsSync(folder)) throw notBuilt(folder);
  const assets = new Map<string, Asset>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, file).split(sep).join('/')}`;
    assets.set(path, { type, body: Buffer.from(readFileSync(file)) });
  }
  const shell = assets.get('/index.html');
  if (shell === undefined) throw notBuilt(folder);
  assets.delete('/index.html');
  return assets.set('/', shell);
}
