import { useVault } from './vault-store.ts';
import { CreateDialog } from './CreateDialog.tsx';
import { UnlockDialog } from './UnlockDialog.tsx';

/** The dialogs that make and open the vault, wherever on the screen they are called for. */
export function VaultDialogs() {
  const dialog = useVault((state) => state.dialog);
  if (dialog === 'create') return <CreateDialog />;
  return dialog === 'unlock' ? <UnlockDialog /> : null;
}
