import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/Panel.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { TABS } from './address.ts';
import type { ExchangesTab } from './address.ts';
import { DiagnosisView } from './diagnosis/DiagnosisView.tsx';
import { HistoryView } from './history/HistoryView.tsx';
import { RegionsView } from './regions/RegionsView.tsx';
import { RequestView } from './request/RequestView.tsx';
import { SandboxView } from './sandbox/SandboxView.tsx';
import { SyncView } from './sync/SyncView.tsx';
import { goTo, useAddress } from './use-address.ts';

/** The views that are there. */
const VIEWS: Partial<Readonly<Record<ExchangesTab, ComponentType>>> = {
  regions: RegionsView,
  request: RequestView,
  sync: SyncView,
  history: HistoryView,
  diagnosis: DiagnosisView,
  sandbox: SandboxView,
};

/** The views of the screen, one at a time. */
export function ExchangesTabs() {
  const { t } = useTranslation();
  const { tab } = useAddress();
  const selected = VIEWS[tab] === undefined ? 'regions' : tab;
  const View = VIEWS[selected] ?? RegionsView;
  return (
    <Page title={t('exchanges.title')} lead={t('exchanges.lead')}>
      <Tabs
        label={t('exchanges.title')}
        tabs={TABS.filter((id) => VIEWS[id] !== undefined).map((id) => ({ id, label: t(`exchanges.tabs.${id}`) }))}
        selected={selected}
        onSelect={(next) => goTo(next)}
      >
        <View />
      </Tabs>
    </Page>
  );
}
