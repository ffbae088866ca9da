import { Trans, useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatRoute } from '../../navigation/routes.ts';
import { explorerQuery } from './address.ts';
import type { MapQuery } from './address.ts';
import type { Tally } from './tally.ts';

interface MapSummaryProps {
  readonly tally: Tally;
  readonly query: MapQuery;
}

/** How many units there are in all, how many départements have some, and those that no place is known of. */
export function MapSummary({ tally, query }: MapSummaryProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { total, notLocated, places } = tally;
  const n = (count: number): string => formatNumber(count, language);
  const filled = places.filter(({ count }) => count > 0).length;
  return (
    <p className="map-summary" role="status">
      {t('map.total', { count: total, n: n(total) })}
      {total > 0 && ` ${t('map.filled', { count: filled })}`}{' '}
      {notLocated > 0 && (
        <Trans
          i18nKey="map.notLocated"
          count={notLocated}
          values={{ n: n(notLocated) }}
          components={{ a: <a href={formatRoute({ screen: 'explorer', query: explorerQuery(query, '') })} /> }}
        />
      )}
    </p>
  );
}
