import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateRecord } from '../../../../shared/contract/certificate-views.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useInstall } from '../install/install-store.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { api } from '../services.ts';
import { BackupForm } from '../../../shell/vault/BackupForm.tsx';
import { useRecord } from './record-store.ts';
import { useExport } from './exports/use-export.ts';

/** Before a request leaves: its key is backed up, or the person does without, knowing what that means. */
function BackupGate({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [declines, setDeclines] = useState(false);
  const reload = useRecord((state) => state.reload);
  const decline = (): void =>
    attempt(async () => {
      await api.certificates.declineBackup({ id });
      await reload();
    });
  return (
    <div className="record-gate">
      <p className="record-warning">
        <TriangleAlert aria-hidden="true" />
        {t('certificatesRecord.request.gate')}
      </p>
      <BackupForm onDone={() => void reload()} />
      {declines ? (
        <div className="record-decline">
          <p>{t('certificatesRecord.request.declineText')}</p>
          <div className="page-actions">
            <Button onPress={() => setDeclines(false)}>{t('certificatesVault.cancel')}</Button>
            <Button look="danger" onPress={decline}>
              {t('certificatesRecord.request.declineConfirm')}
            </Button>
          </div>
        </div>
      ) : (
        <div className="page-actions">
          <Button look="quiet" onPress={() => setDeclines(true)}>
            {t('certificatesRecord.request.decline')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Csr({ record }: { readonly record: CertificateRecord }) {
  const { t } = useTranslation();
  const { write, said } = useExport(record);
  if (record.csrPem === null) return null;
  return (
    <>
      <textarea
        className="record-pem"
        readOnly
        rows={8}
        aria-label={t('certificatesRecord.request.pem')}
        value={record.csrPem}
      />
      <div className="page-actions">
        <CopyButton text={record.csrPem}>{t('certificatesRecord.request.copy')}</CopyButton>
        <Button onPress={() => void write('csr')}>{t('certificatesRecord.request.save')}</Button>
        <span role="status" className="soft">
          {said}
        </span>
      </div>
    </>
  );
}

/** A request that waits for its answer: what to do next. */
export function RequestPanel({ record }: { readonly record: CertificateRecord }) {
  const { t } = useTranslation();
  const open = useInstall((state) => state.open);
  const { backup, id } = record;
  return (
    <Panel title={t('certificatesRecord.request.title')}>
      {backup === 'needed' ? (
        <BackupGate id={id} />
      ) : (
        <>
          {backup === 'done' && (
            <p className="record-good">
              <CircleCheck aria-hidden="true" />
              {t('certificatesRecord.request.backedUp')}
            </p>
          )}
          <p>{t('certificates.pending.send')}</p>
          <Csr record={record} />
          <div className="page-actions">
            <Button look="primary" onPress={open}>
              {t('certificates.pending.install')}
            </Button>
          </div>
        </>
      )}
    </Panel>
  );
}
