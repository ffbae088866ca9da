import { shell } from './fr/shell.ts';

/** The texts of the window in French, the reference: one file a feature. */
export const fr = { shell } as const;
