import { useTranslation } from 'react-i18next';
import { formatAge, formatDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSources } from '../../shell/sources-store.ts';
import { Badge } from '../../ui/Badge.tsx';
import { shownText } from '../../ui/shown-text.ts';

/** How old each source is and with which access profile it was extracted: people decide on these data. */
export function SourcesLine() {
  const { t } = useTranslation();
  const language = useLanguage();
  const sources = useSources((state) => state.sources);
  const now = new Date();
  return (
    <ul className="explorer-sources" aria-label={t('explorer.sources.label')}>
      {sources.map(({ source, label, importedAt, profil }) => (
        <li key={source}>
          <span title={formatDate(importedAt, language, true)}>
            {t('explorer.sources.one', { source: shownText(label), age: formatAge(importedAt, now, language) })}
          </span>
          <span title={t('explorer.sources.hint')}>
            <Badge tone="neutral">
              {profil === null ? t('explorer.sources.profilUnknown') : t('explorer.sources.profil', { profil })}
            </Badge>
          </span>
        </li>
      ))}
    </ul>
  );
}
