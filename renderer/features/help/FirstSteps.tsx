import { useTranslation } from 'react-i18next';
import { formatRoute } from '../../navigation/routes.ts';
import type { Screen } from '../../navigation/routes.ts';

const STEPS = ['example', 'search', 'record', 'own', 'quality', 'changes'] as const;
const SCREENS_OF: Readonly<Record<Exclude<(typeof STEPS)[number], 'record'>, Screen>> = {
  example: 'home',
  search: 'explorer',
  own: 'home',
  quality: 'quality',
  changes: 'changes',
};

/** From nothing to a report, in six steps that each lead to their screen. */
export function FirstSteps() {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('help.start.intro')}</p>
      <ol className="help-steps">
        {STEPS.map((step) => (
          <li key={step}>
            <h3>{t(`help.start.${step}.title`)}</h3>
            <p>{t(`help.start.${step}.text`)}</p>
            {step !== 'record' && (
              <a href={formatRoute({ screen: SCREENS_OF[step] })}>{t(`help.start.${step}.link`)}</a>
            )}
          </li>
        ))}
      </ol>
      <p className="soft">{t('help.start.private')}</p>
    </>
  );
}
