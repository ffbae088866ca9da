import { useEffect } from 'react';
import { VaultDialogs } from '../../shell/vault/VaultDialogs.tsx';
import { ConfirmationDialog } from './ConfirmationDialog.tsx';
import { ExchangesTabs } from './ExchangesTabs.tsx';
import { useRegions } from './regions-store.ts';
import './exchanges.css';

/** Exchanges with servers: whom to call and how, what was exchanged, and why it fails when it does. */
export function ExchangesPage() {
  useEffect(() => {
    void useRegions.getState().load();
  }, []);
  return (
    <>
      <ExchangesTabs />
      <ConfirmationDialog />
      <VaultDialogs />
    </>
  );
}
