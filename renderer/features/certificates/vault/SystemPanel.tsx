import { useTranslation } from 'react-i18next';
import type { VaultStatus } from '../../../../shared/contract/vault.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { api } from '../services.ts';
import { useVault, withVault } from '../../../shell/vault/vault-store.ts';
import { useAct } from '../../../shell/use-act.ts';

/** The key store of the system as a way to open the vault, where it really protects. */
export function SystemPanel({ vault }: { readonly vault: VaultStatus }) {
  const { t } = useTranslation();
  const accept = useVault((state) => state.accept);
  const { isBusy, failure, run } = useAct();
  const isUsed = vault.protections.includes('system');
  const canUse = vault.systemProtection === 'available';
  const isOnly = isUsed && !vault.protections.includes('passphrase');
  const use = (enabled: boolean): void =>
    void run(async () => {
      const changed = await withVault(() => api.vault.useSystem({ enabled }));
      if (changed !== undefined) accept(changed);
    });
  return (
    <Panel title={t('certificatesVault.system.title')}>
      {failure !== undefined && <ErrorPanel failure={failure} />}
      <p>{t(`certificatesVault.system.${vault.systemProtection}`)}</p>
      {isOnly && <p className="soft">{t('certificatesVault.system.only')}</p>}
      {(canUse || isUsed) && (
        <div className="page-actions">
          <Button isDisabled={isBusy || isOnly || (!isUsed && !canUse)} onPress={() => use(!isUsed)}>
            {t(isUsed ? 'certificatesVault.system.remove' : 'certificatesVault.system.add')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
