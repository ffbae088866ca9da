import { Download, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ExchangeRow } from '../../../../../shared/contract/exchange-views.ts';
import { api } from '../../../../client/index.ts';
import { useNavigation } from '../../../../navigation/store.ts';
import { Button } from '../../../../ui/Button.tsx';
import { useSaved } from './use-saved.ts';

/** Name of the file that an answer is kept in. */
function fileNameOf({ id, transaction }: ExchangeRow): string {
  return `${id}.${transaction === 'extraction' ? 'zip' : 'xml'}`;
}

/** Shows the records that an exchange brought, and only these. */
export function exploreExchange(id: string): void {
  useNavigation.getState().go({ screen: 'explorer', query: { load: [id] } });
}

/** What can be done with an exchange that has ended. */
export function ExchangeActions({ exchange }: { readonly exchange: ExchangeRow }) {
  const { t } = useTranslation();
  const { said, save } = useSaved();
  const { id, load, hasAnswer } = exchange;
  if (load === null && !hasAnswer) return null;
  return (
    <div className="exchange-actions no-print">
      {load !== null && (
        <Button icon={<Search aria-hidden="true" />} onPress={() => exploreExchange(id)}>
          {t('exchangesHistory.record.explore')}
        </Button>
      )}
      {hasAnswer && (
        <Button
          icon={<Download aria-hidden="true" />}
          onPress={() => save(fileNameOf(exchange), (out) => api.exchanges.saveAnswer({ id, out, force: true }))}
        >
          {t('exchangesHistory.record.saveAnswer')}
        </Button>
      )}
      <span role="status" className="soft">
        {said}
      </span>
    </div>
  );
}
