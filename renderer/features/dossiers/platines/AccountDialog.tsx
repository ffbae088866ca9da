import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView, EventInput } from '../../../../shared/contract/dossier-views.ts';
import { TextField } from '../../../ui/Field.tsx';
import { today } from '../parts/days.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { FilesField } from '../record/FilesField.tsx';
import { useNote } from './use-note.ts';

/** What can be said of the account. */
export type AccountAct = Extract<EventInput, { readonly type: 'platines-compte' }>['state'];

interface AccountDialogProps {
  readonly dossier: DossierView;
  readonly act: AccountAct;
  readonly onClose: () => void;
}

/** Notes what became of the account on the test platform. */
export function AccountDialog({ dossier, act, onClose }: AccountDialogProps) {
  const { t } = useTranslation();
  const [date, setDate] = useState(today());
  const [login, setLogin] = useState(dossier.dossier.platines.login);
  const [files, setFiles] = useState<readonly File[]>([]);
  const { isBusy, failure, refusal, note } = useNote(onClose);
  const hasLogin = act === 'ouvert' || act === 'demande';
  return (
    <FormDialog
      title={t('dossiersRegisters.platines.accountDialog')}
      lead={t(`dossiersRegisters.platines.acts.${act}`)}
      action={t('dossiers.record.save')}
      isReady={date !== ''}
      {...{ isBusy, failure, refusal, onClose }}
      onSubmit={() => void note({ type: 'platines-compte', state: act, date, login: login.trim() }, files)}
    >
      <TextField
        label={t('dossiers.record.date')}
        description={t('dossiers.record.dateHelp')}
        type="date"
        value={date}
        onChange={setDate}
        isRequired
        autoFocus
      />
      {hasLogin && (
        <TextField
          label={`${t('dossiersRegisters.platines.login')} (${t('dossiers.record.optional')})`}
          value={login}
          maxLength={200}
          onChange={setLogin}
        />
      )}
      <FilesField files={files} onChange={setFiles} />
    </FormDialog>
  );
}
