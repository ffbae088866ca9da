import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../../navigation/store.ts';
import { ChoiceCards } from './ChoiceCards.tsx';
import { MadeNotice } from './MadeNotice.tsx';
import { useRequest } from './request-store.ts';
import { goToStep, usePlace } from './steps.ts';
import { StepActions } from './StepActions.tsx';

const MODES = ['csr', 'platform-p12'] as const;

/** Who makes the key: Cercle, here, or the platform of the authority. */
export function HowStep() {
  const { t } = useTranslation();
  const { mode, setMode, made } = useRequest();
  const { next } = usePlace();
  const hasStep = useNavigation(({ route }) => route.query['step'] !== undefined);
  return (
    <>
      <MadeNotice />
      <p className="soft">{t('certificatesRequest.steps.how.lead')}</p>
      <ChoiceCards
        label={t('certificatesRequest.steps.how.title')}
        value={mode}
        onChange={setMode}
        isDisabled={made !== undefined}
        cards={MODES.map((id) => ({
          id,
          title: t(`certificatesRequest.how.${id}.title`),
          children: (
            <>
              <span>{t(`certificatesRequest.how.${id}.text`)}</span>
              <span className="soft">{t(`certificatesRequest.how.${id}.consequence`)}</span>
            </>
          ),
        }))}
      />
      <StepActions
        onNext={() => {
          // Back then comes to this step, and not to what was before the assistant.
          if (!hasStep) goToStep('how', true);
          next();
        }}
      />
    </>
  );
}
