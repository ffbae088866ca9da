import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useRegions } from '../regions-store.ts';
import { RegionsTable } from './RegionsTable.tsx';
import { SettingsFile } from './SettingsFile.tsx';
import './regions.css';

/** The servers that can be queried, those that have an address first. */
export function RegionsView() {
  const { t } = useTranslation();
  const { status, rows, failure } = useRegions();
  if (failure !== undefined && status === 'failed') return <ErrorPanel failure={failure} />;
  const isGiven = (row: (typeof rows)[number]): boolean => !row.missing.includes('url');
  const given = rows.filter(isGiven);
  const others = rows.filter((row) => !isGiven(row));
  return (
    <div className="regions">
      <p className="soft">{t('exchangesRegions.lead')}</p>
      <SettingsFile />
      {given.length > 0 && (
        <Panel title={t('exchangesRegions.given')} flush>
          <RegionsTable rows={given} caption={t('exchangesRegions.given')} />
        </Panel>
      )}
      {others.length > 0 && (
        <Panel title={t('exchangesRegions.withoutAddress')} flush>
          <RegionsTable rows={others} caption={t('exchangesRegions.withoutAddress')} />
        </Panel>
      )}
    </div>
  );
}
