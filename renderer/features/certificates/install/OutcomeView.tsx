import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type {
  CertificateRow,
  ImportedCertificates,
  InstallReport,
} from '../../../../shared/contract/certificate-views.ts';
import { shownText } from '../../../ui/shown-text.ts';
import { DifferencesTable } from '../parts/DifferencesTable.tsx';
import { Findings } from '../parts/Findings.tsx';
import { StatusBadge } from '../parts/StatusBadge.tsx';
import { recordLink } from '../use-view.ts';
import { useInstall } from './install-store.ts';
import type { Outcome } from './install-store.ts';

const REASONS = ['authority', 'key-alone', 'request', 'crl', 'not-needed'] as const;

function RecordLink({ row }: { readonly row: CertificateRow }) {
  const close = useInstall((state) => state.close);
  return (
    <span className="install-row">
      <a href={recordLink(row.id)} onClick={close}>
        {shownText(row.label)}
      </a>
      <StatusBadge status={row.status} />
    </span>
  );
}

function Installed({ report }: { readonly report: InstallReport }) {
  const { t } = useTranslation();
  return (
    <>
      <p role="status" className="install-done">
        <CircleCheck aria-hidden="true" />
        {t('certificatesInstall.done.installed')}
      </p>
      <RecordLink row={report} />
      {report.renews !== null && !report.isLive && <p>{t('certificatesInstall.done.beside')}</p>}
      {report.differences.length === 0 ? (
        <p className="soft">{t('certificatesInstall.done.same')}</p>
      ) : (
        <>
          <p>{t('certificatesInstall.done.differs')}</p>
          <DifferencesTable
            differences={report.differences}
            left={t('certificatesInstall.done.asked')}
            right={t('certificatesInstall.done.issued')}
          />
        </>
      )}
      <Findings findings={report.findings} />
    </>
  );
}

function Imported({ report }: { readonly report: ImportedCertificates }) {
  const { t } = useTranslation();
  const { added, known, ignored } = report;
  return (
    <>
      <p role="status" className="install-done">
        <CircleCheck aria-hidden="true" />
        {t('certificatesInstall.done.added', { count: added.length })}
        {known.length > 0 && ` ${t('certificatesInstall.done.known', { count: known.length })}`}
      </p>
      {[...added, ...known].map((row) => (
        <RecordLink key={row.id} row={row} />
      ))}
      {ignored.length > 0 && (
        <ul className="install-ignored soft">
          {ignored.map(({ what, reason }, index) => {
            const known = REASONS.find((one) => one === reason);
            return (
              // The same thing can be left out twice.
              <li key={`${index} ${what}`}>
                {shownText(what)} — {known === undefined ? reason : t(`certificatesInstall.ignored.${known}`)}
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

/** What became of what was given. */
export function OutcomeView({ outcome }: { readonly outcome: Outcome }) {
  return outcome.kind === 'installed' ? <Installed report={outcome.report} /> : <Imported report={outcome.report} />;
}
