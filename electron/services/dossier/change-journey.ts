import type { Dossier, Refusal } from '../../../shared/domain/onboarding/dossier.ts';
import type { OnboardingEvent } from '../../../shared/domain/onboarding/events.ts';
import type { Journey, JourneyStep, MessageTemplate, Text } from '../../../shared/domain/onboarding/journey.ts';
import { refuse } from '../../../shared/domain/onboarding/machine-refusal.ts';
import { AppError } from '../../../shared/errors.ts';

/** What a person changes of a step; an undefined value is not changed. */
export interface StepChange {
  readonly title?: Text | undefined;
  readonly summary?: Text | undefined;
  readonly email?: string | undefined;
  /** Null: nobody tells. */
  readonly leadDays?: number | null | undefined;
  readonly message?: MessageTemplate | undefined;
}

/** Source of what the person wrote herself. */
const OWN_SOURCE = 'dossier';

/** A journey with one step changed. @throws AppError `dossier.step-unknown`. */
export function withStep(journey: Journey, id: string, change: StepChange): Journey {
  const known = journey.steps.some((step) => step.id === id);
  if (!known) throw new AppError('dossier.step-unknown', `No step has the id ${id}.`, { values: { step: id } });
  return { ...journey, steps: journey.steps.map((step) => (step.id === id ? changed(step, change) : step)) };
}

function changed(step: JourneyStep, { title, summary, email, leadDays, message }: StepChange): JourneyStep {
  return {
    ...step,
    ...(title && { title }),
    ...(summary && { summary }),
    ...(message && { message }),
    ...(email !== undefined && { recipient: { ...(step.recipient ?? nobody()), email } }),
    ...(leadDays !== undefined && { leadTime: { days: leadDays, isAssumed: false, source: OWN_SOURCE } }),
  };
}

function nobody(): NonNullable<JourneyStep['recipient']> {
  return { name: { fr: '', en: '' }, email: '', copy: [] };
}

/** The event that gives a dossier another version of its journey; refused when nothing would change. */
export function journeyEvent(
  journey: Journey,
  { reason, date }: { readonly reason: string; readonly date: string },
): OnboardingEvent {
  return { type: 'parcours', date, note: '', files: [], journey, reason };
}

/**
 * The newer version of a journey for a dossier: what was recorded of a step that the newer one has no more stays, behind the
 * step it followed; what a step waits for is looked for among those that are left.
 */
export function adopted({ journey, steps }: Dossier, newer: Journey): Journey | Refusal {
  if (newer.verifiedOn <= journey.verifiedOn) return refuse('journey-other', { journey: newer.key });
  const begun = new Set(steps.filter(({ since, isTouched }) => since !== null && isTouched).map(({ id }) => id));
  const result: JourneyStep[] = [...newer.steps];
  journey.steps.forEach((step, at) => {
    if (!begun.has(step.id) || result.some(({ id }) => id === step.id)) return;
    const before = journey.steps[at - 1]?.id;
    result.splice(result.findIndex(({ id }) => id === before) + 1, 0, step);
  });
  const ids = new Set(result.map(({ id }) => id));
  return { ...newer, steps: result.map((step) => ({ ...step, after: step.after.filter((id) => ids.has(id)) })) };
}
