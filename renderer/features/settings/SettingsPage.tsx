import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/contract/workspace.ts';
import { usePreferences } from '../../shell/preferences.ts';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Page } from '../../ui/Panel.tsx';
import { BackupPanel } from './BackupPanel.tsx';
import { FoldersPanel } from './FoldersPanel.tsx';
import { KeptPanel } from './KeptPanel.tsx';
import { LookPanel } from './LookPanel.tsx';
import { NetworkPanel } from './NetworkPanel.tsx';
import { useSettings } from './settings-store.ts';
import './settings.css';

function Panels({ settings }: { readonly settings: Settings }) {
  return (
    <>
      <LookPanel settings={settings} />
      <KeptPanel settings={settings} />
      <FoldersPanel />
      <BackupPanel />
      <NetworkPanel settings={settings} />
    </>
  );
}

/** What the person chooses for the whole window. */
export function SettingsPage() {
  const { t } = useTranslation();
  const settings = usePreferences((state) => state.settings);
  const { load, failure } = useSettings();
  useEffect(() => void load(), [load]);
  return (
    <Page title={t('settings.title')} lead={t('settings.lead')} width="reading">
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {settings === undefined ? <p className="soft">{t('shell.loading')}</p> : <Panels settings={settings} />}
    </Page>
  );
}
