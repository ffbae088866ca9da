import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';

const SHORTEST = 3;
const LONGEST = 500;
const FORM = 'record-reason';

interface ReasonDialogProps {
  readonly title: string;
  readonly text: ReactNode;
  readonly action: string;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks why; the reason goes to the journal. */
export function ReasonDialog({ title, text, action, onReason, onClose }: ReasonDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const isReady = reason.trim().length >= SHORTEST;
  return (
    <Dialog
      title={title}
      closeLabel={t('shell.close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('certificatesVault.cancel')}</Button>
          <Button look="primary" type="submit" form={FORM} isDisabled={!isReady}>
            {action}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      <form
        id={FORM}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) onReason(reason.trim());
        }}
      >
        <TextField
          label={t('certificatesRecord.reason.label')}
          description={t('certificatesRecord.reason.hint')}
          value={reason}
          onChange={setReason}
          maxLength={LONGEST}
          autoFocus
        />
      </form>
    </Dialog>
  );
}
