import { ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { catalogueEntry } from '../../../shared/domain/ror/finding-catalogue.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSources } from '../../shell/sources-store.ts';
import { shownText } from '../../ui/shown-text.ts';
import { useQuality } from './quality-store.ts';
import { ABOVE_PROFILE } from './summary.ts';
import type { Summary } from './summary.ts';
import { useView } from './use-view.ts';

/** Data that the access profile of their source should hide: said first, and aloud. */
export function ProfileGuard({ summary }: { readonly summary: Summary }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { linkTo } = useView();
  const source = useQuality((state) => state.source);
  const sources = useSources((state) => state.sources);
  const found = summary.rows.find(({ code }) => code === ABOVE_PROFILE);
  if (found === undefined) return null;
  const profiles = sources
    .filter((one) => source === undefined || one.source === source)
    .flatMap(({ label, profil }) => {
      // Profile 1 sees everything.
      if (profil === null || profil === 1) return [];
      return [t('quality.guard.profile', { source: shownText(label), profil })];
    });
  const n = formatNumber(found.count, language);
  return (
    <section className="quality-guard" aria-labelledby="quality-guard-title">
      <ShieldAlert aria-hidden="true" />
      <div>
        <h2 id="quality-guard-title">{t('quality.guard.title', { count: found.count, n })}</h2>
        <p>{catalogueEntry(ABOVE_PROFILE)?.explanation[language]}</p>
        {profiles.length > 0 && <p>{profiles.join(' ; ')}</p>}
        <p>{catalogueEntry(ABOVE_PROFILE)?.advice[language]}</p>
        <a href={linkTo({ code: ABOVE_PROFILE })}>{t('quality.guard.show')}</a>
      </div>
    </section>
  );
}
