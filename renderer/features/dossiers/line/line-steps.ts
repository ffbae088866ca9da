import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import type { StepStatus } from '../../../../shared/domain/onboarding/dossier.ts';
import type { Actor, StepKind, Text } from '../../../../shared/domain/onboarding/journey.ts';
import type { LinkedStep } from './line-layout.ts';

/** A step as the line shows it. */
export interface LineStep extends LinkedStep {
  /** From 1. */
  readonly number: number;
  readonly kind: StepKind;
  readonly title: Text;
  /** Who acts now. */
  readonly actor: Actor;
  /** To whom it was sent. */
  readonly awaited: Text | null;
  readonly status: StepStatus;
  readonly since: string | null;
  readonly waitingDays: number | null;
  readonly isLate: boolean;
  /** Where the person is expected first. */
  readonly isNext: boolean;
}

/** Nothing is left to do in them: a step set aside is passed like one that is done. */
const PASSED: readonly StepStatus[] = ['faite', 'a-refaire', 'sans-objet'];

/** `behind`: it was travelled. `waiting`: the step it leaves is done, the one it leads to waits for others. */
export type TrackWay = 'behind' | 'waiting' | 'ahead';

/** How far a track between two steps has been travelled. */
export function wayOf(steps: readonly LineStep[]): (from: string, to: string) => TrackWay {
  const statuses = new Map(steps.map(({ id, status }) => [id, status]));
  return (from, to) => {
    const status = statuses.get(from);
    if (status === undefined || !PASSED.includes(status)) return 'ahead';
    return statuses.get(to) === 'bloquee' ? 'waiting' : 'behind';
  };
}

/** The steps of a dossier in the order of its journey, each with what its history and the next actions say of it. */
export function lineSteps({ dossier, next, nextActions }: DossierView): readonly LineStep[] {
  const states = new Map(dossier.steps.map((state) => [state.id, state]));
  return dossier.journey.steps.map(({ id, after, kind, title, actor, recipient }, index) => {
    const state = states.get(id);
    const action = nextActions.find(({ step }) => step === id);
    return {
      ...{ id, after, kind, title, number: index + 1 },
      actor: action?.actor ?? actor,
      awaited: recipient?.name ?? null,
      status: state?.status ?? 'bloquee',
      since: state?.since ?? null,
      waitingDays: action?.waitingDays ?? null,
      isLate: action?.isLate ?? false,
      isNext: next?.step === id,
    };
  });
}
