import { useMemo } from 'react';
import type { Words } from '../../../shared/demo/sentence.ts';
import { textsOf } from '../../../shared/i18n/index.ts';
import type { Texts } from '../../../shared/i18n/index.ts';
import { formatBytes, formatDate } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';
import { useLanguage } from '../../i18n/use-language.ts';

export interface DemoWords extends Words {
  /** What the steps are called, as on the command line. */
  readonly texts: Texts['demo'];
  /** A length of time, to the tenth of a second above. */
  duration(ms: number): string;
}

const TENTHS = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

function wordsOf(lang: Language): DemoWords {
  return {
    lang,
    texts: textsOf(lang).demo,
    size: (bytes) => formatBytes(bytes, lang),
    instant: (iso) => formatDate(iso, lang, true),
    duration: (ms) => `${(Math.ceil(ms / 100) / 10).toLocaleString(lang, TENTHS)}\u00a0s`,
  };
}

/** The words of the demonstration in the language shown now. */
export function useDemoWords(): DemoWords {
  const lang = useLanguage();
  return useMemo(() => wordsOf(lang), [lang]);
}
