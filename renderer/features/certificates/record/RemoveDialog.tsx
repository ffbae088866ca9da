import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateRecord } from '../../../../shared/contract/certificate-views.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { shownText } from '../../../ui/shown-text.ts';

const FORM = 'record-remove';

interface RemoveDialogProps {
  readonly record: CertificateRecord;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

function TypedName({ name, ...field }: { name: string; value: string; onChange: (typed: string) => void }) {
  const { t } = useTranslation();
  return (
    <TextField
      label={t('certificatesRecord.end.type', { name: shownText(name) })}
      description={t('certificatesRecord.end.typeKey')}
      {...field}
      autoFocus
    />
  );
}

/** Before the bin; where a key goes with it, its name is typed. */
export function RemoveDialog({ record, onConfirm, onClose }: RemoveDialogProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const { label, hasPrivateKey } = record;
  const isReady = !hasPrivateKey || typed.trim().normalize('NFC') === label.normalize('NFC');
  return (
    <Dialog
      title={t('certificatesRecord.end.removeTitle')}
      closeLabel={t('shell.close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('certificatesVault.cancel')}</Button>
          <Button look="danger" type="submit" form={FORM} isDisabled={!isReady}>
            {t('certificatesRecord.end.remove')}
          </Button>
        </>
      }
    >
      <p>{t('certificatesRecord.end.removeText')}</p>
      <form
        id={FORM}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) onConfirm();
        }}
      >
        {hasPrivateKey && <TypedName name={label} value={typed} onChange={setTyped} />}
      </form>
    </Dialog>
  );
}
