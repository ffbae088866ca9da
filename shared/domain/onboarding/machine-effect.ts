import type { Dossier, StepState } from './dossier.ts';
import type { OnboardingEvent } from './events.ts';
import { NO_ACCOUNT, accountAfter, resultAfter, scenariosAfter } from './machine-account.ts';
import { effectOfStep } from './machine-effect-step.ts';
import { turn } from './machine-register.ts';
import { isStepEvent } from './machine-rules.ts';
import { freshState, settle } from './machine-steps.ts';
import { EMPTY_SHEET } from './sheet-fields.ts';

export type CreationEvent = Extract<OnboardingEvent, { readonly type: 'creation' }>;

function statesFor(journey: Dossier['journey'], known: readonly StepState[]): readonly StepState[] {
  return journey.steps.map(({ id }) => known.find((state) => state.id === id) ?? freshState(id));
}

/** A dossier as its first event makes it. */
export function created(event: CreationEvent): Dossier {
  const { title, journey, isRehearsal, answers, date } = event;
  const dossier: Dossier = {
    title,
    journey,
    regions: [...new Set(event.regions)],
    isRehearsal,
    answers,
    status: 'actif',
    sheet: EMPTY_SHEET,
    steps: statesFor(journey, []),
    profil: null,
    whitelist: [],
    platines: NO_ACCOUNT,
    createdOn: date,
    entries: 1,
  };
  return settle(dossier, date);
}

function effect(dossier: Dossier, event: OnboardingEvent): Dossier {
  if (isStepEvent(event)) return effectOfStep(dossier, event);
  switch (event.type) {
    case 'fiche':
      return { ...dossier, sheet: { ...dossier.sheet, ...event.values } };
    case 'parcours':
      return { ...dossier, journey: event.journey, steps: statesFor(event.journey, dossier.steps) };
    case 'liste-blanche':
      return { ...dossier, whitelist: turn(dossier.whitelist, event, event) };
    case 'platines-compte':
      return { ...dossier, platines: accountAfter(dossier.platines, event) };
    case 'platines-scenarios':
      return { ...dossier, platines: scenariosAfter(dossier.platines, event) };
    case 'platines-resultat':
      return { ...dossier, platines: resultAfter(dossier.platines, event) };
    case 'abandon':
      return { ...dossier, status: 'abandonne' };
    case 'reouverture':
      return { ...dossier, status: 'actif' };
    case 'note':
    case 'creation':
      return dossier;
  }
}

/** The dossier after an event that was recorded; what may be recorded was judged before. */
export function after(dossier: Dossier, event: OnboardingEvent): Dossier {
  return settle({ ...effect(dossier, event), entries: dossier.entries + 1 }, event.date);
}
