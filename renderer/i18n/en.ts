import type { SameKeys } from '../../shared/i18n/sentences.ts';
import { about } from './en/about.ts';
import { changes } from './en/changes.ts';
import { explorer } from './en/explorer.ts';
import { grid } from './en/grid.ts';
import { help } from './en/help.ts';
import { home } from './en/home.ts';
import { imports } from './en/imports.ts';
import { map } from './en/map.ts';
import { quality } from './en/quality.ts';
import { record } from './en/record.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import type { fr } from './fr.ts';

/** The texts of the window in English; the compiler demands every key of the French ones. */
export const en: SameKeys<typeof fr> = {
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
};
