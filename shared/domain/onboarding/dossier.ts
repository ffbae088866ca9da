import type { CircleEnvironment, DeclaredCertificate, KeptFile } from './declared.ts';
import type { EventType, StepEventType, WhitelistState } from './events.ts';
import type { Collected, Journey } from './journey.ts';
import type { Platines } from './platines.ts';
import type { Sheet } from './sheet.ts';

/** `bloquee`: what precedes is not done; `a-refaire`: was done, then something made it due again. */
export const STEP_STATES = ['bloquee', 'a-faire', 'en-attente', 'refusee', 'faite', 'sans-objet', 'a-refaire'] as const;
export type StepStatus = (typeof STEP_STATES)[number];

/** Where a step is, and what led there. */
export interface StepState {
  readonly id: string;
  readonly status: StepStatus;
  /** The day of the event that brought it there; null while nothing was recorded. */
  readonly since: string | null;
  /** Something was recorded of this step. */
  readonly isTouched: boolean;
  readonly sentOn: string | null;
  readonly remindedOn: string | null;
  /** How many times it was sent: a second one is a resubmission. */
  readonly attempts: number;
  /** Of the last refusal, withdrawal, setting aside or reopening. */
  readonly reason: string;
  readonly values: Readonly<Partial<Record<Collected, string>>>;
  /** Installed or declared in this step, the latest last. */
  readonly certificates: readonly DeclaredCertificate[];
  readonly files: readonly KeptFile[];
}

export interface WhitelistEntry {
  /** `region/environment/sha256`. */
  readonly id: string;
  /** Empty when the dossier names no server: the circle as a whole. */
  readonly region: string;
  readonly environment: CircleEnvironment;
  readonly certificate: DeclaredCertificate;
  readonly state: WhitelistState;
  readonly declaredOn: string;
  readonly since: string;
  /** Actor of the step in which it was declared (a key of `ACTORS`), or the name that was given. */
  readonly by: string;
}

/** What a history amounts to. */
export interface Dossier {
  readonly title: string;
  readonly journey: Journey;
  readonly regions: readonly string[];
  readonly isRehearsal: boolean;
  readonly answers: Readonly<Record<string, string>>;
  /** `termine`: every step is done or set aside. */
  readonly status: 'actif' | 'termine' | 'abandonne';
  readonly sheet: Sheet;
  /** In the order of the journey. */
  readonly steps: readonly StepState[];
  /** Access profile that was notified; null until then. */
  readonly profil: string | null;
  readonly whitelist: readonly WhitelistEntry[];
  readonly platines: Platines;
  readonly createdOn: string;
  /** Number of the last entry. */
  readonly entries: number;
}

/** Why an event cannot be recorded now; a value to show, not a failure. Beside each: the values of its sentence. */
export const REFUSAL_REASONS = [
  'dossier-closed',
  'dossier-open',
  'already-created',
  /** step */
  'step-unknown',
  /** step, kind, event */
  'step-kind',
  /** step, missing: the steps that are not done, separated by commas */
  'step-blocked',
  /** step, state, event */
  'step-state',
  /** step */
  'step-compulsory',
  /** event */
  'reason-needed',
  /** date, today */
  'date-future',
  /** date, since */
  'date-before',
  /** date */
  'date-invalid',
  /** step */
  'certificate-needed',
  /** step, event */
  'certificate-unexpected',
  /** expected, actual: environments, or `any` when only the sandbox is refused */
  'certificate-environment',
  /** expected, actual: roles */
  'certificate-role',
  /** subject */
  'certificate-same',
  /** subject, expected: subjects of the current certificates, or of the one that was sent */
  'certificate-other',
  /** subject, notAfter, date */
  'certificate-expired',
  /** step, value: what is not collected there */
  'value-unexpected',
  /** profil */
  'profil-invalid',
  /** delai */
  'delai-invalid',
  /** field */
  'sheet-field',
  /** steps: those that are double, lost, changed in kind, or wait for each other or for nothing; empty: there is none */
  'journey-steps',
  /** expected, actual: keys of journeys */
  'journey-other',
  /** scenario */
  'scenario-unknown',
  /** scenario */
  'scenario-duplicate',
  /** state, asked */
  'account-state',
  /** state (`none`: not in the register), asked */
  'whitelist-state',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export interface Refusal {
  readonly refused: RefusalReason;
  /** Fill the sentence; steps are given by their identifiers. */
  readonly values: Readonly<Record<string, string>>;
}

/** What may be recorded now: drives the buttons. */
export interface Allowed {
  readonly type: EventType;
  /** Steps for which it may be; empty for an event of the whole. */
  readonly steps: readonly string[];
}

export type AllowedStep = { readonly [step: string]: readonly StepEventType[] };
