import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/contract/workspace.ts';
import { formatRoute } from '../../navigation/routes.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { RadioCards } from '../../ui/RadioCards.tsx';
import { isProxyAddress } from './proxy-address.ts';
import { Saved } from './Saved.tsx';
import { useSettings } from './settings-store.ts';

type ProxyKind = 'system' | 'none' | 'custom';

function ProxyAddress({ saved }: { readonly saved: string }) {
  const { t } = useTranslation();
  const save = useSettings((state) => state.save);
  const [address, setAddress] = useState(saved);
  const isRight = isProxyAddress(address);
  return (
    <form
      className="settings-proxy"
      onSubmit={(event) => {
        event.preventDefault();
        if (isRight) void save('proxy', address);
      }}
    >
      <TextField
        label={t('settings.network.address')}
        description={t('settings.network.addressHint')}
        value={address}
        onChange={setAddress}
        {...(address !== '' && !isRight && { error: t('settings.network.addressWrong') })}
      />
      <Button type="submit" isDisabled={!isRight || address === saved}>
        {t('settings.network.keep')}
      </Button>
    </form>
  );
}

function Proxy({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation();
  const save = useSettings((state) => state.save);
  const savedKind = settings.proxy === 'system' || settings.proxy === 'none' ? settings.proxy : 'custom';
  const [kind, setKind] = useState<ProxyKind>(savedKind);
  return (
    <Saved setting="proxy">
      <RadioCards
        label={t('settings.network.proxy')}
        value={kind}
        choices={(['system', 'none', 'custom'] as const).map((id) => ({
          id,
          label: t(`settings.network.proxies.${id}`),
        }))}
        onChange={(chosen) => {
          setKind(chosen);
          // An address is saved once it is written.
          if (chosen !== 'custom') void save('proxy', chosen);
        }}
      />
      {kind === 'custom' && <ProxyAddress saved={savedKind === 'custom' ? settings.proxy : ''} />}
    </Saved>
  );
}

/** What exchanges and the vault of keys will use. */
export function NetworkPanel({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation();
  const save = useSettings((state) => state.save);
  return (
    <Panel title={t('settings.network.title')}>
      <p className="soft">{t('settings.network.later')}</p>
      <Proxy settings={settings} />
      <Saved setting="lockMinutes">
        <NumberField
          label={t('settings.network.lock')}
          description={t('settings.network.lockHint')}
          value={settings.lockMinutes}
          min={1}
          max={240}
          onChange={(value) => void save('lockMinutes', value)}
        />
      </Saved>
      <p>
        <a href={formatRoute({ screen: 'certificates', query: { view: ['vault'] } })}>{t('settings.network.vault')}</a>
      </p>
    </Panel>
  );
}
