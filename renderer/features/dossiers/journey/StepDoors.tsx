import { ArrowUpRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StepState } from '../../../../shared/domain/onboarding/dossier.ts';
import type { JourneyStep } from '../../../../shared/domain/onboarding/journey.ts';
import { formatRoute } from '../../../navigation/routes.ts';

const OVER: readonly StepState['status'][] = ['faite', 'sans-objet', 'bloquee'];

interface StepDoorsProps {
  readonly step: JourneyStep;
  readonly status: StepState['status'];
  readonly isRehearsal: boolean;
}

/** Where the work of a step is done: certificates are requested there, and in a rehearsal the sandbox answers for all. */
export function StepDoors({ step, status, isRehearsal }: StepDoorsProps) {
  const { t } = useTranslation();
  const { kind } = step;
  if (OVER.includes(status) || (kind !== 'certificat' && !(kind === 'declaration' && isRehearsal))) return null;
  return (
    <p className="step-doors">
      {kind === 'certificat' && (
        <a href={formatRoute({ screen: 'certificates', query: { view: ['request'] } })}>
          <ArrowUpRight aria-hidden="true" />
          {t('dossiers.step.order')}
        </a>
      )}
      {isRehearsal && (
        <a href={formatRoute({ screen: 'exchanges', query: { tab: ['sandbox'] } })}>
          <ArrowUpRight aria-hidden="true" />
          {t('dossiers.step.sandbox')}
        </a>
      )}
    </p>
  );
}
