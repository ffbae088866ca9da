import { addDays, addMonths, later } from './machine-days.ts';
import type { Dossier } from './dossier.ts';
import type { StepInDossier } from './machine-steps.ts';

/** Where nobody told how long an answer takes, when to ask after it: our own choice, not a deadline of anybody. */
const UNKNOWN_LEAD_DAYS = 30;
/** Between a reminder that was sent and the next one, at least. */
const BETWEEN_DAYS = 7;
const IDLE_MONTHS = { notice: 5, end: 6 } as const;

/** Days that an answer takes: what was announced in this dossier, else what the journey says; null when nobody told. */
export function leadDays({ step, state }: StepInDossier): number | null {
  const announced = state.values.delai;
  return announced === undefined ? step.leadTime.days : Number(announced);
}

/** The day an answer is overdue, or the last reminder old enough for another; null when the step waits for none. */
export function reminderDay(found: StepInDossier): string | null {
  const { status, sentOn, remindedOn } = found.state;
  if (status !== 'en-attente' || sentOn === null) return null;
  const due = addDays(sentOn, (leadDays(found) ?? UNKNOWN_LEAD_DAYS) + 1);
  return remindedOn === null ? due : later(due, addDays(remindedOn, BETWEEN_DAYS));
}

/** When an unused PLATINES account is near its end, and when it is deactivated (ROR §6.2); null without an open account. */
export function platinesDays({ platines }: Dossier): { readonly notice: string; readonly end: string } | null {
  const { state, lastUse } = platines;
  if (state !== 'ouvert' || lastUse === null) return null;
  return { notice: addMonths(lastUse, IDLE_MONTHS.notice), end: addMonths(lastUse, IDLE_MONTHS.end) };
}
