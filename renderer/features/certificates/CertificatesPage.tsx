import { useEffect } from 'react';
import { CompareView } from './compare/CompareView.tsx';
import { RequestAssistant } from './assistant/RequestAssistant.tsx';
import { useCertificates } from './certificates-store.ts';
import { CertificatesTabs } from './CertificatesTabs.tsx';
import { InstallDialog } from './install/InstallDialog.tsx';
import { RecordPage } from './record/RecordPage.tsx';
import { useView } from './use-view.ts';
import { VaultDialogs } from '../../shell/vault/VaultDialogs.tsx';
import { VaultPage } from './vault/VaultPage.tsx';
import { useVault } from '../../shell/vault/vault-store.ts';

function Room() {
  const { view, id } = useView();
  if (id !== undefined) return <RecordPage key={id} id={id} />;
  if (view.room === 'request') return <RequestAssistant key={view.renews ?? ''} renews={view.renews} />;
  if (view.room === 'compare') return <CompareView left={view.left} right={view.right} />;
  if (view.room === 'vault') return <VaultPage />;
  return <CertificatesTabs />;
}

/** Certificates and private keys: from nothing to what is installed, and nothing that expires unseen. */
export function CertificatesPage() {
  useEffect(() => {
    void useCertificates.getState().load();
    void useVault.getState().load();
  }, []);
  return (
    <>
      <Room />
      <InstallDialog />
      <VaultDialogs />
    </>
  );
}
