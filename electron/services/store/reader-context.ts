import type { Lang } from '../../../shared/i18n/lang.ts';
import type { SourceHandle } from './reader-source.ts';
import type { Labels } from './reader-labels.ts';
import type { ListCache } from './search-lists.ts';

/** What every reading function works with. */
export interface ReadContext {
  /** Every source of the cache. */
  readonly sources: readonly SourceHandle[];
  readonly lists: ListCache;
  readonly labels: Labels;
  readonly lang: Lang;
}
