import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateRecord } from '../../../../../shared/contract/certificate-views.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Checkbox } from '../../../../ui/Checkbox.tsx';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { ErrorPanel } from '../../../../ui/ErrorPanel.tsx';
import { isWellTyped, NewPassphrase, NOTHING_TYPED } from '../../../../shell/vault/NewPassphrase.tsx';
import { Identity } from './Identity.tsx';
import { useExport } from './use-export.ts';
import type { ExportForm } from './use-export.ts';
import { Written } from './Written.tsx';

interface ExportDialogProps {
  readonly record: CertificateRecord;
  readonly form: ExportForm;
  readonly onClose: () => void;
}

/** What is asked before a key leaves: a passphrase, and for a P12 whether old programs must read it. */
function useSecrets(form: ExportForm) {
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [compatible, setCompatible] = useState(false);
  const isPrivate = form === 'p12' || form === 'key';
  const isReady = !isPrivate || isWellTyped(typed, form === 'p12' ? 'p12' : 'file');
  const secrets = isPrivate ? { passphrase: typed.text, ...(form === 'p12' && { compatible }) } : undefined;
  return { typed, setTyped, compatible, setCompatible, isPrivate, isReady, secrets };
}

type Secrets = ReturnType<typeof useSecrets>;

function SecretForm({ form, secrets }: { readonly form: 'p12' | 'key'; readonly secrets: Secrets }) {
  const { t } = useTranslation();
  const { typed, setTyped, compatible, setCompatible } = secrets;
  return (
    <>
      <NewPassphrase
        use={form === 'p12' ? 'p12' : 'file'}
        label={t('certificatesRecord.export.passphrase')}
        typed={typed}
        onChange={setTyped}
        autoFocus
      />
      {form === 'p12' && (
        <Checkbox
          isSelected={compatible}
          onChange={setCompatible}
          description={t('certificatesRecord.export.compatibleHint')}
        >
          {t('certificatesRecord.export.compatible')}
        </Checkbox>
      )}
      {compatible && (
        <p className="record-warning">
          <TriangleAlert aria-hidden="true" />
          {t('certificatesRecord.export.compatibleWarning')}
        </p>
      )}
    </>
  );
}

/** One way out of a certificate: what it is for, what it asks, what was written and how to put it in service. */
export function ExportDialog({ record, form, onClose }: ExportDialogProps) {
  const { t } = useTranslation();
  const secrets = useSecrets(form);
  const { write, isBusy, failure, written } = useExport(record);
  const start = async (): Promise<void> => {
    await write(form, secrets.secrets);
    secrets.setTyped(NOTHING_TYPED);
  };
  return (
    <Dialog
      size={form === 'identity' || written?.notes.length ? 'l' : 'm'}
      title={t(`certificatesRecord.export.${form}.title`)}
      closeLabel={t('shell.close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('shell.close')}</Button>
          {written === undefined && (
            <Button look="primary" isDisabled={isBusy || !secrets.isReady} onPress={() => void start()}>
              {t('certificatesRecord.export.save')}
            </Button>
          )}
        </>
      }
    >
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {written === undefined ? (
        <>
          <p>{t(`certificatesRecord.export.${form}.text`)}</p>
          {form === 'identity' && <Identity id={record.id} />}
          {(form === 'p12' || form === 'key') && <SecretForm form={form} secrets={secrets} />}
        </>
      ) : (
        <Written written={written} />
      )}
    </Dialog>
  );
}
