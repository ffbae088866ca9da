import type { Dossier, StepState } from './dossier.ts';
import type { DocumentKind, JourneyStep, Text } from './journey.ts';
import { currentCertificates } from './machine-certificates.ts';
import { daysBetween } from './machine-days.ts';
import { everyStep, missingBefore } from './machine-steps.ts';
import type { StepInDossier } from './machine-steps.ts';
import { leadDays } from './next-lead.ts';
import { toDeclareAgain, toDo, toRedo, toSendAgain, waiting } from './next-texts.ts';

export { reminders } from './next-reminders.ts';

/** Who acts now, on what, since when. */
export interface NextAction {
  readonly step: string;
  readonly title: Text;
  readonly actor: JourneyStep['actor'];
  readonly status: StepState['status'];
  /** One sentence. */
  readonly sentence: Text;
  readonly waitingSince: string | null;
  readonly waitingDays: number | null;
  /** Longer than the lead time of the step. */
  readonly isLate: boolean;
  readonly documents: readonly DocumentKind[];
  readonly hasMessage: boolean;
}

function sentenceOf(dossier: Dossier, { step, state }: StepInDossier, count: number, late: number | null): Text {
  if (state.status === 'en-attente') return waiting(step, count, late);
  if (state.status === 'refusee') return toSendAgain(step, state.since ?? dossier.createdOn, state.reason);
  if (state.status !== 'a-refaire') return toDo(step);
  const told = state.certificates.at(-1)?.sha256;
  const current = currentCertificates(dossier, step);
  const isReplaced = step.kind === 'declaration' && current.length > 0 && !current.some((now) => now.sha256 === told);
  return isReplaced ? toDeclareAgain(step) : toRedo(step, state.reason);
}

function actionOf(dossier: Dossier, found: StepInDossier, today: string): NextAction {
  const { step, state } = found;
  const waitingSince = state.status === 'en-attente' ? state.sentOn : null;
  const count = waitingSince === null ? 0 : Math.max(0, daysBetween(waitingSince, today));
  const lead = leadDays(found);
  const late = waitingSince !== null && lead !== null && count > lead ? count - lead : null;
  return {
    step: step.id,
    title: step.title,
    actor: step.actor,
    status: state.status,
    sentence: sentenceOf(dossier, found, count, late),
    waitingSince,
    waitingDays: waitingSince === null ? null : count,
    isLate: late !== null,
    documents: step.documents,
    hasMessage: step.message !== null,
  };
}

/** What comes first: what was refused or must be done again, answers that are late, what is to do, answers awaited. */
function rank({ status, isLate }: NextAction, isOptional: boolean): number {
  if (status === 'refusee') return 0;
  if (status === 'a-refaire') return 1;
  if (status === 'en-attente') return isLate ? 2 : 5;
  return isOptional ? 4 : 3;
}

function isNow(dossier: Dossier, { step, state }: StepInDossier): boolean {
  if (state.status === 'en-attente') return true;
  const isDue = state.status === 'a-faire' || state.status === 'refusee' || state.status === 'a-refaire';
  return isDue && missingBefore(step, dossier.steps).length === 0;
}

/**
 * What is to be done or waited for now, the most pressing first, in the order of the journey among equals; none in a
 * dossier that is done or was given up. `today`: a day.
 */
export function nextActions(dossier: Dossier, today: string): readonly NextAction[] {
  if (dossier.status === 'abandonne') return [];
  return everyStep(dossier)
    .filter((found) => isNow(dossier, found))
    .map((found) => ({ action: actionOf(dossier, found, today), isOptional: found.step.isOptional }))
    .sort((one, other) => rank(one.action, one.isOptional) - rank(other.action, other.isOptional))
    .map(({ action }) => action);
}
