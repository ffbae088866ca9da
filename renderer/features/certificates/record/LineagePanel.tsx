import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateRecord, CertificateRow } from '../../../../shared/contract/certificate-views.ts';
import { AppError } from '../../../../shared/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorPanel, failureOf } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { useCertificates, useRow } from '../certificates-store.ts';
import { StatusBadge } from '../parts/StatusBadge.tsx';
import { useWords } from '../parts/use-words.ts';
import { api } from '../services.ts';
import { recordLink, viewLink } from '../use-view.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import { useRecord } from './record-store.ts';

/** Puts a certificate in service; one that made no successful test call asks for a reason. */
function useActivation(id: string) {
  const [asksReason, setAsks] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const activate = async (reason?: string): Promise<void> => {
    setFailure(undefined);
    setAsks(false);
    try {
      await api.certificates.activate({ id, ...(reason !== undefined && { reason }) });
      await Promise.all([useRecord.getState().reload(), useCertificates.getState().load()]);
    } catch (error) {
      if (error instanceof AppError && error.code === 'certificate.untested') setAsks(true);
      else setFailure(failureOf(error));
    }
  };
  return { asksReason, failure, activate, giveUp: () => setAsks(false) };
}

function Neighbour({ label, row, record }: { label: string; row: CertificateRow; record: CertificateRecord }) {
  const { t } = useTranslation();
  const { daysWords } = useWords();
  const [former, latter] = row.renews === record.id ? [record.id, row.id] : [row.id, record.id];
  return (
    <li className="record-neighbour">
      <span className="soft">{label}</span>
      <span>
        <a href={recordLink(row.id)}>{shownText(row.label)}</a> <StatusBadge status={row.status} />{' '}
        {row.isLive && <span className="badge badge-success">{t('certificates.list.live')}</span>}
      </span>
      {row.notAfter !== null && <span className="soft">{daysWords(row.notAfter)}</span>}
      {row.notAfter !== null && record.notAfter !== null && (
        <a href={viewLink({ room: 'compare', left: former, right: latter })}>
          {t('certificatesRecord.lineage.compare')}
        </a>
      )}
    </li>
  );
}

function Serve({ hasSuccessor, onServe }: { readonly hasSuccessor: boolean; readonly onServe: () => void }) {
  const { t } = useTranslation();
  const [text, action] = hasSuccessor
    ? ([t('certificatesRecord.lineage.backText'), t('certificatesRecord.lineage.back')] as const)
    : ([t('certificatesRecord.lineage.serveText'), t('certificatesRecord.lineage.serve')] as const);
  return (
    <>
      <p className="soft">{text}</p>
      <div className="page-actions">
        <Button onPress={onServe}>{action}</Button>
      </div>
    </>
  );
}

/** The one it renews, the one that renews it, and which of them is in service. */
export function LineagePanel({ record }: { readonly record: CertificateRecord }) {
  const { t } = useTranslation();
  const { id, renews, renewedBy, isLive, facts, place } = record;
  const former = useRow(renews);
  const next = useRow(renewedBy);
  const { asksReason, failure, activate, giveUp } = useActivation(id);
  if (former === undefined && next === undefined) return null;
  const canServe = facts !== null && !isLive && place !== 'bin';
  return (
    <Panel title={t('certificatesRecord.lineage.title')}>
      {failure !== undefined && <ErrorPanel failure={failure} />}
      <ul className="record-list">
        {former !== undefined && (
          <Neighbour label={t('certificatesRecord.lineage.renews')} row={former} record={record} />
        )}
        {next !== undefined && (
          <Neighbour label={t('certificatesRecord.lineage.renewedBy')} row={next} record={record} />
        )}
      </ul>
      {canServe && <Serve hasSuccessor={next !== undefined} onServe={() => void activate()} />}
      {asksReason && (
        <ReasonDialog
          title={t('certificatesRecord.lineage.untested')}
          text={t('certificatesRecord.lineage.untestedText')}
          action={t('certificatesRecord.lineage.serve')}
          onReason={(reason) => void activate(reason)}
          onClose={giveUp}
        />
      )}
    </Panel>
  );
}
