import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateRecord } from '../../../../shared/contract/certificate-views.ts';
import { valuesOf } from '../../../../shared/domain/certificates/name.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { shownText } from '../../../ui/shown-text.ts';

const FORM = 'record-purge';

interface PurgeDialogProps {
  readonly record: CertificateRecord;
  readonly onConfirm: (typed: string) => void;
  readonly onClose: () => void;
}

/** For ever: the common name is typed to confirm. */
export function PurgeDialog({ record, onConfirm, onClose }: PurgeDialogProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const name = valuesOf(record.subjectName, 'CN').at(-1) ?? record.label;
  const isReady = typed.trim().normalize('NFC') === name.normalize('NFC');
  return (
    <Dialog
      title={t('certificatesRecord.end.purgeTitle')}
      closeLabel={t('shell.close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('certificatesVault.cancel')}</Button>
          <Button look="danger" type="submit" form={FORM} isDisabled={!isReady}>
            {t('certificatesRecord.end.purge')}
          </Button>
        </>
      }
    >
      <p>{t(record.hasPrivateKey ? 'certificatesRecord.end.purgeKeyText' : 'certificatesRecord.end.purgeText')}</p>
      <form
        id={FORM}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) onConfirm(typed);
        }}
      >
        <TextField
          label={t('certificatesRecord.end.type', { name: shownText(name) })}
          value={typed}
          onChange={setTyped}
          autoFocus
        />
      </form>
    </Dialog>
  );
}
