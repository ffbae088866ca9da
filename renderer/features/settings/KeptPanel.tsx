import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/contract/workspace.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Saved } from './Saved.tsx';
import { useSettings } from './settings-store.ts';

/** How much of the past is kept. */
export function KeptPanel({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation();
  const save = useSettings((state) => state.save);
  return (
    <Panel title={t('settings.data.title')}>
      <Saved setting="keepGenerations">
        <NumberField
          label={t('settings.data.keepGenerations')}
          description={t('settings.data.keepGenerationsHint')}
          value={settings.keepGenerations}
          min={0}
          max={10}
          onChange={(value) => void save('keepGenerations', value)}
        />
      </Saved>
      <Saved setting="keepLoads">
        <NumberField
          label={t('settings.data.keepLoads')}
          description={t('settings.data.keepLoadsHint')}
          value={settings.keepLoads}
          min={1}
          max={100}
          onChange={(value) => void save('keepLoads', value)}
        />
      </Saved>
      <p className="soft">{t('settings.data.next')}</p>
    </Panel>
  );
}
