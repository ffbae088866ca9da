import { useTranslation } from 'react-i18next';
import type { TrustedAuthority } from '../../../../shared/contract/trust.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { api } from '../services.ts';
import { useAct } from '../../../shell/use-act.ts';
import { nameOf } from './Chains.tsx';
import { useTrust } from './trust-store.ts';

interface RemoveAuthorityProps {
  readonly authority: TrustedAuthority;
  readonly onClose: () => void;
}

/** Asks before an authority is trusted no more: chains that end at it are then refused. */
export function RemoveAuthority({ authority, onClose }: RemoveAuthorityProps) {
  const { t } = useTranslation();
  const { isBusy, failure, run } = useAct();
  const remove = async (): Promise<void> => {
    const isDone = await run(async () => {
      await api.trust.remove({ id: authority.id });
      await useTrust.getState().load();
    });
    if (isDone) onClose();
  };
  return (
    <Dialog
      title={t('certificatesTrust.remove.title')}
      closeLabel={t('shell.close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('certificatesVault.cancel')}</Button>
          <Button look="danger" isDisabled={isBusy} onPress={() => void remove()}>
            {t('certificatesTrust.remove.action')}
          </Button>
        </>
      }
    >
      {failure !== undefined && <ErrorPanel failure={failure} />}
      <p>
        <strong>{shownText(nameOf(authority))}</strong>
      </p>
      <p>{t('certificatesTrust.remove.text')}</p>
    </Dialog>
  );
}
