import type { DeclaredCertificate } from '../../shared/domain/onboarding/declared.ts';
import type { Dossier } from '../../shared/domain/onboarding/dossier.ts';
import { EVENT_TYPES, STEP_EVENTS, WHITELIST_STATES } from '../../shared/domain/onboarding/events.ts';
import type { EventType, OnboardingEvent, StepEvent, StepEventType } from '../../shared/domain/onboarding/events.ts';
import type { Journey } from '../../shared/domain/onboarding/journey.ts';
import { addDays } from '../../shared/domain/onboarding/machine-days.ts';
import { allowed } from '../../shared/domain/onboarding/machine.ts';
import { certificate, event, whole } from './onboarding.ts';

/** A stream of numbers from a seed (mulberry32): the same seed, the same dossier. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** A name that no other draw gives. */
  fresh(): string {
    return Math.floor(this.next() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  }
}

/** A certificate never seen, of the environment and role of a step. */
function freshCertificate(dossier: Dossier, id: string, dice: Dice): DeclaredCertificate {
  const step = dossier.journey.steps.find((candidate) => candidate.id === id);
  const environment = dossier.isRehearsal ? 'sandbox' : (step?.environment ?? 'production');
  return certificate(`f${dice.fresh()}`, {
    environment,
    role: step?.role ?? 'client',
    notAfter: '2060-01-01T00:00:00Z',
  });
}

/** What a declaration must tell, found without the machine: the last one of the certificate step beside it. */
function declarable(dossier: Dossier, id: string, dice: Dice): DeclaredCertificate {
  const step = dossier.journey.steps.find((candidate) => candidate.id === id);
  const beside = dossier.journey.steps.find(
    ({ kind, environment, role }) => kind === 'certificat' && environment === step?.environment && role === step.role,
  );
  const state = dossier.steps.find((candidate) => candidate.id === beside?.id);
  const known = state?.status === 'sans-objet' ? undefined : state?.certificates.at(-1);
  return known ?? freshCertificate(dossier, id, dice);
}

function formedStep(dossier: Dossier, type: StepEventType, id: string, dice: Dice): StepEvent {
  const step = dossier.journey.steps.find((candidate) => candidate.id === id);
  if (type === 'certificat') return event(type, id, { certificate: freshCertificate(dossier, id, dice) });
  if (type === 'envoi' && step?.kind === 'declaration') {
    return event(type, id, { certificate: declarable(dossier, id, dice) });
  }
  const ends = type === 'acceptation' || type === 'fait';
  const values = ends && step?.collects.includes('profil') ? { profil: String(dice.below(6)) } : {};
  return event(type, id, { values });
}

function formedWhole(dossier: Dossier, type: EventType, dice: Dice): OnboardingEvent {
  const scenarios = ['s1', 's2'].map((id) => ({ id, name: id, project: 'p', priority: 1 as const }));
  const account = { aucun: 'demande', demande: 'ouvert', ouvert: 'utilise', desactive: 'ouvert' } as const;
  switch (type) {
    case 'fiche':
      return whole(type, { values: { raisonSociale: `Éditeur ${String(dice.below(9))}` } });
    case 'parcours':
      return whole(type, { journey: { ...dossier.journey, source: String(dice.below(9)) }, reason: '' });
    case 'liste-blanche': {
      const environment = dossier.isRehearsal ? ('sandbox' as const) : ('test' as const);
      const given = certificate(`w${dice.fresh()}`, { environment });
      return whole(type, { region: 'ARA', environment: 'test', certificate: given, state: 'declaree', by: 'moi' });
    }
    case 'platines-compte':
      return whole(type, { login: 'moi', state: account[dossier.platines.state] });
    case 'platines-scenarios':
      return whole(type, { scenarios });
    case 'platines-resultat': {
      const scenario = dossier.platines.scenarios.at(0)?.id ?? 's1';
      return whole(type, { scenario, result: 'succes', evidence: '' });
    }
    default:
      return whole(type as 'note', { reason: 'un motif' });
  }
}

