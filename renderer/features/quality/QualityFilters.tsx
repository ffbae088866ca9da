import { useTranslation } from 'react-i18next';
import { SEVERITIES } from '../../../shared/domain/ror/finding.ts';
import type { Severity } from '../../../shared/domain/ror/finding.ts';
import { useSources } from '../../shell/sources-store.ts';
import { Chip } from '../../ui/Chip.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { sentenceOf } from './finding-words.ts';
import { useView } from './use-view.ts';

const ALL = '*';

/** The finding that establishments are narrowed to. */
function CodeChip({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { change } = useView();
  return (
    <Chip
      removeLabel={t('quality.filters.removeCode', { code: shownText(code) })}
      onRemove={() => change({ code: undefined })}
    >
      {shownText(sentenceOf(code, language))}
    </Chip>
  );
}

/** Which source, and how grave: what every tab is narrowed by. */
export function QualityFilters() {
  const { t } = useTranslation();
  const { view, change } = useView();
  const sources = useSources((state) => state.sources);
  const isConformity = view.tab === 'conformity';
  const sourceChoices = sources.map(({ source, label }) => ({ id: source, label: shownText(label) }));
  const everything = { id: ALL, label: t('quality.filters.everySource') };
  const first = isConformity ? (sources[0]?.source ?? ALL) : ALL;
  return (
    <div className="quality-filters no-print">
      <Picker
        inline
        label={t('quality.filters.source')}
        choices={isConformity ? sourceChoices : [everything, ...sourceChoices]}
        value={sources.some(({ source }) => source === view.source) ? (view.source ?? first) : first}
        onChange={(source) => change({ source: source === ALL ? undefined : source })}
      />
      {!isConformity && (
        <Picker
          inline
          label={t('quality.filters.severity')}
          choices={[
            { id: ALL, label: t('quality.filters.everySeverity') },
            ...SEVERITIES.map((id) => ({ id: id as string, label: t(`quality.severities.${id}`) })),
          ]}
          value={view.severity ?? ALL}
          onChange={(id) => change({ severity: id === ALL ? undefined : (id as Severity) })}
        />
      )}
      {view.tab === 'establishments' && view.code !== undefined && <CodeChip code={view.code} />}
    </div>
  );
}
