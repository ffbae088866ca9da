import { useTranslation } from 'react-i18next';
import { useExchangeWords } from '../history/parts/use-words.ts';
import { useSyncs } from './sync-store.ts';

interface LastTickProps {
  /** Servers that are kept up to date unasked. */
  readonly kept: number;
}

/** When a window last did by itself what was due, and how that went: it says nothing elsewhere. */
export function LastTick({ kept }: LastTickProps) {
  const { t } = useTranslation();
  const { moment } = useExchangeWords();
  const last = useSyncs((state) => state.last);
  const parts =
    last === null
      ? []
      : (['done', 'failed', 'waiting'] as const)
          .filter((name) => last[name] > 0)
          .map((name) => t(`exchangesSync.unasked.${name}`, { count: last[name] }));
  return (
    <div className="sync-unasked soft">
      <p>
        {last === null
          ? t('exchangesSync.unasked.never')
          : [
              t('exchangesSync.unasked.last', { at: moment(last.at) }),
              parts.length === 0 ? t('exchangesSync.unasked.nothing') : parts.join(', '),
            ].join(' · ')}
      </p>
      <p>{kept === 0 ? t('exchangesSync.unasked.none') : t('exchangesSync.unasked.kept', { count: kept })}</p>
    </div>
  );
}
