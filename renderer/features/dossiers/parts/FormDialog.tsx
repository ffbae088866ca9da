import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../../../shared/domain/onboarding/dossier.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';
import { RefusalNotice } from './RefusalNotice.tsx';
import './form-dialog.css';

interface FormDialogProps {
  readonly title: string;
  readonly lead?: string;
  /** What the button that ends it says. */
  readonly action: string;
  readonly look?: 'primary' | 'danger';
  readonly isReady: boolean;
  readonly isBusy: boolean;
  readonly failure: Failure | undefined;
  readonly refusal?: Refusal | null;
  readonly size?: 'm' | 'l';
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form above the page: Enter ends it, Escape leaves it, and why it was refused stands before its buttons. */
export function FormDialog(props: FormDialogProps) {
  const { t } = useTranslation();
  const { title, lead, action, look = 'primary', isReady, isBusy, failure, refusal = null, size = 'm' } = props;
  const { onSubmit, onClose, children } = props;
  return (
    <Dialog title={title} closeLabel={t('shell.close')} isOpen onClose={onClose} size={size}>
      <form
        className="form-dialog"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !isBusy) onSubmit();
        }}
      >
        {lead !== undefined && <p className="soft">{lead}</p>}
        {children}
        {refusal !== null && <RefusalNotice refusal={refusal} />}
        {failure !== undefined && <ErrorPanel failure={failure} />}
        <div className="form-dialog-actions">
          <Button onPress={onClose}>{t('dossiers.record.cancel')}</Button>
          {/* Not disabled while it runs: the focus would leave the dialog, and Escape with it. */}
          <Button look={look} type="submit" isDisabled={!isReady}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
