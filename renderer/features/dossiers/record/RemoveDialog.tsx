import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierRow } from '../../../../shared/contract/dossier-views.ts';
import { api } from '../../../client/index.ts';
import { useAct } from '../../../shell/use-act.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { goTo } from '../use-view.ts';

/** Asks for the title before an archived dossier is removed for good. */
export function RemoveDialog({ dossier, onClose }: { readonly dossier: DossierRow; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { isBusy, failure, run } = useAct();
  const [title, setTitle] = useState('');
  const remove = async (): Promise<void> => {
    const isDone = await run(() => api.dossiers.remove({ id: dossier.id, title }));
    if (!isDone) return;
    onClose();
    goTo({ archived: true });
  };
  return (
    <Dialog
      title={t('dossiers.whole.removeTitle')}
      closeLabel={t('shell.close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('dossiers.whole.cancel')}</Button>
          <Button look="danger" isDisabled={isBusy || title !== dossier.title} onPress={() => void remove()}>
            {t('dossiers.whole.remove')}
          </Button>
        </>
      }
    >
      <p>{t('dossiers.whole.removeLead', { title: shownText(dossier.title) })}</p>
      <TextField label={t('dossiers.whole.removeLabel')} value={title} onChange={setTitle} autoFocus />
      {failure !== undefined && <ErrorPanel failure={failure} />}
    </Dialog>
  );
}
