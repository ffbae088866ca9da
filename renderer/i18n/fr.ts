import { about } from './fr/about.ts';
import { changes } from './fr/changes.ts';
import { explorer } from './fr/explorer.ts';
import { grid } from './fr/grid.ts';
import { help } from './fr/help.ts';
import { home } from './fr/home.ts';
import { imports } from './fr/imports.ts';
import { map } from './fr/map.ts';
import { quality } from './fr/quality.ts';
import { record } from './fr/record.ts';
import { settings } from './fr/settings.ts';
import { shell } from './fr/shell.ts';

/** The texts of the window in French, the reference: one file a feature. */
export const fr = {
  about,
  changes,
  explorer,
  grid,
  help,
  home,
  imports,
  map,
  quality,
  record,
  settings,
  shell,
} as const;
