import { useEffect, useRef } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useNavigation } from '../../../navigation/store.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Page } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { useRow } from '../certificates-store.ts';
import { BackLink } from '../parts/BackLink.tsx';
import { BackupStep } from './BackupStep.tsx';
import { DepositStep } from './DepositStep.tsx';
import { FormStep } from './FormStep.tsx';
import { HowStep } from './HowStep.tsx';
import { KeyStep } from './KeyStep.tsx';
import { PlatformStep } from './PlatformStep.tsx';
import { ProfileStep } from './ProfileStep.tsx';
import { useRequest } from './request-store.ts';
import { Stepper } from './Stepper.tsx';
import { usePlace, useRequestInAddress } from './steps.ts';
import type { Step } from './steps.ts';
import './request.css';

const STEPS: Readonly<Record<Step, () => JSX.Element | null>> = {
  how: HowStep,
  profile: ProfileStep,
  form: FormStep,
  key: KeyStep,
  backup: BackupStep,
  deposit: DepositStep,
  platform: PlatformStep,
};

interface RequestAssistantProps {
  /** The certificate that the request renews; undefined for a first one. */
  readonly renews: string | undefined;
}

/** Reads what the address names, and again when the language changes: the profiles speak the person's language. */
function useStart(renews: string | undefined): void {
  const language = useLanguage();
  const inAddress = useRequestInAddress();
  useEffect(() => {
    const { made, restart, load, open } = useRequest.getState();
    // Entered by its door, and not by a step: what was made before is another request.
    const isAtDoor = useNavigation.getState().route.query['step'] === undefined;
    if (isAtDoor && made !== undefined && inAddress === undefined) restart();
    attempt(async () => {
      await load(renews);
      if (inAddress !== undefined && useRequest.getState().made?.id !== inAddress) await open(inAddress);
    });
  }, [renews, language, inAddress]);
}

/** From a need to a request ready to be deposited, step by step; one goes back and forth and loses nothing. */
export function RequestAssistant({ renews }: RequestAssistantProps) {
  const { t } = useTranslation();
  const { status, failure } = useRequest();
  const { step } = usePlace();
  const former = useRow(renews);
  useStart(renews);
  const Current = STEPS[step];
  const title =
    former === undefined
      ? t('certificatesRequest.title')
      : t('certificatesRequest.renewalTitle', { label: shownText(former.label) });
  return (
    <Page
      title={title}
      lead={t(former === undefined ? 'certificatesRequest.lead' : 'certificatesRequest.renewalLead')}
      actions={<BackLink />}
    >
      {failure !== undefined && status === 'failed' && <ErrorPanel failure={failure} />}
      {status === 'loading' && <p className="soft">{t('shell.loading')}</p>}
      {status === 'ready' && (
        <div className="request">
          <Stepper />
          <section className="request-step" aria-labelledby="request-step-title" key={step}>
            <StepTitle step={step} />
            <Current />
          </section>
        </div>
      )}
    </Page>
  );
}

/** The question of the step; it takes the focus, so that a screen reader goes on from there. */
function StepTitle({ step }: { readonly step: Step }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // At the door of the assistant, the page has just taken it.
    if (useNavigation.getState().route.query['step'] !== undefined) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h2 id="request-step-title" tabIndex={-1} ref={heading}>
      {t(`certificatesRequest.steps.${step}.title`)}
    </h2>
  );
}
