import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateRecord } from '../../../../shared/contract/certificate-views.ts';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Page, Panel } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { BackLink } from '../parts/BackLink.tsx';
import { DifferencesTable } from '../parts/DifferencesTable.tsx';
import { shortName } from '../../../ui/short-name.ts';
import { VaultChip } from '../vault/VaultChip.tsx';
import { ChainPanel } from './chain/ChainPanel.tsx';
import { EndPanel } from './EndPanel.tsx';
import { ExportMenu } from './exports/ExportMenu.tsx';
import { IdentityPanel } from './IdentityPanel.tsx';
import { LineagePanel } from './LineagePanel.tsx';
import { NamePanel } from './NamePanel.tsx';
import { useRecord } from './record-store.ts';
import { RequestPanel } from './RequestPanel.tsx';
import { RevocationPanel } from './RevocationPanel.tsx';
import { ServerTestPanel } from './ServerTestPanel.tsx';
import { StatePanel } from './StatePanel.tsx';
import { TestsPanel } from './TestsPanel.tsx';
import { UsesPanel } from './UsesPanel.tsx';
import './record.css';

interface RecordProps {
  readonly record: CertificateRecord;
}

/** What the authority changed of what was asked for. */
function IssuedPanel({ record: { differences } }: RecordProps) {
  const { t } = useTranslation();
  if (differences === null) return null;
  return (
    <Panel title={t('certificatesRecord.issued.title')}>
      {differences.length === 0 ? (
        <p>{t('certificatesInstall.done.same')}</p>
      ) : (
        <DifferencesTable
          differences={differences}
          left={t('certificatesInstall.done.asked')}
          right={t('certificatesInstall.done.issued')}
        />
      )}
    </Panel>
  );
}

function Panels({ record }: RecordProps) {
  const isServer = record.role === 'serveur' || record.role === 'mixte';
  return (
    <div className="record-columns">
      <div className="record-column">
        <StatePanel record={record} />
        {record.facts === null && <RequestPanel record={record} />}
        {record.chain !== null && <ChainPanel record={record} chain={record.chain} />}
        <IdentityPanel record={record} />
        <IssuedPanel record={record} />
      </div>
      <div className="record-column">
        <LineagePanel record={record} />
        <UsesPanel record={record} />
        {isServer && record.facts !== null && record.hasPrivateKey && <ServerTestPanel id={record.id} />}
        <TestsPanel tests={record.tests} />
        <RevocationPanel record={record} />
        <NamePanel key={`${record.label} ${record.notes}`} record={record} />
        <EndPanel record={record} />
      </div>
    </div>
  );
}

/** Everything known of one certificate, and everything that can be done with it. */
export function RecordPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { record, failure, load, leave } = useRecord();
  useEffect(() => {
    void load(id);
    return leave;
  }, [id, load, leave]);
  const isHere = record?.id === id;
  return (
    <Page
      title={isHere ? shownText(record.label) : t('certificates.title')}
      {...(isHere && shortName(record.subject) !== record.label && { lead: shownText(shortName(record.subject)) })}
      actions={
        <div className="page-actions no-print">
          <BackLink />
          <VaultChip />
          {isHere && record.place !== 'bin' && <ExportMenu record={record} />}
        </div>
      }
    >
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {isHere ? <Panels record={record} /> : failure === undefined && <p className="soft">{t('shell.loading')}</p>}
    </Page>
  );
}
