import { Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SANDBOX_REFUSALS, SANDBOX_TLS } from '../../../../shared/contract/sandbox.ts';
import type { SandboxStatus } from '../../../../shared/contract/sandbox.ts';
import { api } from '../../../client/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Picker } from '../../../ui/Picker.tsx';
import { useRegions } from '../regions-store.ts';
import { useSandbox } from './sandbox-store.ts';

const GREATEST_SEED = 2_147_483_647;
const GREATEST_SIZE = 200_000;

function useStart(region: SandboxStatus) {
  const [form, setForm] = useState({
    seed: typeof region.seed === 'number' ? region.seed : 1,
    units: region.units,
    tls: region.tls,
    refusal: region.refusal,
    denyUnlisted: true,
  });
  const start = async (): Promise<void> => {
    const isDone = await useSandbox.getState().act(() => api.sandbox.start(form));
    if (isDone) await useRegions.getState().load();
  };
  return { form, change: (part: Partial<typeof form>) => setForm({ ...form, ...part }), start };
}

type Start = ReturnType<typeof useStart>;

function Numbers({ form, change }: Start) {
  const { t } = useTranslation();
  return (
    <>
      <NumberField
        label={t('exchangesSandbox.units')}
        description={t('exchangesSandbox.hints.units')}
        value={form.units}
        min={1}
        max={GREATEST_SIZE}
        onChange={(units) => change({ units })}
      />
      <NumberField
        label={t('exchangesSandbox.seed')}
        description={t('exchangesSandbox.hints.seed')}
        value={form.seed}
        min={0}
        max={GREATEST_SEED}
        onChange={(seed) => change({ seed })}
      />
    </>
  );
}

function Manners({ form, change }: Start) {
  const { t } = useTranslation();
  return (
    <>
      <Picker
        label={t('exchangesSandbox.tls')}
        choices={SANDBOX_TLS.map((id) => ({
          id,
          label: t(`exchangesSandbox.versions.${id === 'both' ? 'both' : id === '1.2' ? 'v12' : 'v13'}`),
        }))}
        value={form.tls}
        onChange={(tls) => change({ tls })}
      />
      <Picker
        label={t('exchangesSandbox.refusal')}
        choices={SANDBOX_REFUSALS.map((id) => ({ id, label: t(`exchangesSandbox.refusals.${id}`) }))}
        value={form.refusal}
        onChange={(refusal) => change({ refusal })}
      />
    </>
  );
}

/** What the region will be. */
export function StartPanel({ region }: { readonly region: SandboxStatus }) {
  const { t } = useTranslation();
  const start = useStart(region);
  const { form, change } = start;
  const isBusy = useSandbox((state) => state.isBusy);
  return (
    <Panel title={t('exchangesSandbox.startTitle')}>
      <div className="sandbox-form">
        <Numbers {...start} />
        <Manners {...start} />
      </div>
      <Checkbox
        isSelected={form.denyUnlisted}
        onChange={(denyUnlisted) => change({ denyUnlisted })}
        description={t('exchangesSandbox.hints.denyUnlisted')}
      >
        {t('exchangesSandbox.denyUnlisted')}
      </Checkbox>
      <div className="page-actions">
        <Button
          look="primary"
          icon={<Play aria-hidden="true" />}
          isDisabled={isBusy}
          onPress={() => void start.start()}
        >
          {t(isBusy ? 'exchangesSandbox.starting' : 'exchangesSandbox.start')}
        </Button>
      </div>
    </Panel>
  );
}
