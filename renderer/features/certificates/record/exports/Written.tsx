import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ExportedCertificate } from '../../../../../shared/contract/certificate-views.ts';
import { formatBytes } from '../../../../i18n/format.ts';
import { useLanguage } from '../../../../i18n/use-language.ts';
import { Disclosure } from '../../../../ui/Disclosure.tsx';
import { CopyButton } from '../../../../ui/CopyButton.tsx';

/** What was written, what to be careful of, and how to put it in service on each kind of server. */
export function Written({ written }: { readonly written: ExportedCertificate }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { file, bytes, warnings, notes } = written;
  return (
    <>
      <p role="status" className="record-good">
        <CircleCheck aria-hidden="true" />
        {t('certificatesRecord.export.written', { file, size: formatBytes(bytes, language) })}
      </p>
      {warnings.map((warning) => (
        <p key={warning} className="record-warning">
          <TriangleAlert aria-hidden="true" />
          {warning}
        </p>
      ))}
      {notes.length > 0 && <h3>{t('certificatesRecord.export.notes')}</h3>}
      {notes.map(({ server, text }) => (
        <Disclosure key={server} title={server}>
          <pre className="exports-note">{text}</pre>
          <CopyButton text={text}>{t('certificatesRecord.copy')}</CopyButton>
        </Disclosure>
      ))}
    </>
  );
}
