import { TriangleAlert } from 'lucide-react';
import type { JourneyStep } from '../../../../shared/domain/onboarding/journey.ts';
import { useText } from '../parts/use-text.ts';

/** What is said of a step before anything else. */
export function StepNotice({ step }: { readonly step: JourneyStep }) {
  const text = useText();
  if (step.warning === null) return null;
  return (
    <p className="step-warning">
      <TriangleAlert aria-hidden="true" />
      <span>{text(step.warning)}</span>
    </p>
  );
}
