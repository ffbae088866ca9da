import { useTranslation } from 'react-i18next';
import type { SandboxStatus } from '../../../../shared/contract/sandbox.ts';
import { api } from '../../../client/index.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Picker } from '../../../ui/Picker.tsx';
import { useSandbox } from './sandbox-store.ts';

const NONE = '-';

/** Makes the region fail in a way that is chosen, until it is told to stop. */
export function FaultPanel({ region }: { readonly region: SandboxStatus }) {
  const { t } = useTranslation();
  const { faults, act } = useSandbox();
  const choices = [
    { id: NONE, label: t('exchangesSandbox.fault.none') },
    ...faults.map(({ name, summary }) => ({ id: name, label: summary })),
  ];
  return (
    <Panel
      title={t('exchangesSandbox.fault.title')}
      aside={region.fault !== null && <Badge tone="warning">{t('exchangesSandbox.fault.on')}</Badge>}
    >
      <p className="soft">{t('exchangesSandbox.fault.lead')}</p>
      <div className="sandbox-fault">
        <Picker
          label={t('exchangesSandbox.fault.label')}
          choices={choices}
          value={region.fault ?? NONE}
          onChange={(name) => void act(() => api.sandbox.fault({ name: name === NONE ? null : name }))}
        />
      </div>
    </Panel>
  );
}
