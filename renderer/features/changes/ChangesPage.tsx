import { GitCompareArrows } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceSummary } from '../../../shared/contract/cache.ts';
import { AccessProfiles } from '../../shell/access/AccessProfiles.tsx';
import { openExtraction } from '../../shell/imports.ts';
import { NoData } from '../../shell/NoData.tsx';
import { useSources } from '../../shell/sources-store.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Page } from '../../ui/Panel.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { useChanges } from './changes-store.ts';
import { Difference } from './Difference.tsx';
import { Loads } from './Loads.tsx';
import { useView } from './use-view.ts';
import './changes-page.css';

function OneLoad() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<GitCompareArrows aria-hidden="true" />}
      title={t('changes.oneLoad.title')}
      action={<Button onPress={openExtraction}>{t('explorer.empty.open')}</Button>}
    >
      {t('changes.oneLoad.text')}
    </EmptyState>
  );
}

function Comparison({ source }: { readonly source: SourceSummary }) {
  const { t } = useTranslation();
  const { view } = useView();
  const { loads, diff, failure } = useChanges();
  const { since } = view;
  const code = source.source;
  useEffect(() => void useChanges.getState().load(code, since), [code, since]);
  if (loads === undefined) {
    return failure === undefined ? <p className="soft">{t('shell.loading')}</p> : <ErrorPanel failure={failure} />;
  }
  if (loads.length < 2) return <OneLoad />;
  return (
    <>
      <Loads loads={loads} from={diff?.report.from.job} />
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {diff === undefined && failure === undefined && <p className="soft">{t('shell.loading')}</p>}
      {diff !== undefined && <Difference diff={diff} />}
    </>
  );
}

/** What became of a source from load to load. */
export function ChangesPage() {
  const { t } = useTranslation();
  const { status, sources, failure } = useSources();
  const { view, change } = useView();
  const chosen = sources.find(({ source }) => source === view.source) ?? sources[0];
  if (failure !== undefined) return <ErrorPanel failure={failure} />;
  if (status === 'loading') return <p className="shell-loading soft">{t('shell.loading')}</p>;
  if (chosen === undefined) {
    return (
      <Page title={t('changes.title')}>
        <NoData icon={<GitCompareArrows aria-hidden="true" />}>{t('changes.empty')}</NoData>
      </Page>
    );
  }
  const picker = (
    <Picker
      inline
      label={t('changes.source')}
      value={chosen.source}
      choices={sources.map(({ source, label }) => ({ id: source, label: shownText(label) }))}
      onChange={(source) => change({ source, since: undefined, kind: undefined, field: undefined })}
    />
  );
  return (
    <Page title={t('changes.title')} lead={t('changes.lead')} actions={picker}>
      <AccessProfiles source={chosen.source} />
      <Comparison key={chosen.source} source={chosen} />
    </Page>
  );
}
