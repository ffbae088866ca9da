import type { Dossier } from '../../../shared/domain/onboarding/dossier.ts';
import type { JourneyStep } from '../../../shared/domain/onboarding/journey.ts';
import { AppError } from '../../../shared/errors.ts';

/** A step of a dossier. @throws AppError `dossier.step-unknown`. */
export function stepOf({ journey }: Dossier, id: string): JourneyStep {
  const found = journey.steps.find((step) => step.id === id);
  if (found !== undefined) return found;
  throw new AppError('dossier.step-unknown', `The journey ${journey.key} has no step ${id}.`, { values: { step: id } });
}
