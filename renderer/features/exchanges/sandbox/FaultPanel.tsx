import { useTranslation } from 'react-i18next';
import type { SandboxStatus } from '../../../../shared/contract/sandbox.ts';
import { api } from '../../../client/index.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { ComboBox } from '../../../ui/ComboBox.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useSandbox } from './sandbox-store.ts';

/** Makes the region fail in a way that is chosen, until it is told to stop. */
export function FaultPanel({ region }: { readonly region: SandboxStatus }) {
  const { t } = useTranslation();
  const { faults, act } = useSandbox();
  return (
    <Panel
      title={t('exchangesSandbox.fault.title')}
      aside={region.fault !== null && <Badge tone="warning">{t('exchangesSandbox.fault.on')}</Badge>}
    >
      <p className="soft">{t('exchangesSandbox.fault.lead')}</p>
      <div className="sandbox-fault">
        <ComboBox
          label={t('exchangesSandbox.fault.label')}
          placeholder={t('exchangesSandbox.fault.none')}
          clearLabel={t('exchangesSandbox.fault.clear')}
          noneLabel={t('exchangesSandbox.fault.unknown')}
          choices={faults.map(({ name, summary }) => ({ id: name, label: summary, detail: name }))}
          value={region.fault ?? undefined}
          onChange={(name) => {
            if (name !== (region.fault ?? undefined)) void act(() => api.sandbox.fault({ name: name ?? null }));
          }}
        />
      </div>
    </Panel>
  );
}
