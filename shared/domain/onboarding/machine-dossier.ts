import type { Dossier, Refusal } from './dossier.ts';
import type { DossierEventType, OnboardingEvent } from './events.ts';
import { ACCOUNT_TURNS } from './machine-account.ts';
import { checkEnvironment } from './machine-certificates.ts';
import { checkOrder, checkReason } from './machine-content.ts';
import { later } from './machine-days.ts';
import { WHITELIST_TURNS, findEntry } from './machine-register.ts';
import { refuse } from './machine-refusal.ts';
import { badSteps, findStep, isBegun } from './machine-steps.ts';
import { EMPTY_SHEET } from './sheet-fields.ts';

type Of<T extends DossierEventType> = Extract<OnboardingEvent, { readonly type: T }>;

function checkSheetFields(event: Of<'fiche'>): Refusal | null {
  const field = Object.keys(event.values).find((key) => !Object.hasOwn(EMPTY_SHEET, key));
  return field === undefined ? null : refuse('sheet-field', { field });
}

/** Steps with a history that another journey would lose, or turn into something else. */
function lostSteps(dossier: Dossier, journey: Dossier['journey']): readonly string[] {
  const begun = dossier.steps.filter(isBegun).map((state) => state.id);
  return begun.filter((id) => {
    const was = findStep(dossier, id)?.step;
    const now = journey.steps.find((step) => step.id === id);
    return now?.kind !== was?.kind || now?.environment !== was?.environment || now?.role !== was?.role;
  });
}

function checkJourney(dossier: Dossier, { journey }: Of<'parcours'>): Refusal | null {
  const { key, track, format } = dossier.journey;
  if (journey.key !== key || journey.track !== track || journey.format !== format) {
    return refuse('journey-other', { expected: key, actual: journey.key });
  }
  const bad = [...new Set([...badSteps(journey), ...lostSteps(dossier, journey)])];
  return journey.steps.length === 0 || bad.length > 0 ? refuse('journey-steps', { steps: bad.join(', ') }) : null;
}

function checkWhitelist(dossier: Dossier, event: Of<'liste-blanche'>): Refusal | null {
  const misfit = checkEnvironment(dossier.isRehearsal, event.environment, event.certificate);
  if (misfit) return misfit;
  const known = findEntry(dossier.whitelist, event);
  const state = known?.state ?? 'none';
  if (!WHITELIST_TURNS[state].includes(event.state)) return refuse('whitelist-state', { state, asked: event.state });
  return checkOrder(event.date, known?.since ?? null);
}

function checkAccount({ platines }: Dossier, event: Of<'platines-compte'>): Refusal | null {
  const isPossible = ACCOUNT_TURNS[platines.state].includes(event.state);
  if (!isPossible) return refuse('account-state', { state: platines.state, asked: event.state });
  return checkOrder(event.date, later(platines.since, platines.lastUse));
}

function checkScenarios(event: Of<'platines-scenarios'>): Refusal | null {
  const ids = event.scenarios.map((scenario) => scenario.id);
  const double = ids.find((id, index) => ids.indexOf(id) !== index);
  return double === undefined ? null : refuse('scenario-duplicate', { scenario: double });
}

function checkResult({ platines }: Dossier, event: Of<'platines-resultat'>): Refusal | null {
  const known = platines.scenarios.find((scenario) => scenario.id === event.scenario);
  if (!known) return refuse('scenario-unknown', { scenario: event.scenario });
  return checkOrder(event.date, known.since);
}

function checkNote(event: Of<'note' | 'abandon' | 'reouverture'>): Refusal | null {
  const isSaid = event.type === 'note' && (event.note.trim() !== '' || event.files.length > 0);
  return isSaid ? null : checkReason(event);
}

/** What is wrong in an event of the whole that may be recorded; the first thing found. */
export function checkDossierEvent(
  dossier: Dossier,
  event: Exclude<OnboardingEvent, { readonly step: string }>,
): Refusal | null {
  switch (event.type) {
    case 'creation':
      return refuse('already-created');
    case 'fiche':
      return checkSheetFields(event);
    case 'parcours':
      return checkJourney(dossier, event);
    case 'liste-blanche':
      return checkWhitelist(dossier, event);
    case 'platines-compte':
      return checkAccount(dossier, event);
    case 'platines-scenarios':
      return checkScenarios(event);
    case 'platines-resultat':
      return checkResult(dossier, event);
    default:
      return checkNote(event);
  }
}
