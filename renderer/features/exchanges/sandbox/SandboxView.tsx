import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Desk } from './Desk.tsx';
import { FaultPanel } from './FaultPanel.tsx';
import { RunningPanel } from './RunningPanel.tsx';
import { StartPanel } from './StartPanel.tsx';
import { useSandbox } from './sandbox-store.ts';
import './sandbox.css';

/** A fictional region on this computer: started, its whitelist kept, its certificates issued, its faults called for. */
export function SandboxView() {
  const { t } = useTranslation();
  const { region, failure } = useSandbox();
  useEffect(() => void useSandbox.getState().load(), []);
  return (
    <div className="sandbox">
      <p className="soft">{t('exchangesSandbox.lead')}</p>
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {region !== undefined && !region.isRunning && <StartPanel region={region} />}
      {region?.isRunning === true && (
        <>
          <RunningPanel region={region} />
          <Desk region={region} />
          <FaultPanel region={region} />
        </>
      )}
    </div>
  );
}
