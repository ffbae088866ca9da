import { explorer } from './fr/explorer.ts';
import { grid } from './fr/grid.ts';
import { home } from './fr/home.ts';
import { imports } from './fr/imports.ts';
import { quality } from './fr/quality.ts';
import { record } from './fr/record.ts';
import { shell } from './fr/shell.ts';

/** The texts of the window in French, the reference: one file a feature. */
export const fr = { explorer, grid, home, imports, quality, record, shell } as const;
