import type { Dossier, Refusal } from './dossier.ts';
import type { OnboardingEvent } from './events.ts';
import { checkDate, checkStepEvent } from './machine-content.ts';
import { checkDossierEvent } from './machine-dossier.ts';
import { after, created } from './machine-effect.ts';
import type { CreationEvent } from './machine-effect.ts';
import { gateDossier, gateStep } from './machine-gate.ts';
import { refuse } from './machine-refusal.ts';
import { isStepEvent } from './machine-rules.ts';
import { badSteps } from './machine-steps.ts';

export { allowed } from './machine-gate.ts';
export { isRefusal } from './machine-refusal.ts';
export { replay } from './replay.ts';

/** Opens a dossier on its first event; refused when its journey cannot be walked, or its date is not a day up to today. */
export function begin(event: CreationEvent, today: string = event.date): Dossier | Refusal {
  const bad = badSteps(event.journey);
  if (event.journey.steps.length === 0 || bad.length > 0) return refuse('journey-steps', { steps: bad.join(', ') });
  return checkDate(event.date, today) ?? created(event);
}

/**
 * The dossier after an event, or why it cannot be recorded; the dossier given is never changed. First what the state of
 * the dossier forbids whatever the event says (`allowed` tells the same), then what the event says. `today`: a day.
 */
export function apply(dossier: Dossier, event: OnboardingEvent, today: string): Dossier | Refusal {
  const gate = isStepEvent(event) ? gateStep(dossier, event.type, event.step) : gateDossier(dossier, event.type);
  const refusal =
    gate ??
    checkDate(event.date, today) ??
    (isStepEvent(event) ? checkStepEvent(dossier, event) : checkDossierEvent(dossier, event));
  return refusal ?? after(dossier, event);
}
