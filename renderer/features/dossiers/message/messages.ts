import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import type { StepState } from '../../../../shared/domain/onboarding/dossier.ts';
import type { JourneyStep } from '../../../../shared/domain/onboarding/journey.ts';

/** The place of the journey's question among its messages; no step has such a name. */
export const QUESTION = '?';

/** A step that sends something, and where it is. */
export interface Sending {
  readonly step: JourneyStep;
  readonly state: StepState;
}

/** The steps that send something, in the order of the journey. */
export function sendingsOf({ dossier }: DossierView): readonly Sending[] {
  return dossier.journey.steps.flatMap((step) => {
    const state = dossier.steps.find(({ id }) => id === step.id);
    return step.message === null || state === undefined ? [] : [{ step, state }];
  });
}

/** The message to show: the one that is asked for, else that of the next step that sends, else the first. */
export function chosenMessage(view: DossierView, asked: string | undefined): string | undefined {
  const sendings = sendingsOf(view);
  const { question } = view.dossier.journey;
  if (asked === QUESTION && question !== null) return QUESTION;
  const has = (id: string | undefined): boolean => sendings.some(({ step }) => step.id === id);
  const next = view.nextActions.find(({ step }) => has(step))?.step;
  return [asked, next, sendings[0]?.step.id].find(has) ?? (question === null ? undefined : QUESTION);
}
