import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, THEMES } from '../../../shared/contract/workspace.ts';
import type { Settings } from '../../../shared/contract/workspace.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { RadioCards } from '../../ui/RadioCards.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { Saved } from './Saved.tsx';
import { useSettings } from './settings-store.ts';

const SMALLEST = 0.85;
const LARGEST = 1.6;

interface PanelProps {
  readonly settings: Settings;
}

/** The text at the size being chosen, before the whole window takes it. */
function Sample({ chosen, current }: { readonly chosen: number; readonly current: number }) {
  const { t } = useTranslation();
  return (
    <figure className="settings-sample">
      <figcaption>{t('settings.look.sampleLabel')}</figcaption>
      <p style={{ fontSize: `${(chosen / current) * 0.9375}rem` }}>{t('settings.look.sample')}</p>
    </figure>
  );
}

function TextSize({ settings }: PanelProps) {
  const { t } = useTranslation();
  const save = useSettings((state) => state.save);
  const [moving, setMoving] = useState<number>();
  const value = moving ?? settings.textScale;
  const keep = (scale: number): void => {
    const rounded = Math.round(scale * 100) / 100;
    setMoving(rounded);
    void save('textScale', rounded).finally(() => setMoving(undefined));
  };
  return (
    <>
      <Saved setting="textScale">
        <Slider
          label={t('settings.look.textScale')}
          words={t('settings.look.percent', { value: Math.round(value * 100) })}
          value={value}
          min={SMALLEST}
          max={LARGEST}
          step={0.05}
          onChange={setMoving}
          onChangeEnd={keep}
        />
        {settings.textScale !== 1 && (
          <Button look="quiet" onPress={() => keep(1)}>
            {t('settings.look.reset')}
          </Button>
        )}
      </Saved>
      <Sample chosen={value} current={settings.textScale} />
    </>
  );
}

/** Language, theme and text size. */
export function LookPanel({ settings }: PanelProps) {
  const { t } = useTranslation();
  const save = useSettings((state) => state.save);
  return (
    <Panel title={t('settings.look.title')}>
      <Saved setting="language">
        <RadioCards
          label={t('settings.look.language')}
          value={settings.language}
          choices={LANGUAGES.map((id) => ({ id, label: t(`settings.look.languages.${id}`) }))}
          onChange={(language) => void save('language', language)}
        />
      </Saved>
      <Saved setting="theme">
        <RadioCards
          label={t('settings.look.theme')}
          value={settings.theme}
          choices={THEMES.map((id) => ({ id, label: t(`settings.look.themes.${id}`) }))}
          onChange={(theme) => void save('theme', theme)}
        />
      </Saved>
      <TextSize settings={settings} />
    </Panel>
  );
}
