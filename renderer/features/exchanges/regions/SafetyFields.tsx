import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Picker } from '../../../ui/Picker.tsx';
import type { Drafting } from './use-draft.ts';
import { Line } from './WayFields.tsx';

const POLICIES = ['strict', 'compatible'] as const;
const REVOCATIONS = ['required', 'if-known', 'off'] as const;
const PROXIES = ['settings', 'none', 'address'] as const;

/** Bounds of each limit, as the contract has them. */
const LIMITS = {
  connectSeconds: [1, 600],
  firstByteSeconds: [1, 7200],
  totalSeconds: [1, 86_400],
  extractionSeconds: [1, 86_400],
  minimumBytesPerSecond: [0, 1_000_000],
  readsPerSecond: [1, 100],
  concurrentReads: [1, 16],
} as const;

function ProxyField(props: Drafting) {
  const { draft, change } = props;
  const { t } = useTranslation();
  const isAddress = draft.proxy !== 'settings' && draft.proxy !== 'none';
  return (
    <>
      <Picker
        label={t('exchangesRegions.fields.proxyChoice')}
        choices={PROXIES.map((id) => ({ id, label: t(`exchangesRegions.proxies.${id}`) }))}
        value={isAddress ? 'address' : (draft.proxy as 'settings' | 'none')}
        onChange={(choice) => change({ proxy: choice === 'address' ? 'http://' : choice })}
      />
      {isAddress && <Line {...props} name="proxy" />}
    </>
  );
}

/** How strict the connection is, and by which way it goes. */
export function SafetyFields(props: Drafting) {
  const { draft, change } = props;
  const { t } = useTranslation();
  return (
    <Panel title={t('exchangesRegions.panels.safety')}>
      <div className="regions-fields">
        <Picker
          label={t('exchangesRegions.fields.tlsPolicy')}
          choices={POLICIES.map((id) => ({ id, label: t(`exchangesRegions.policies.${id}`) }))}
          value={draft.tlsPolicy}
          onChange={(tlsPolicy) => change({ tlsPolicy })}
        />
        <p className="field-description">{t('exchangesRegions.hints.tlsPolicy')}</p>
        <Picker
          label={t('exchangesRegions.fields.revocation')}
          choices={REVOCATIONS.map((id) => ({ id, label: t(`exchangesRegions.revocations.${id}`) }))}
          value={draft.revocation}
          onChange={(revocation) => change({ revocation })}
        />
        <p className="field-description">{t('exchangesRegions.hints.revocation')}</p>
        <ProxyField {...props} />
      </div>
    </Panel>
  );
}

/** How long we wait, and how fast we ask. */
export function LimitFields({ draft, change }: Drafting) {
  const { t } = useTranslation();
  const { limits } = draft;
  return (
    <Panel title={t('exchangesRegions.panels.limits')}>
      <Checkbox
        isSelected={draft.automatic}
        onChange={(automatic) => change({ automatic })}
        description={t('exchangesRegions.hints.automatic')}
      >
        {t('exchangesRegions.fields.automatic')}
      </Checkbox>
      <p className="soft">{t('exchangesRegions.hints.limits')}</p>
      <div className="regions-limits">
        {(Object.keys(LIMITS) as (keyof typeof LIMITS)[]).map((name) => (
          <NumberField
            key={name}
            label={t(`exchangesRegions.limits.${name}.name`)}
            description={t(`exchangesRegions.limits.${name}.unit`)}
            min={LIMITS[name][0]}
            max={LIMITS[name][1]}
            value={limits[name]}
            onChange={(value) => change({ limits: { ...limits, [name]: value } })}
          />
        ))}
      </div>
    </Panel>
  );
}

export function NotesField({ draft, change }: Drafting) {
  const { t } = useTranslation();
  return (
    <Panel title={t('exchangesRegions.panels.notes')}>
      <TextField
        label={t('exchangesRegions.fields.notes')}
        description={t('exchangesRegions.hints.notes')}
        value={draft.notes}
        maxLength={5000}
        onChange={(notes) => change({ notes })}
      />
    </Panel>
  );
}
