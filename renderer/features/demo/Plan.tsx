import { Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useNavigation } from '../../navigation/store.ts';
import { Button } from '../../ui/Button.tsx';
import { EnvironmentMark } from '../../ui/EnvironmentMark.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { UNITS } from './demo-store.ts';
import type { Plan } from './plan-store.ts';

function useLines({ vault, isRunning, isKnown, held }: Plan): readonly string[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const units = formatNumber(UNITS, language);
  return [
    t(`demo.plan.vault.${vault}`),
    ...(isRunning ? [t('demo.plan.running')] : []),
    t(isKnown ? 'demo.plan.regionKnown' : 'demo.plan.region'),
    t('demo.plan.certificates'),
    held === undefined
      ? t('demo.plan.data', { units })
      : t('demo.plan.dataReplaced', { units, held: formatNumber(held, language) }),
    t('demo.plan.history'),
  ];
}

/** What the demonstration makes and changes here; nothing has begun. */
export function PlanPanel({ plan, onStart }: { readonly plan: Plan; readonly onStart: () => void }) {
  const { t } = useTranslation();
  const go = useNavigation((state) => state.go);
  const lines = useLines(plan);
  return (
    <Panel title={t('demo.plan.title')} aside={<EnvironmentMark environment="sandbox" />}>
      <p>{t('demo.plan.lead')}</p>
      <ul className="demo-plan">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="soft">{t('demo.plan.kept')}</p>
      <div className="page-actions">
        <Button look="primary" icon={<Play aria-hidden="true" />} onPress={onStart}>
          {t('demo.plan.go')}
        </Button>
        <Button look="quiet" onPress={() => go({ screen: 'home' })}>
          {t('demo.plan.notNow')}
        </Button>
      </div>
    </Panel>
  );
}
