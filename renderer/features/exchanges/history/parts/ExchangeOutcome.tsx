import { useTranslation } from 'react-i18next';
import type { ExchangeRecord } from '../../../../../shared/contract/exchange-views.ts';
import { formatBytes, formatNumber } from '../../../../i18n/format.ts';
import { useLanguage } from '../../../../i18n/use-language.ts';
import { entitiesIn } from './Counts.tsx';
import { Diagnosis } from './Diagnosis.tsx';
import { OutcomeBadge } from './OutcomeBadge.tsx';
import { useExchangeWords } from './use-words.ts';
import './exchange.css';

function useSentence({ outcome, counts, changed }: ExchangeRecord): string {
  const { t } = useTranslation();
  const language = useLanguage();
  if (outcome !== 'ok') return t(`exchangesHistory.sentence.${outcome}`);
  if (changed !== null) return t('exchangesHistory.sentence.okChanged', { count: changed.length });
  const entities = entitiesIn(counts);
  if (entities === null) return t('exchangesHistory.sentence.ok');
  if (entities === 0) return t('exchangesHistory.sentence.okNone');
  const count = formatNumber(entities, language) as never;
  return entities === 1
    ? t('exchangesHistory.sentence.okEntities', { count: 1 })
    : t('exchangesHistory.sentence.okEntities_other', { count });
}

/** What became of an exchange, in a sentence; and why, when it failed. */
export function ExchangeOutcome({ exchange }: { readonly exchange: ExchangeRecord }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { milliseconds } = useExchangeWords();
  const sentence = useSentence(exchange);
  const { outcome, load, changed, http, bytes, durationMs, diagnosis } = exchange;
  const isKeptOut = outcome === 'ok' && load === null && changed === null;
  return (
    <div className="exchange-outcome">
      <p className="exchange-outcome-sentence">
        <OutcomeBadge outcome={outcome} />
        <strong>{sentence}</strong>
      </p>
      <p className="soft">
        {[http !== null && `HTTP ${http}`, formatBytes(bytes, language), milliseconds(durationMs)]
          .filter((part) => part !== false)
          .join(' · ')}
        {isKeptOut && ` · ${t('exchangesHistory.sentence.notImported')}`}
      </p>
      {diagnosis !== null && <Diagnosis diagnosis={diagnosis} />}
    </div>
  );
}
