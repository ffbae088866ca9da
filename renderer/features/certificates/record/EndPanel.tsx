import { Archive, ArchiveRestore, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateRecord } from '../../../../shared/contract/certificate-views.ts';
import { AppError } from '../../../../shared/errors.ts';
import { formatDate } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useCertificates } from '../certificates-store.ts';
import { api } from '../services.ts';
import { goTo } from '../use-view.ts';
import { useAct } from '../../../shell/use-act.ts';
import { withVault } from '../../../shell/vault/vault-store.ts';
import { PurgeDialog } from './PurgeDialog.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { useRecord } from './record-store.ts';
import { RemoveDialog } from './RemoveDialog.tsx';

type Question = 'remove' | 'reason' | 'purge';

function useEnd({ id }: CertificateRecord) {
  const [question, setQuestion] = useState<Question>();
  const { isBusy, failure, run } = useAct();
  const act = (work: () => Promise<unknown>): Promise<boolean> =>
    run(async () => {
      await work();
      await Promise.all([useRecord.getState().reload(), useCertificates.getState().load()]);
    });
  const remove = async (reason?: string): Promise<void> => {
    setQuestion(undefined);
    await act(async () => {
      try {
        await api.certificates.remove({ id, ...(reason !== undefined && { reason }) });
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'certificate.in-use' || reason !== undefined) throw error;
        setQuestion('reason');
      }
    });
  };
  const purge = async (confirm: string): Promise<void> => {
    setQuestion(undefined);
    const isDone = await run(async () => {
      const done = await withVault(() => api.certificates.purge({ id, confirm }));
      if (done !== undefined) await useCertificates.getState().load();
    });
    if (isDone && useCertificates.getState().rows.every((row) => row.id !== id)) goTo({ place: 'bin' });
  };
  return {
    ...{ question, setQuestion, isBusy, failure, remove, purge },
    restore: () => act(() => api.certificates.restore({ id })),
    archive: (archived: boolean) => act(() => api.certificates.archive({ id, archived })),
  };
}

type End = ReturnType<typeof useEnd>;

function Actions({ record, end }: { readonly record: CertificateRecord; readonly end: End }) {
  const { t } = useTranslation();
  const { setQuestion, isBusy, restore, archive } = end;
  if (record.place === 'bin') {
    return (
      <div className="page-actions">
        <Button icon={<Undo2 aria-hidden="true" />} isDisabled={isBusy} onPress={() => void restore()}>
          {t('certificatesRecord.end.restore')}
        </Button>
        <Button look="danger" isDisabled={isBusy} onPress={() => setQuestion('purge')}>
          {t('certificatesRecord.end.purge')}
        </Button>
      </div>
    );
  }
  const isArchived = record.place === 'archived';
  return (
    <div className="page-actions">
      <Button
        icon={isArchived ? <ArchiveRestore aria-hidden="true" /> : <Archive aria-hidden="true" />}
        isDisabled={isBusy}
        onPress={() => void archive(!isArchived)}
      >
        {t(isArchived ? 'certificatesRecord.end.unarchive' : 'certificatesRecord.end.archive')}
      </Button>
      <Button
        look="danger"
        icon={<Trash2 aria-hidden="true" />}
        isDisabled={isBusy}
        onPress={() => setQuestion('remove')}
      >
        {t('certificatesRecord.end.remove')}
      </Button>
    </div>
  );
}

/** Putting away, throwing away and taking back. */
export function EndPanel({ record }: { readonly record: CertificateRecord }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const end = useEnd(record);
  const { question, setQuestion, failure, remove, purge } = end;
  const close = (): void => setQuestion(undefined);
  return (
    <Panel title={t('certificatesRecord.end.title')}>
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {record.binUntil === null ? (
        <p className="soft">{t('certificatesRecord.end.text')}</p>
      ) : (
        <p role="status">{t('certificatesRecord.end.inBin', { date: formatDate(record.binUntil, language) })}</p>
      )}
      <Actions record={record} end={end} />
      {question === 'remove' && <RemoveDialog record={record} onConfirm={() => void remove()} onClose={close} />}
      {question === 'reason' && (
        <ReasonDialog
          title={t('certificatesRecord.end.inUse')}
          text={t('certificatesRecord.end.inUseText', { uses: record.uses.map(({ label }) => label).join(', ') })}
          action={t('certificatesRecord.end.remove')}
          onReason={(reason) => void remove(reason)}
          onClose={close}
        />
      )}
      {question === 'purge' && (
        <PurgeDialog record={record} onConfirm={(confirm) => void purge(confirm)} onClose={close} />
      )}
    </Panel>
  );
}
