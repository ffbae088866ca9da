import { Mail, Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import type { StepState } from '../../../../shared/domain/onboarding/dossier.ts';
import type { JourneyStep } from '../../../../shared/domain/onboarding/journey.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Badge } from '../../../ui/Badge.tsx';
import type { Tone } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EnvironmentMark } from '../../../ui/EnvironmentMark.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { formatLongDay } from '../parts/days.ts';
import { useText } from '../parts/use-text.ts';
import { SHOWN_TABS } from '../shown-tabs.ts';
import { useView } from '../use-view.ts';
import { actKey, actsOf } from './acts.ts';
import { useRecording } from './record-store.ts';
import { StepDoors } from './StepDoors.tsx';
import { StepHistory } from './StepHistory.tsx';
import { StepNotice } from './StepNotice.tsx';
import { StepWords } from './StepWords.tsx';

const TONES: Readonly<Record<StepState['status'], Tone>> = {
  bloquee: 'neutral',
  'a-faire': 'info',
  'en-attente': 'warning',
  refusee: 'error',
  faite: 'success',
  'sans-objet': 'neutral',
  'a-refaire': 'warning',
};

interface PartProps {
  readonly dossier: DossierView;
  readonly step: JourneyStep;
  readonly state: StepState;
}

function Marks({ dossier: { dossier }, step, state }: PartProps) {
  const { t } = useTranslation();
  const { steps } = dossier.journey;
  return (
    <p className="step-marks">
      <span className="soft">{t('dossiers.step.label', { number: steps.indexOf(step) + 1, total: steps.length })}</span>
      <Badge tone={TONES[state.status]}>{t(`dossiers.badges.${state.status}`)}</Badge>
      {step.environment !== null && (
        <EnvironmentMark environment={dossier.isRehearsal ? 'sandbox' : step.environment} />
      )}
      {step.isOptional && <span className="soft">{t('dossiers.step.optional')}</span>}
    </p>
  );
}

/** What may be recorded now, and nothing else. */
function Acts({ dossier, step, state }: PartProps) {
  const { t } = useTranslation();
  const open = useRecording((recordings) => recordings.open);
  const { change } = useView();
  const { lead, others } = actsOf(step, state.status, dossier.allowed);
  const isNext = dossier.next?.step === step.id;
  const canWrite = step.message !== null && SHOWN_TABS.has('message');
  return (
    <div className="step-acts no-print">
      {lead !== undefined && (
        // The next action has its button above already: one primary action a screen.
        <Button look={isNext ? 'secondary' : 'primary'} onPress={() => open({ step: step.id, type: lead })}>
          {t(actKey(step, state.status, lead))}
        </Button>
      )}
      {canWrite && (
        <Button icon={<Mail aria-hidden="true" />} onPress={() => change({ tab: 'message', step: step.id })}>
          {t('dossiers.step.message')}
        </Button>
      )}
      {others.map((type) => (
        <Button key={type} look="quiet" onPress={() => open({ step: step.id, type })}>
          {t(actKey(step, state.status, type))}
        </Button>
      ))}
      {lead === undefined && others.length === 0 && <p className="soft">{t('dossiers.step.nothing')}</p>}
    </div>
  );
}

interface StepPanelProps {
  readonly dossier: DossierView;
  readonly id: string;
  readonly onSelect: (step: string) => void;
}

/** A step: who acts, what to prepare, what to send and to whom, how long it takes, what to keep, what was recorded. */
export function StepPanel({ dossier, id, onSelect }: StepPanelProps) {
  const { t } = useTranslation();
  const text = useText();
  const language = useLanguage();
  const edit = useRecording((recordings) => recordings.edit);
  const step = dossier.dossier.journey.steps.find((one) => one.id === id);
  const state = dossier.dossier.steps.find((one) => one.id === id);
  if (step === undefined || state === undefined) return null;
  const part = { dossier, step, state };
  const date = formatLongDay(step.verifiedOn, language);
  return (
    <Panel
      title={text(step.title)}
      aside={
        dossier.status !== 'abandonne' && (
          <Button look="quiet" icon={<Pencil aria-hidden="true" />} onPress={() => edit(step.id)}>
            {t('dossiers.step.edit')}
          </Button>
        )
      }
    >
      <div className="step">
        <Marks {...part} />
        <StepNotice step={step} />
        <p className="step-summary">{text(step.summary)}</p>
        <StepHistory {...part} onSelect={onSelect} />
        <StepDoors step={step} status={state.status} isRehearsal={dossier.isRehearsal} />
        <Acts {...part} />
        <StepWords step={step} />
        <p className="step-source soft">{t('dossiers.step.source', { source: step.source, date })}</p>
      </div>
    </Panel>
  );
}
