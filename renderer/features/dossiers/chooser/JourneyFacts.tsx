import { useTranslation } from 'react-i18next';
import type { JourneyRow } from '../../../../shared/contract/dossier-views.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { shownText } from '../../../ui/shown-text.ts';
import { formatLongDay } from '../parts/days.ts';

/** How long a journey is, where it comes from and when that was verified. */
export function JourneyFacts({ row }: { readonly row: JourneyRow }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const date = formatLongDay(row.verifiedOn, language);
  return (
    <p className="chooser-facts soft">
      {t('dossiersChooser.choose.length', { count: row.steps })} ·{' '}
      {t('dossiersChooser.choose.dated', { date, source: shownText(row.source) })}
    </p>
  );
}
