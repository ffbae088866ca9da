import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../../../shared/contract/cache.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatNumber } from '../../../i18n/format.ts';

/** The profile guard: data that the profile of the files should not see (domain reference ROR §5). */
export function AboveProfil({ report }: { readonly report: ImportReport }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const count = report.anomalies['au-dessus-du-profil'] ?? 0;
  if (count === 0 || report.profil === null) return null;
  const values = { count, shown: formatNumber(count, language), profil: report.profil };
  return (
    <div className="report-above" role="note">
      <TriangleAlert aria-hidden="true" />
      <div>
        <strong>{t('home.report.above', values)}</strong>
        <p>{t('home.report.aboveText')}</p>
      </div>
    </div>
  );
}