/** An event in the right form for the dossier as it is: refused only where its state forbids it. */
export function formed(dossier: Dossier, type: EventType, id: string, date: string, dice: Dice): OnboardingEvent {
  const known = STEP_EVENTS.find((candidate) => candidate === type);
  const made = known ? formedStep(dossier, known, id, dice) : formedWhole(dossier, type, dice);
  return { ...made, date };
}

/** Spoils an event in one way that people and programs do. */
function spoiled(dossier: Dossier, made: OnboardingEvent, dice: Dice): OnboardingEvent {
  const known = [...dossier.steps.flatMap((state) => state.certificates), certificate('inconnu')];
  const other = dice.pick(known);
  const ways: readonly (() => OnboardingEvent)[] = [
    () => ({ ...made, date: addDays(made.date, dice.below(60) - 45) }),
    () => ({ ...made, date: dice.pick(['2026-02-30', '', '22/11/2026', '2999-01-01']) }),
    () => ('reason' in made ? { ...made, reason: ' ' } : made),
    () => ('step' in made ? { ...made, certificate: dice.pick([other, null]) } : made),
    () => (made.type === 'liste-blanche' ? { ...made, certificate: other } : made),
    () =>
      'step' in made
        ? { ...made, certificate: { ...other, environment: dice.pick(['test', 'sandbox', 'production']) } }
        : made,
    () => ('step' in made ? { ...made, certificate: { ...other, role: 'serveur' } } : made),
    () =>
      'step' in made ? { ...made, values: dice.pick([{ profil: '9' }, { delai: 'dix' }, { instance: 'ARS' }]) } : made,
    () => (made.type === 'liste-blanche' ? { ...made, state: dice.pick(WHITELIST_STATES) } : made),
    () => {
      const entry = dossier.whitelist.at(dice.below(dossier.whitelist.length + 1));
      return entry ? whole('liste-blanche', { ...entry, state: dice.pick(WHITELIST_STATES), by: '' }) : made;
    },
    () =>
      made.type === 'platines-compte'
        ? { ...made, state: dice.pick(['demande', 'ouvert', 'utilise', 'desactive'] as const) }
        : made,
  ];
  return dice.pick(ways)();
}

/**
 * What may come next: mostly what is allowed and makes the dossier advance, at times what is spoiled or out of turn. That
 * a dossier is given up, or a step opened again, is made rare, so that dossiers go far.
 */
export function anyEvent(dossier: Dossier, date: string, dice: Dice): OnboardingEvent {
  const ids = [...dossier.steps.map((state) => state.id), 'inconnue'];
  if (dice.next() < 0.25) return formed(dossier, dice.pick(EVENT_TYPES), dice.pick(ids), date, dice);
  const rare = new Set<EventType>([
    'abandon',
    'relance',
    'refus',
    'reprise',
    'sans-objet',
    'retrait',
    'note',
    'parcours',
    'fiche',
  ]);
  const open = allowed(dossier).filter(({ type }) => !rare.has(type) || dice.next() < 0.1);
  const steps = open.filter((known) => known.steps.length > 0);
  const choice = dice.pick(steps.length > 0 && dice.next() < 0.8 ? steps : open.length > 0 ? open : allowed(dossier));
  const made = formed(
    dossier,
    choice.type,
    dice.pick([...choice.steps, ...(choice.steps.length > 0 ? [] : [''])]),
    date,
    dice,
  );
  return dice.next() < 0.15 ? spoiled(dossier, made, dice) : made;
}

/** A journey drawn at random: every kind, any order that can be walked. */
export function anyJourney(dice: Dice, base: Journey): Journey {
  const steps = base.steps.map((step, index) => {
    const before = base.steps.slice(0, index).map(({ id }) => id);
    const after = before.filter(() => dice.next() < 0.25);
    return { ...step, after, isOptional: dice.next() < 0.4 };
  });
  return { ...base, steps };
}
