import { explorer } from './fr/explorer.ts';
import { grid } from './fr/grid.ts';
import { record } from './fr/record.ts';
import { shell } from './fr/shell.ts';

/** The texts of the window in French, the reference: one file a feature. */
export const fr = { explorer, grid, record, shell } as const;
