import type { Dossier, StepState, StepStatus } from './dossier.ts';
import type { Journey, JourneyStep } from './journey.ts';
import { SETTLED_STATES } from './machine-rules.ts';

/** A step of the journey with the state it is in. */
export interface StepInDossier {
  readonly step: JourneyStep;
  readonly state: StepState;
}

export function isSettled(status: StepStatus): boolean {
  return SETTLED_STATES.includes(status);
}

/** A step by its identifier; null when the journey has none of that name. */
export function findStep(dossier: Pick<Dossier, 'journey' | 'steps'>, id: string): StepInDossier | null {
  const step = dossier.journey.steps.find((candidate) => candidate.id === id);
  const state = dossier.steps.find((candidate) => candidate.id === id);
  return step && state ? { step, state } : null;
}

/** Every step with its state, in the order of the journey. */
export function everyStep(dossier: Pick<Dossier, 'journey' | 'steps'>): readonly StepInDossier[] {
  return dossier.journey.steps.flatMap((step) => findStep(dossier, step.id) ?? []);
}

/** Steps before this one that are neither done nor set aside. */
export function missingBefore(step: JourneyStep, steps: readonly StepState[]): readonly string[] {
  return step.after.filter((id) => !steps.some((state) => state.id === id && isSettled(state.status)));
}

/** Whether anything was ever recorded of a step: such a step does not leave the journey. */
export function isBegun(state: StepState): boolean {
  const untouched = state.status === 'bloquee' || state.status === 'a-faire';
  return !untouched || state.isTouched;
}

/** A step of which nothing was recorded; whether it is blocked is worked out with the others. */
export function freshState(id: string): StepState {
  return {
    id,
    status: 'bloquee',
    since: null,
    isTouched: false,
    sentOn: null,
    remindedOn: null,
    attempts: 0,
    reason: '',
    values: {},
    certificates: [],
    files: [],
  };
}

function unblocked(step: JourneyStep, state: StepState, steps: readonly StepState[], date: string): StepState {
  if (state.status !== 'bloquee' && state.status !== 'a-faire') return state;
  const status = missingBefore(step, steps).length > 0 ? 'bloquee' : 'a-faire';
  return status === state.status ? state : { ...state, status, since: date };
}

/** Works out which steps that are to be done are blocked, and whether all is done; an abandoned dossier stays so. */
export function settle(dossier: Dossier, date: string): Dossier {
  const steps = everyStep(dossier).map(({ step, state }) => unblocked(step, state, dossier.steps, date));
  const isDone = steps.every((state) => isSettled(state.status));
  const status = dossier.status === 'abandonne' ? 'abandonne' : isDone ? 'termine' : 'actif';
  return { ...dossier, steps, status };
}

/** Steps that a journey cannot have: double, waiting for a step that does not exist, or for each other. */
export function badSteps(journey: Journey): readonly string[] {
  const ids = journey.steps.map((step) => step.id);
  const known = new Set(ids);
  const double = ids.filter((id, index) => ids.indexOf(id) !== index);
  const lost = journey.steps.filter((step) => step.after.some((id) => !known.has(id))).map((step) => step.id);
  const reached = new Set<string>();
  for (let size = -1; size < reached.size;) {
    size = reached.size;
    for (const step of journey.steps) if (step.after.every((id) => reached.has(id))) reached.add(step.id);
  }
  return [...new Set([...double, ...lost, ...ids.filter((id) => !reached.has(id))])];
}
