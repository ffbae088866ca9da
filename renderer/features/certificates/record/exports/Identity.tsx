import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IdentitySheet } from '../../../../../shared/contract/certificate-views.ts';
import { ErrorPanel, failureOf } from '../../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../../ui/ErrorPanel.tsx';
import { shownText } from '../../../../ui/shown-text.ts';
import { CopyButton } from '../../../../ui/CopyButton.tsx';
import { api } from '../../services.ts';

/** One thing to send, with its button. */
function ToSend({ title, text, value }: { readonly title: string; readonly text: string; readonly value: string }) {
  const { t } = useTranslation();
  return (
    <section className="exports-send">
      <h3>{title}</h3>
      <p className="soft">{text}</p>
      <pre className="exports-note">{shownText(value).replaceAll('␊', '\n')}</pre>
      <CopyButton text={value}>{t('certificatesRecord.copy')}</CopyButton>
    </section>
  );
}

/** The identity sheet in place: what to send to whom, and never anything private. */
export function Identity({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [sheet, setSheet] = useState<IdentitySheet>();
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    let isHere = true;
    api.certificates.identity({ id }).then(
      (read) => isHere && setSheet(read),
      (error: unknown) => isHere && setFailure(failureOf(error)),
    );
    return () => {
      isHere = false;
    };
  }, [id]);
  if (failure !== undefined) return <ErrorPanel failure={failure} />;
  if (sheet === undefined) return <p className="soft">{t('shell.loading')}</p>;
  return (
    <>
      <ToSend
        title={t('certificatesRecord.export.fhir.title')}
        text={t('certificatesRecord.export.fhir.text')}
        value={sheet.subject}
      />
      <ToSend
        title={t('certificatesRecord.export.csd.title')}
        text={t('certificatesRecord.export.csd.text')}
        value={sheet.pem}
      />
      <ToSend
        title={t('certificatesRecord.export.sheet.title')}
        text={t('certificatesRecord.export.sheet.text')}
        value={sheet.text}
      />
    </>
  );
}
