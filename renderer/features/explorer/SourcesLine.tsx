import { useTranslation } from 'react-i18next';
import { formatAge, formatDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { AccessBadge } from '../../shell/access/AccessBadge.tsx';
import { useSources } from '../../shell/sources-store.ts';
import { shownText } from '../../ui/shown-text.ts';

/** How old each source is and with which access profile it was extracted: people decide on these data. */
export function SourcesLine() {
  const { t } = useTranslation();
  const language = useLanguage();
  const sources = useSources((state) => state.sources);
  const now = new Date();
  return (
    <ul className="explorer-sources" aria-label={t('explorer.sources.label')}>
      {sources.map((source) => (
        <li key={source.source}>
          <span title={formatDate(source.importedAt, language, true)}>
            {t('explorer.sources.one', {
              source: shownText(source.label),
              age: formatAge(source.importedAt, now, language),
            })}
          </span>
          <AccessBadge source={source} />
        </li>
      ))}
    </ul>
  );
}
