import type { Dossier, Refusal } from './dossier.ts';
import type { OnboardingEvent, StepEvent } from './events.ts';
import { checkCertificate } from './machine-certificates.ts';
import { isDay } from './machine-days.ts';
import { refuse } from './machine-refusal.ts';
import { DUE_STATES, STEP_RULES } from './machine-rules.ts';
import { findStep } from './machine-steps.ts';
import type { StepInDossier } from './machine-steps.ts';

const PROFIL = /^[0-5]$/;
/** A number of days that somebody announced. */
const DELAI = /^\d{1,3}$/;

/** A day of the calendar, not after today. */
export function checkDate(date: string, today: string): Refusal | null {
  if (!isDay(date)) return refuse('date-invalid', { date });
  return date > today ? refuse('date-future', { date, today }) : null;
}

/** Not before what it answers; null stands for nothing to answer. */
export function checkOrder(date: string, since: string | null): Refusal | null {
  return since !== null && date < since ? refuse('date-before', { date, since }) : null;
}

export function checkReason(event: OnboardingEvent & { readonly reason: string }): Refusal | null {
  return event.reason.trim() === '' ? refuse('reason-needed', { event: event.type }) : null;
}

/**
 * The day an event of a step cannot precede: the sending that it answers, or the refusal, withdrawal, reopening or end
 * that it follows. What begins a step has none: it may have happened before the dossier was opened.
 */
function dayAnswered({ state }: StepInDossier): string | null {
  if (state.status === 'en-attente') return state.sentOn;
  return DUE_STATES.includes(state.status) && !state.isTouched ? null : state.since;
}

function checkValues({ step }: StepInDossier, { values }: StepEvent): Refusal | null {
  const stray = Object.keys(values).find((key) => !step.collects.some((collected) => collected === key));
  if (stray !== undefined) return refuse('value-unexpected', { step: step.id, value: stray });
  const { profil, delai } = values;
  if (profil !== undefined && !PROFIL.test(profil)) return refuse('profil-invalid', { profil });
  return delai !== undefined && !DELAI.test(delai) ? refuse('delai-invalid', { delai }) : null;
}

/** What is wrong in an event of a step that may be recorded; the first thing found. */
export function checkStepEvent(dossier: Dossier, event: StepEvent): Refusal | null {
  const found = findStep(dossier, event.step);
  if (!found) return refuse('step-unknown', { step: event.step });
  const needsReason = STEP_RULES[found.step.kind][event.type]?.needsReason === true;
  return (
    (needsReason ? checkReason(event) : null) ??
    checkOrder(event.date, dayAnswered(found)) ??
    checkValues(found, event) ??
    checkCertificate(dossier, found, event)
  );
}
