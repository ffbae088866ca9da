import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NomenclatureTable } from '../../../shared/contract/nomenclatures.ts';
import { api } from '../../client/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSources } from '../../shell/sources-store.ts';
import { shownText } from '../../ui/shown-text.ts';
import { nomenclatureDates } from './nomenclature-dates.ts';
import { useQuality } from './quality-store.ts';

/** The tables in use; none while they are being read, or when they cannot be: the report prints all the same. */
function useTables(): readonly NomenclatureTable[] {
  const [tables, setTables] = useState<readonly NomenclatureTable[]>([]);
  useEffect(() => {
    let isShown = true;
    api.nomenclatures
      .list({})
      .then((list) => isShown && setTables(list))
      .catch(() => undefined);
    return () => void (isShown = false);
  }, []);
  return tables;
}

/** What a printed report says of itself: the sources with their dates and profiles, the day, the nomenclatures. Not shown on the screen. */
export function PrintHead() {
  const { t } = useTranslation();
  const language = useLanguage();
  const chosen = useQuality((state) => state.source);
  const sources = useSources((state) => state.sources);
  const dates = nomenclatureDates(useTables());
  return (
    <dl className="quality-print-head">
      <div>
        <dt>{t('quality.print.date')}</dt>
        <dd>{formatDate(new Date().toISOString(), language)}</dd>
      </div>
      {sources
        .filter(({ source }) => chosen === undefined || source === chosen)
        .map(({ source, label, importedAt, profil, origin }) => (
          <div key={source}>
            <dt>{t('quality.print.source')}</dt>
            <dd>
              {[
                shownText(label),
                t('quality.print.imported', { date: formatDate(importedAt, language, true) }),
                profil === null ? t('quality.report.profilUnknown') : t('quality.report.profil', { n: profil }),
                shownText(origin),
              ].join(' · ')}
            </dd>
          </div>
        ))}
      {dates !== undefined && (
        <div>
          <dt>{t('quality.print.nomenclatures')}</dt>
          <dd>{t('quality.print.tables', { count: dates.tables, from: dates.oldest, to: dates.newest })}</dd>
        </div>
      )}
    </dl>
  );
}
