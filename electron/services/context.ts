import type { Lang } from '../../shared/i18n/lang.ts';

/** What a way in knows of the person who asks. */
export interface CallContext {
  readonly lang: Lang;
}
