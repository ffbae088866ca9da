import { useEffect } from 'react';
import { VaultDialogs } from '../../shell/vault/VaultDialogs.tsx';
import { ConfirmationDialog } from './ConfirmationDialog.tsx';
import { ExchangesTabs } from './ExchangesTabs.tsx';
import { RegionPage } from './regions/RegionPage.tsx';
import { useRegions } from './regions-store.ts';
import { useAddress } from './use-address.ts';
import './exchanges.css';

/** Exchanges with servers: whom to call and how, what was exchanged, and why it fails when it does. */
export function ExchangesPage() {
  const { region } = useAddress();
  useEffect(() => {
    void useRegions.getState().load();
  }, []);
  return (
    <>
      {region === undefined ? <ExchangesTabs /> : <RegionPage key={region} code={region} />}
      <ConfirmationDialog />
      <VaultDialogs />
    </>
  );
}
