import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExchangeRow } from '../../../../shared/contract/exchange-views.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatRoute } from '../../../navigation/routes.ts';
import { momentWords } from './dates.ts';
import { useRecordExchanges } from './exchanges-store.ts';
import { Fact, Facts } from './Facts.tsx';
import { useRecordInPage } from './record-context.ts';

/** Exchanges that are named; the history has the others. */
const MOST = 5;

function ExchangeLink({ exchange }: { readonly exchange: ExchangeRow }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = {
    transaction: t(`exchangesHistory.transactions.${exchange.transaction}`),
    at: momentWords(exchange.at, language),
  };
  const query = { tab: ['history'], exchange: [exchange.id] };
  return <a href={formatRoute({ screen: 'exchanges', query })}>{t('record.provenance.exchange', words)}</a>;
}

/** The exchanges that brought the record, when it did not come from a file alone. */
export function BroughtBy() {
  const { t } = useTranslation();
  const { id } = useRecordInPage().view;
  const { record, rows, load } = useRecordExchanges();
  useEffect(() => void load(id), [id, load]);
  if (record !== id || rows.length === 0) return null;
  return (
    <Facts>
      <Fact label={t('record.provenance.broughtBy')}>
        <ul className="record-values">
          {rows.slice(0, MOST).map((exchange) => (
            <li key={exchange.id}>
              <ExchangeLink exchange={exchange} />
            </li>
          ))}
        </ul>
      </Fact>
    </Facts>
  );
}
