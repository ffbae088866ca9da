import { useTranslation } from 'react-i18next';
import type { Cause } from '../../../../../shared/domain/exchange/cause.ts';
import { CAUSE_CATALOGUE, causeSentences } from '../../../../../shared/domain/exchange/cause-catalogue.ts';
import type { Transaction } from '../../../../../shared/domain/exchange/transaction.ts';
import { formatDate, formatNumber } from '../../../../i18n/format.ts';
import { useLanguage } from '../../../../i18n/use-language.ts';
import { shownText } from '../../../../ui/shown-text.ts';
import { useRegions } from '../../regions-store.ts';

export interface ExchangeWords {
  transaction(name: Transaction): string;
  /** Label of a server, its code when it is not known any more. */
  region(code: string): string;
  /** A cause in one sentence. */
  cause(cause: string | null, values?: Readonly<Record<string, string | number>>): string;
  moment(iso: string): string;
  milliseconds(value: number): string;
}

function isCause(name: string): name is Cause {
  return name in CAUSE_CATALOGUE;
}

/** The words of exchanges in the language of the window. */
export function useExchangeWords(): ExchangeWords {
  const { t } = useTranslation();
  const language = useLanguage();
  const regions = useRegions(({ rows }) => rows);
  return {
    transaction: (name) => t(`exchangesHistory.transactions.${name}`),
    region: (code) => shownText(regions.find((row) => row.code === code)?.label ?? code),
    cause: (cause, values = {}) =>
      cause !== null && isCause(cause)
        ? shownText(causeSentences(cause, values, language).title)
        : t('exchangesHistory.unknownCause'),
    moment: (iso) => formatDate(iso, language, true),
    milliseconds: (value) => t('exchangesHistory.phases.ms', { value: formatNumber(Math.round(value), language) }),
  };
}
