import { useTranslation } from 'react-i18next';
import { OUTCOMES } from '../../../../shared/contract/exchange-views.ts';
import { CAUSES } from '../../../../shared/domain/exchange/cause.ts';
import { TRANSACTIONS } from '../../../../shared/domain/exchange/transaction.ts';
import { Button } from '../../../ui/Button.tsx';
import { ComboBox } from '../../../ui/ComboBox.tsx';
import { SearchBox } from '../../../ui/Field.tsx';
import { Picker } from '../../../ui/Picker.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { useRegions } from '../regions-store.ts';
import { useAddress } from '../use-address.ts';
import { filtersOf, isNarrowed, PERIODS } from './filters.ts';
import { useExchangeWords } from './parts/use-words.ts';

const ALL = 'all';

function TextFilter() {
  const { t } = useTranslation();
  const { value, change } = useAddress();
  return (
    <SearchBox
      label={t('exchangesHistory.filters.text')}
      placeholder={t('exchangesHistory.filters.textHint')}
      clearLabel={t('exchangesHistory.filters.clear')}
      value={value('text') ?? ''}
      onChange={(text) => change({ text }, true)}
    />
  );
}

function RegionFilter() {
  const { t } = useTranslation();
  const { value, change } = useAddress();
  const rows = useRegions((state) => state.rows);
  return (
    <ComboBox
      label={t('exchangesHistory.filters.region')}
      choices={rows.map(({ code, label }) => ({ id: code, label: shownText(label) }))}
      value={value('region')}
      onChange={(region) => change({ region })}
      placeholder={t('exchangesHistory.filters.all')}
      clearLabel={t('exchangesHistory.filters.reset')}
      noneLabel={t('exchangesHistory.empty.noneTitle')}
    />
  );
}

function CauseFilter() {
  const { t } = useTranslation();
  const { value, change } = useAddress();
  const { cause } = useExchangeWords();
  return (
    <ComboBox
      label={t('exchangesHistory.filters.cause')}
      choices={CAUSES.map((id) => ({ id, label: cause(id) }))}
      value={value('cause')}
      onChange={(next) => change({ cause: next })}
      placeholder={t('exchangesHistory.filters.all')}
      clearLabel={t('exchangesHistory.filters.reset')}
      noneLabel={t('exchangesHistory.empty.noneTitle')}
    />
  );
}

interface PeriodFilterProps {
  readonly isInline?: boolean;
}

/** Since when exchanges are looked at. */
export function PeriodFilter({ isInline = false }: PeriodFilterProps) {
  const { t } = useTranslation();
  const { value, change } = useAddress();
  return (
    <Picker
      label={t('exchangesHistory.filters.since')}
      inline={isInline}
      choices={PERIODS.map((id) => ({ id, label: t(`exchangesHistory.periods.${id}`) }))}
      value={filtersOf(value).period}
      onChange={(period) => change({ period: period === ALL ? undefined : period })}
    />
  );
}

/** What narrows the history. */
export function HistoryFilterBar() {
  const { t } = useTranslation();
  const { value, change } = useAddress();
  const filters = filtersOf(value);
  const all = { id: ALL, label: t('exchangesHistory.filters.all') };
  const reset = { region: undefined, transaction: undefined, outcome: undefined, cause: undefined, period: undefined };
  return (
    <div className="history-filters" role="search" aria-label={t('exchangesHistory.filters.label')}>
      <TextFilter />
      <RegionFilter />
      <Picker
        label={t('exchangesHistory.filters.transaction')}
        choices={[all, ...TRANSACTIONS.map((id) => ({ id, label: t(`exchangesHistory.transactions.${id}`) }))]}
        value={filters.transaction ?? ALL}
        onChange={(id) => change({ transaction: id === ALL ? undefined : id })}
      />
      <Picker
        label={t('exchangesHistory.filters.outcome')}
        choices={[all, ...OUTCOMES.map((id) => ({ id, label: t(`exchangesHistory.outcomes.${id}`) }))]}
        value={filters.outcome ?? ALL}
        onChange={(id) => change({ outcome: id === ALL ? undefined : id })}
      />
      <CauseFilter />
      <PeriodFilter />
      {isNarrowed(filters) && (
        <Button look="quiet" onPress={() => change({ ...reset, text: undefined })}>
          {t('exchangesHistory.filters.reset')}
        </Button>
      )}
    </div>
  );
}
