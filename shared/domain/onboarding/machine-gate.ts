import type { Dossier, Refusal } from './dossier.ts';
import { EVENT_TYPES, STEP_EVENTS } from './events.ts';
import type { DossierEventType, EventType, StepEventType } from './events.ts';
import type { Allowed } from './dossier.ts';
import { refuse } from './machine-refusal.ts';
import { DUE_STATES, STEP_RULES } from './machine-rules.ts';
import { findStep, missingBefore } from './machine-steps.ts';

/** What can be recorded of a dossier that was given up. */
const AFTER_ABANDON: readonly DossierEventType[] = ['note', 'reouverture'];

/** Why an event of this kind can in no form be recorded of this step now; null when it can, in the right form. */
export function gateStep(dossier: Dossier, type: StepEventType, id: string): Refusal | null {
  if (dossier.status === 'abandonne') return refuse('dossier-closed');
  const found = findStep(dossier, id);
  if (!found) return refuse('step-unknown', { step: id });
  const { step, state } = found;
  const rule = STEP_RULES[step.kind][type];
  if (!rule) return refuse('step-kind', { step: id, kind: step.kind, event: type });
  if (type === 'sans-objet' && !step.isOptional) return refuse('step-compulsory', { step: id });
  const status = state.status === 'bloquee' ? 'a-faire' : state.status;
  if (!rule.from.includes(status)) return refuse('step-state', { step: id, state: state.status, event: type });
  const missing = DUE_STATES.includes(status) ? missingBefore(step, dossier.steps) : [];
  return missing.length > 0 ? refuse('step-blocked', { step: id, missing: missing.join(', ') }) : null;
}

/** The same for an event of the whole. */
export function gateDossier(dossier: Dossier, type: DossierEventType): Refusal | null {
  if (type === 'creation') return refuse('already-created');
  if (type === 'reouverture') return dossier.status === 'abandonne' ? null : refuse('dossier-open');
  return dossier.status === 'abandonne' && !AFTER_ABANDON.includes(type) ? refuse('dossier-closed') : null;
}

function isOfStep(type: EventType): type is StepEventType {
  return STEP_EVENTS.some((known) => known === type);
}

function allowedOf(dossier: Dossier, type: EventType): Allowed | null {
  if (isOfStep(type)) {
    const ids = dossier.steps.map((step) => step.id);
    const steps = ids.filter((id) => gateStep(dossier, type, id) === null);
    return steps.length > 0 ? { type, steps } : null;
  }
  const isEmpty = type === 'platines-resultat' && dossier.platines.scenarios.length === 0;
  return isEmpty || gateDossier(dossier, type) ? null : { type, steps: [] };
}

/** What may be recorded now, in the right form; nothing else is accepted by `apply`. Drives the buttons. */
export function allowed(dossier: Dossier): readonly Allowed[] {
  return EVENT_TYPES.flatMap((type) => allowedOf(dossier, type) ?? []);
}
