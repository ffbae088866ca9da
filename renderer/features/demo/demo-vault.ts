import { DEMO_PASSPHRASE } from '../../../shared/demo/steps-access.ts';
import { AppError } from '../../../shared/errors.ts';
import { api, isDemoWindow } from '../../client/index.ts';
import { useVault } from '../../shell/vault/vault-store.ts';

/** Makes or opens the vault of a window of a demonstration; elsewhere the person does, in the dialogs of the frame. */
export async function openDemoVault(): Promise<void> {
  if (!isDemoWindow()) {
    if (!(await useVault.getState().open())) throw new AppError('vault.locked', 'The vault was not opened.');
    return;
  }
  const { state } = await api.vault.status({});
  const passphrase = DEMO_PASSPHRASE;
  if (state === 'absent') await api.vault.init({ passphrase });
  else if (state !== 'open') await api.vault.unlock({ passphrase });
}
