import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../navigation/store.ts';
import { useSources } from '../../shell/sources-store.ts';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Page } from '../../ui/Panel.tsx';
import { CertificateNotices } from './CertificateNotices.tsx';
import { Doors } from './Doors.tsx';
import { ImportPage } from './ImportPage.tsx';
import { PublicFile } from './PublicFile.tsx';
import { SourceList } from './SourceList.tsx';
import './home.css';

function Home() {
  const { t } = useTranslation();
  const { status, sources, failure } = useSources();
  const [notice, setNotice] = useState('');
  const hasSources = sources.length > 0;
  return (
    <Page title={t('home.title')} lead={t('home.lead')} width="reading">
      <p role="status" className="home-notice">
        {notice}
      </p>
      {failure !== undefined && <ErrorPanel failure={failure} />}
      <CertificateNotices />
      {status === 'loading' && <p className="soft">{t('shell.loading')}</p>}
      {hasSources && <SourceList sources={sources} onNotice={setNotice} />}
      {status !== 'loading' && <Doors hasSources={hasSources} />}
      <PublicFile isOpen={!hasSources} />
    </Page>
  );
}

/** Where one starts, or the import that the address names. */
export function HomePage() {
  const id = useNavigation((state) => state.route.id);
  return id === undefined ? <Home /> : <ImportPage key={id} jobId={id} />;
}
