import { TABS } from './address.ts';
import type { DossierTab } from './address.ts';

/** Tabs that have a view, so that nothing leads to one that has none. */
export const SHOWN_TABS: ReadonlySet<DossierTab> = new Set(TABS);
