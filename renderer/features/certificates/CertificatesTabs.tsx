import { FilePlus2, Import } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Page } from '../../ui/Panel.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { TABS } from './address.ts';
import { AgendaView } from './agenda/AgendaView.tsx';
import { useCertificates } from './certificates-store.ts';
import { useInstall } from './install/install-store.ts';
import { Inventory } from './inventory/Inventory.tsx';
import { JournalView } from './journal/JournalView.tsx';
import { TrustView } from './trust/TrustView.tsx';
import { goTo, useView } from './use-view.ts';
import { VaultChip } from './vault/VaultChip.tsx';

function Actions() {
  const { t } = useTranslation();
  const open = useInstall((state) => state.open);
  // Without any, the three ways in stand below and one of them leads.
  const isEmpty = useCertificates(({ rows }) => rows.length === 0);
  return (
    <div className="page-actions no-print">
      <VaultChip />
      <Button icon={<Import aria-hidden="true" />} onPress={open}>
        {t('certificates.actions.import')}
      </Button>
      <Button
        look={isEmpty ? 'secondary' : 'primary'}
        icon={<FilePlus2 aria-hidden="true" />}
        onPress={() => goTo({ room: 'request' })}
      >
        {t('certificates.actions.request')}
      </Button>
    </div>
  );
}

/** The views of the screen: what is held, what falls due, what is trusted, what was done. */
export function CertificatesTabs() {
  const { t } = useTranslation();
  const { view, change } = useView();
  return (
    <Page title={t('certificates.title')} lead={t('certificates.lead')} actions={<Actions />}>
      <Tabs
        label={t('certificates.title')}
        tabs={TABS.map((id) => ({ id, label: t(`certificates.tabs.${id}`) }))}
        selected={view.tab}
        onSelect={(tab) => change({ tab })}
      >
        {view.tab === 'inventory' && <Inventory />}
        {view.tab === 'agenda' && <AgendaView />}
        {view.tab === 'trust' && <TrustView />}
        {view.tab === 'journal' && <JournalView />}
      </Tabs>
    </Page>
  );
}
