import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceSummary } from '../../../shared/contract/cache.ts';
import { formatAge, formatBytes, formatDate, formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useNavigation } from '../../navigation/store.ts';
import { AccessBadge } from '../../shell/access/AccessBadge.tsx';
import { Button } from '../../ui/Button.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { RemoveDialog } from './RemoveDialog.tsx';
import { bytesOf } from './source-facts.ts';

function Facts({ source }: { readonly source: SourceSummary }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { counts } = source;
  const facts = [
    [formatNumber(counts.uniteElementaire, language), t('home.sources.units')],
    [formatNumber(counts.entiteGeographique, language), t('home.sources.establishments')],
    [formatNumber(counts.professionnel, language), t('home.sources.professionals')],
    [formatBytes(bytesOf(source), language), t('home.sources.size')],
  ] as const;
  return (
    <dl className="home-source-facts">
      {facts.map(([value, label]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Actions({ source, onRemove }: { readonly source: SourceSummary; readonly onRemove: () => void }) {
  const { t } = useTranslation();
  const go = useNavigation((state) => state.go);
  const query = { source: [source.source] };
  const named = (action: string): string => `${action} : ${source.label}`;
  return (
    <div className="home-source-actions">
      <Button aria-label={named(t('home.sources.explore'))} onPress={() => go({ screen: 'explorer', query })}>
        {t('home.sources.explore')}
      </Button>
      <Button
        look="quiet"
        aria-label={named(t('home.sources.quality'))}
        onPress={() => go({ screen: 'quality', query })}
      >
        {t('home.sources.quality')}
      </Button>
      <Button
        look="quiet"
        aria-label={named(t('home.sources.changes'))}
        onPress={() => go({ screen: 'changes', query })}
      >
        {t('home.sources.changes')}
      </Button>
      <Button look="quiet" aria-label={t('home.sources.removeNamed', { source: source.label })} onPress={onRemove}>
        {t('home.sources.remove')}
      </Button>
    </div>
  );
}

function SourceCard({ source, onRemove }: { readonly source: SourceSummary; readonly onRemove: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  const { label, importedAt, origin, generations } = source;
  const earlier = generations.length - 1;
  return (
    <li className="home-source" aria-labelledby={id}>
      <div className="home-source-head">
        <h3 id={id}>{shownText(label)}</h3>
        {label !== source.source && <span className="soft code">{shownText(source.source)}</span>}
        <AccessBadge source={source} />
        <span className="home-source-age" title={formatDate(importedAt, language, true)}>
          {t('home.sources.imported', { age: formatAge(importedAt, new Date(), language) })}
        </span>
      </div>
      <p className="soft home-source-origin">
        {shownText(origin)}
        {earlier > 0 && ` · ${t('home.sources.kept', { count: earlier })}`}
      </p>
      <Facts source={source} />
      <Actions source={source} onRemove={onRemove} />
    </li>
  );
}

interface SourceListProps {
  readonly sources: readonly SourceSummary[];
  /** Told what was done, for all to hear. */
  readonly onNotice: (notice: string) => void;
}

/** What is loaded: age, profile, counts, size, and where to go with it. The latest first. */
export function SourceList({ sources, onNotice }: SourceListProps) {
  const { t } = useTranslation();
  const id = useId();
  const [removed, setRemoved] = useState<SourceSummary>();
  const latestFirst = [...sources].sort((a, b) => b.importedAt.localeCompare(a.importedAt));
  return (
    <section aria-labelledby={id} className="home-section">
      <h2 id={id}>{t('home.sources.title')}</h2>
      <ul className="home-sources">
        {latestFirst.map((source) => (
          <SourceCard key={source.source} source={source} onRemove={() => setRemoved(source)} />
        ))}
      </ul>
      {removed !== undefined && (
        <RemoveDialog source={removed} onClose={() => setRemoved(undefined)} onRemoved={onNotice} />
      )}
    </section>
  );
}
