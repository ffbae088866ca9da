import { BellRing } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateNotice } from '../../../shared/contract/certificate-views.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatRoute } from '../../navigation/routes.ts';
import { attempt } from '../../shell/FailureNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { useNotices } from './notices-store.ts';
import './certificate-notices.css';

function Notice({ notice }: { readonly notice: CertificateNotice }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const dismiss = useNotices((state) => state.dismiss);
  const { id, label, stage, daysLeft, notAfter } = notice;
  return (
    <li className="home-notice-line" data-late={stage === 'lead' ? undefined : true}>
      <BellRing aria-hidden="true" />
      <span>
        <a href={formatRoute({ screen: 'certificates', id })}>{shownText(label)}</a>{' '}
        {t(`home.certificates.stages.${stage}`, { count: daysLeft, date: formatDate(notAfter, language) })}
      </span>
      <Button
        look="quiet"
        aria-label={t('home.certificates.dismissOne', { label })}
        onPress={() => attempt(() => dismiss(notice))}
      >
        {t('home.certificates.dismiss')}
      </Button>
    </li>
  );
}

/** Certificates to order or to replace, when there are any. */
export function CertificateNotices() {
  const { t } = useTranslation();
  const { notices, failure, load } = useNotices();
  useEffect(() => void load(), [load]);
  if (failure !== undefined) return <ErrorPanel failure={failure} />;
  if (notices.length === 0) return null;
  const agenda = formatRoute({ screen: 'certificates', query: { tab: ['agenda'] } });
  return (
    <Panel title={t('home.certificates.title')} aside={<a href={agenda}>{t('home.certificates.agenda')}</a>}>
      <ul className="home-notice-lines">
        {notices.map((notice) => (
          <Notice key={notice.id} notice={notice} />
        ))}
      </ul>
    </Panel>
  );
}
