import { useTranslation } from 'react-i18next';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import { useAddress } from '../use-address.ts';
import { ExchangeList } from './ExchangeList.tsx';
import { ExchangeRecordView } from './ExchangeRecordView.tsx';
import { IndicatorsView } from './IndicatorsView.tsx';
import './history.css';

const SHOWN = ['list', 'indicators'] as const;

/** What was exchanged: the list, one exchange, or the indicators. */
export function HistoryView() {
  const { t } = useTranslation();
  const { value, change } = useAddress();
  const exchange = value('exchange');
  if (exchange !== undefined) return <ExchangeRecordView key={exchange} id={exchange} />;
  const shown = SHOWN.find((one) => one === value('show')) ?? 'list';
  return (
    <div className="history">
      <RadioCards
        label={<span className="visually-hidden">{t('exchangesHistory.views.label')}</span>}
        choices={SHOWN.map((id) => ({ id, label: t(`exchangesHistory.views.${id}`) }))}
        value={shown}
        onChange={(next) => change({ show: next === 'list' ? undefined : next })}
      />
      {shown === 'list' ? <ExchangeList /> : <IndicatorsView />}
    </div>
  );
}
