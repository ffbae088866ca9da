import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { SecretField } from '../../ui/SecretField.tsx';
import { api } from '../../client/index.ts';
import { useVault } from './vault-store.ts';
import { useAct } from '../use-act.ts';
import { useWait } from './use-wait.ts';

const FORM = 'vault-unlock';

/** An attempt to open the vault. */
function useUnlock() {
  const { vault, accept, closeDialog, load } = useVault();
  const [passphrase, setPassphrase] = useState('');
  const { isBusy, failure, run } = useAct();
  const wait = useWait();
  const unlock = async (input: { passphrase?: string }): Promise<void> => {
    const isDone = await run(async () => accept(await api.vault.unlock(input)));
    setPassphrase('');
    if (isDone) closeDialog();
    else await load();
  };
  return {
    ...{ passphrase, setPassphrase, failure, wait, unlock, closeDialog },
    byPassphrase: vault?.protections.includes('passphrase') === true,
    bySystem: vault?.protections.includes('system') === true && vault.systemProtection === 'available',
    isHeld: isBusy || wait > 0,
  };
}

type Unlock = ReturnType<typeof useUnlock>;

function Actions({ passphrase, unlock, closeDialog, byPassphrase, bySystem, isHeld }: Unlock) {
  const { t } = useTranslation();
  return (
    <>
      <Button onPress={closeDialog}>{t('certificatesVault.cancel')}</Button>
      {bySystem && (
        <Button look={byPassphrase ? 'secondary' : 'primary'} isDisabled={isHeld} onPress={() => void unlock({})}>
          {t('certificatesVault.unlock.bySystem')}
        </Button>
      )}
      {byPassphrase && (
        <Button look="primary" type="submit" form={FORM} isDisabled={isHeld || passphrase === ''}>
          {t('certificatesVault.unlock.action')}
        </Button>
      )}
    </>
  );
}

/** Opens the vault; a wrong passphrase is told with the time to wait, and loses nothing. */
export function UnlockDialog() {
  const { t } = useTranslation();
  const attempt = useUnlock();
  const { passphrase, setPassphrase, failure, wait, unlock, closeDialog, byPassphrase, isHeld } = attempt;
  return (
    <Dialog
      title={t('certificatesVault.unlock.title')}
      closeLabel={t('shell.close')}
      isOpen
      onClose={closeDialog}
      actions={<Actions {...attempt} />}
    >
      {failure !== undefined && failure.code !== 'vault.wait' && <ErrorPanel failure={failure} />}
      <form
        id={FORM}
        className="vault-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isHeld && passphrase !== '') void unlock({ passphrase });
        }}
      >
        <p>{t('certificatesVault.unlock.lead')}</p>
        {byPassphrase && (
          <SecretField
            label={t('certificatesVault.passphrase')}
            value={passphrase}
            onChange={setPassphrase}
            autoFocus
          />
        )}
        <p role="status" className="vault-wait">
          {wait > 0 && t('certificatesVault.unlock.wait', { count: wait })}
        </p>
      </form>
    </Dialog>
  );
}
