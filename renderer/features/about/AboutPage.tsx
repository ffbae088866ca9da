import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Page, Panel } from '../../ui/Panel.tsx';
import { useAbout } from './about-store.ts';
import { LicencesPanel } from './LicencesPanel.tsx';
import { TablesPanel } from './TablesPanel.tsx';
import { VersionPanel } from './VersionPanel.tsx';
import './about.css';

function Attributions() {
  const { t } = useTranslation();
  return (
    <Panel title={t('about.map.title')}>
      <ul className="about-attributions">
        <li>{t('about.map.outlines')}</li>
        <li>{t('about.map.fonts')}</li>
        <li>{t('about.map.codes')}</li>
      </ul>
    </Panel>
  );
}

/** What Cercle is, of what it is made, and how old its code tables are. */
export function AboutPage() {
  const { t } = useTranslation();
  const { status, about, tables, failure, load } = useAbout();
  useEffect(() => void load(), [load]);
  return (
    <Page title={t('about.title')} lead={t('about.lead')} width="reading">
      <div className="about-words">
        <p>{t('about.independent')}</p>
        <p>{t('about.offline')}</p>
      </div>
      {status === 'loading' && <p className="soft">{t('shell.loading')}</p>}
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {about !== undefined && <VersionPanel about={about} />}
      {tables.length > 0 && <TablesPanel />}
      <Attributions />
      {about !== undefined && <LicencesPanel licences={about.licences} />}
    </Page>
  );
}
