import { useCallback, useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { attempt } from '../../shell/FailureNotice.tsx';
import type { GridHandle } from '../../ui/grid-model.ts';
import type { ExplorerColumn } from './columns.tsx';
import { copyRows, MOST_COPIED } from './copy-rows.ts';
import { useExplorer } from './explorer-store.ts';

interface Copying {
  readonly copy: () => void;
  /** What the last copy did, in words. */
  readonly said: string;
}

/** Copies what is chosen, or what is in sight when nothing is; says what it did until the list changes. */
export function useCopy(grid: RefObject<GridHandle | null>, columns: readonly ExplorerColumn[]): Copying {
  const { t } = useTranslation();
  const language = useLanguage();
  const [said, setSaid] = useState('');
  const key = useExplorer((state) => state.list?.key);
  useEffect(() => setSaid(''), [key]);
  const copy = useCallback(() => {
    const { list, selection } = useExplorer.getState();
    if (list === undefined || list.total === 0) return;
    const wanted = selection.length > 0 ? selection : [grid.current?.visible() ?? ([0, 0] as const)];
    const inWords = (n: number): string => formatNumber(n, language);
    attempt(async () => {
      const copied = await copyRows(list, columns, wanted);
      if (copied.kind === 'refused') setSaid(t('explorer.copy.refused'));
      else if (copied.kind === 'too-many') setSaid(t('explorer.copy.tooMany', { n: inWords(MOST_COPIED) }));
      else setSaid(t('explorer.copy.done', { count: copied.rows, n: inWords(copied.rows) }));
    });
  }, [grid, columns, t, language]);
  return { copy, said };
}
