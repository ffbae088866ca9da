import { Download, Printer, ShieldCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AccessProfiles } from '../../shell/access/AccessProfiles.tsx';
import { NoData } from '../../shell/NoData.tsx';
import { useSources } from '../../shell/sources-store.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Page } from '../../ui/Panel.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { TABS } from './address.ts';
import { Conformity } from './Conformity.tsx';
import { Detail } from './Detail.tsx';
import { Establishments } from './Establishments.tsx';
import { FindingsExport } from './FindingsExport.tsx';
import { Findings } from './Findings.tsx';
import { PrintHead } from './PrintHead.tsx';
import { useQuality } from './quality-store.ts';
import { QualityFilters } from './QualityFilters.tsx';
import { useView } from './use-view.ts';
import './quality-page.css';
import './quality-print.css';

function Content() {
  const { t } = useTranslation();
  const { view, change } = useView();
  return (
    <Tabs
      label={t('quality.title')}
      tabs={TABS.map((id) => ({ id, label: t(`quality.tabs.${id}`) }))}
      selected={view.tab}
      onSelect={(tab) => change({ tab })}
    >
      <QualityFilters />
      {view.tab === 'findings' && <Findings />}
      {view.tab === 'establishments' && <Establishments />}
      {view.tab === 'conformity' && <Conformity />}
    </Tabs>
  );
}

function QualityScreen() {
  const { t } = useTranslation();
  const { view } = useView();
  const [isExporting, setExporting] = useState(false);
  if (view.code !== undefined && view.tab === 'findings') return <Detail code={view.code} />;
  return (
    <Page
      title={t('quality.title')}
      lead={t('quality.lead')}
      actions={
        <div className="page-actions no-print">
          <Button icon={<Download aria-hidden="true" />} onPress={() => setExporting(true)}>
            {t('quality.export.open')}
          </Button>
          <Button icon={<Printer aria-hidden="true" />} onPress={() => window.print()}>
            {t('quality.print.button')}
          </Button>
        </div>
      }
    >
      <PrintHead />
      <AccessProfiles source={view.source} />
      <Content />
      <FindingsExport isOpen={isExporting} onClose={() => setExporting(false)} />
    </Page>
  );
}

/** What is wrong in the data, whom to call first, and whether a source follows the rules of the exchange. */
export function QualityPage() {
  const { t } = useTranslation();
  const { status, sources, failure } = useSources();
  const { view } = useView();
  const known = sources.some(({ source }) => source === view.source) ? view.source : undefined;
  const hasSources = sources.length > 0;
  useEffect(() => {
    if (hasSources) void useQuality.getState().load(known);
  }, [known, hasSources]);
  if (failure !== undefined) return <ErrorPanel failure={failure} />;
  if (status === 'loading') return <p className="shell-loading soft">{t('shell.loading')}</p>;
  if (!hasSources) {
    return (
      <Page title={t('quality.title')}>
        <NoData icon={<ShieldCheck aria-hidden="true" />}>{t('quality.empty')}</NoData>
      </Page>
    );
  }
  return <QualityScreen />;
}
