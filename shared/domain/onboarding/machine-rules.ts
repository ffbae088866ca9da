import type { StepStatus } from './dossier.ts';
import { STEP_EVENTS } from './events.ts';
import type { OnboardingEvent, StepEvent, StepEventType } from './events.ts';
import type { StepKind } from './journey.ts';

/** What an event does to a step, by the state that the step is in. */
export interface StepRule {
  readonly from: readonly StepStatus[];
  readonly to: StepStatus;
  readonly needsReason: boolean;
}

type Rules = Readonly<Partial<Record<StepEventType, StepRule>>>;

/**
 * States in which something is to be done: what leads out of them asks that the steps before be done or set aside. What
 * answers a thing already sent, renews a certificate in service or opens a step again never does: it is a fact of the
 * world, which the history must be able to hold. A blocked step is one that is to be done, with steps missing before it.
 */
export const DUE_STATES: readonly StepStatus[] = ['a-faire', 'refusee', 'a-refaire'];

/** States that let the steps after go on. */
export const SETTLED_STATES: readonly StepStatus[] = ['faite', 'sans-objet'];

const WAITING: readonly StepStatus[] = ['en-attente'];

function rule(from: readonly StepStatus[], to: StepStatus, needsReason = false): StepRule {
  return { from, to, needsReason };
}

/** Sending and its answers (domain reference ROR §6); a withdrawal leaves the step as before it was sent. */
const SENT: Rules = {
  envoi: rule(DUE_STATES, 'en-attente'),
  relance: rule(WAITING, 'en-attente'),
  refus: rule(WAITING, 'refusee', true),
  retrait: rule(WAITING, 'a-faire', true),
};

/** Of every kind; that a step is set aside only when it is optional is said by the gate. Nothing that waits is set aside. */
const COMMON: Rules = {
  'sans-objet': rule(DUE_STATES, 'sans-objet', true),
  reprise: rule(SETTLED_STATES, 'a-refaire', true),
};

/** The table of the machine. An event that a kind does not name means nothing to it. */
export const STEP_RULES: Readonly<Record<StepKind, Rules>> = {
  acte: { ...COMMON, fait: rule(DUE_STATES, 'faite') },
  demande: { ...COMMON, ...SENT, acceptation: rule(WAITING, 'faite') },
  declaration: { ...COMMON, ...SENT, acceptation: rule(WAITING, 'faite') },
  /** An order may come first, or not; once done, another certificate is a renewal. */
  certificat: { ...COMMON, ...SENT, certificat: rule([...DUE_STATES, 'en-attente', 'faite'], 'faite') },
};

/** The state an event leads to: what was only set aside and never done is to be done, not to be done again. */
export function stateAfter(kind: StepKind, type: StepEventType, from: StepStatus): StepStatus {
  if (type === 'reprise' && from === 'sans-objet') return 'a-faire';
  return STEP_RULES[kind][type]?.to ?? from;
}

/** Tells an event of a step from an event of the whole. */
export function isStepEvent(event: OnboardingEvent): event is StepEvent {
  return STEP_EVENTS.some((type) => type === event.type);
}
