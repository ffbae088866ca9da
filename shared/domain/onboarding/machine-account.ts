import type { OnboardingEvent } from './events.ts';
import type { Platines, ScenarioState } from './platines.ts';

type AccountEvent = Extract<OnboardingEvent, { readonly type: 'platines-compte' }>;
type ScenariosEvent = Extract<OnboardingEvent, { readonly type: 'platines-scenarios' }>;
type ResultEvent = Extract<OnboardingEvent, { readonly type: 'platines-resultat' }>;

/** What may be said of the account by its state. The committee may open one that nobody asked for (ROR §6.2, step 4). */
export const ACCOUNT_TURNS: Readonly<Record<Platines['state'], readonly AccountEvent['state'][]>> = {
  aucun: ['demande', 'ouvert'],
  demande: ['ouvert'],
  ouvert: ['utilise', 'desactive'],
  desactive: ['demande', 'ouvert'],
};

/** A run came to its end: what counts as played. */
const ENDED: readonly ResultEvent['result'][] = ['succes', 'echec', 'erreur'];

export const NO_ACCOUNT: Platines = { login: '', state: 'aucun', since: null, lastUse: null, scenarios: [] };

/** The account after an event; to open it is to use it. */
export function accountAfter(platines: Platines, { login, state, date }: AccountEvent): Platines {
  const isUsed = state === 'utilise' || state === 'ouvert';
  return {
    ...platines,
    login: login === '' ? platines.login : login,
    state: state === 'utilise' ? 'ouvert' : state,
    since: state === 'utilise' ? platines.since : date,
    lastUse: isUsed ? date : platines.lastUse,
  };
}

/** The register that the newest list makes: scenarios that it still names keep their results, others leave. */
export function scenariosAfter(platines: Platines, { scenarios }: ScenariosEvent): Platines {
  const states = scenarios.map((scenario): ScenarioState => {
    const known = platines.scenarios.find((other) => other.id === scenario.id);
    const { result, since, runs, evidence } = known ?? {
      result: 'non-execute',
      since: null,
      runs: 0,
      evidence: '',
    };
    return { ...scenario, result, since, runs, evidence };
  });
  return { ...platines, scenarios: states };
}

/** A result does not count as a use of the account: it may come from our own checks. */
export function resultAfter(platines: Platines, event: ResultEvent): Platines {
  const scenarios = platines.scenarios.map((known) => {
    if (known.id !== event.scenario) return known;
    const runs = known.runs + (ENDED.includes(event.result) ? 1 : 0);
    return { ...known, result: event.result, since: event.date, runs, evidence: event.evidence };
  });
  return { ...platines, scenarios };
}
