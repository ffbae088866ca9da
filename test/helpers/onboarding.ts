import type { DeclaredCertificate } from '../../shared/domain/onboarding/declared.ts';
import type { Dossier, Refusal, StepStatus } from '../../shared/domain/onboarding/dossier.ts';
import type { OnboardingEvent, StepEvent } from '../../shared/domain/onboarding/events.ts';
import type { Journey, JourneyStep } from '../../shared/domain/onboarding/journey.ts';
import { apply, begin, isRefusal } from '../../shared/domain/onboarding/machine.ts';

/** Dossiers for tests: a small journey, and events in the form that the machine asks for. */

export const TODAY = '2026-11-22';

type Named<T, E> = E extends { readonly type: infer K }
  ? T extends K
    ? Omit<E, 'type'> & { readonly type: T }
    : never
  : never;
type Plain<T extends OnboardingEvent['type']> = Named<T, OnboardingEvent>;

const said = { date: TODAY, note: '', files: [] };

export function step(id: string, kind: JourneyStep['kind'], more: Partial<JourneyStep> = {}): JourneyStep {
  return {
    id,
    kind,
    title: { fr: `Titre de ${id}`, en: `Title of ${id}` },
    summary: { fr: '', en: '' },
    actor: 'demandeur',
    after: [],
    isOptional: false,
    environment: null,
    role: null,
    prepare: [],
    recipient: null,
    message: null,
    documents: [],
    leadTime: { days: null, isAssumed: false, source: '' },
    proof: [],
    collects: [],
    warning: null,
    source: 'test',
    verifiedOn: TODAY,
    ...more,
  };
}

export function journey(steps: readonly JourneyStep[]): Journey {
  return {
    key: 'essai',
    track: 'cercle-regional',
    format: 'csd',
    title: { fr: 'Essai', en: 'Trial' },
    summary: { fr: '', en: '' },
    warnings: [],
    question: null,
    steps,
    source: 'test',
    verifiedOn: TODAY,
  };
}

const client = { environment: 'production', role: 'client' } as const;
const server = { environment: 'production', role: 'serveur' } as const;
const test = { environment: 'test', role: 'client' } as const;

/** Every kind, both environments, both roles, what is optional and what is not. */
export const SMALL: Journey = journey([
  step('donnees', 'acte'),
  step('charte', 'acte', { isOptional: true, after: ['donnees'] }),
  step('comite', 'demande', {
    after: ['donnees', 'charte'],
    collects: ['profil', 'reference', 'identifiant-platines', 'delai'],
  }),
  step('certificat-test', 'certificat', { ...test, after: ['donnees'], isOptional: true }),
  step('declaration-test', 'declaration', { ...test, after: ['certificat-test', 'comite'], isOptional: true }),
  step('certificat', 'certificat', { ...client, after: ['comite'] }),
  step('certificat-serveur', 'certificat', { ...server, after: ['comite'], isOptional: true }),
  step('declaration', 'declaration', { ...client, after: ['certificat'], collects: ['reference', 'delai'] }),
  step('declaration-serveur', 'declaration', { ...server, after: ['certificat-serveur'], isOptional: true }),
  step('ouverture', 'acte', { after: ['declaration', 'declaration-serveur', 'declaration-test'] }),
]);

export function certificate(name: string, more: Partial<DeclaredCertificate> = {}): DeclaredCertificate {
  return {
    sha256: name.padEnd(64, '0'),
    subject: `CN=${name},C=FR`,
    issuer: 'CN=AC,C=FR',
    serial: '01',
    notAfter: '2029-11-22T10:00:00Z',
    role: 'client',
    environment: 'production',
    ...more,
  };
}

export function creation(more: Partial<Plain<'creation'>> = {}): Plain<'creation'> {
  const base = { title: 'Dossier', journey: SMALL, regions: ['IDF', 'PACA'], isRehearsal: false, answers: {} };
  return { type: 'creation', ...said, ...base, ...more };
}

export function event(type: StepEvent['type'], id: string, more: Partial<StepEvent> = {}): StepEvent {
  return { type, step: id, ...said, reason: 'un motif', values: {}, certificate: null, ...more };
}

export function whole<T extends OnboardingEvent['type']>(
  type: T,
  more: Omit<Plain<T>, 'type' | 'date' | 'note' | 'files'> & Partial<typeof said>,
): Plain<T> {
  return { type, ...said, ...more } as unknown as Plain<T>;
}

export function opened(more: Partial<Plain<'creation'>> = {}): Dossier {
  return kept(begin(creation(more)));
}

/** The dossier, when it was not refused. */
export function kept(outcome: Dossier | Refusal): Dossier {
  if (isRefusal(outcome)) throw new Error(`refused: ${outcome.refused} ${JSON.stringify(outcome.values)}`);
  return outcome;
}

/** The dossier after all of these, each of which must be accepted. */
export function walked(dossier: Dossier, events: readonly OnboardingEvent[], today = TODAY): Dossier {
  return events.reduce((before, next) => kept(apply(before, next, today)), dossier);
}

/** Why it is refused; empty when it is not. */
export function refusalOf(dossier: Dossier, next: OnboardingEvent, today = TODAY): string {
  const outcome = apply(dossier, next, today);
  return isRefusal(outcome) ? outcome.refused : '';
}

export function statusOf(dossier: Dossier, id: string): StepStatus | undefined {
  return dossier.steps.find((state) => state.id === id)?.status;
}
