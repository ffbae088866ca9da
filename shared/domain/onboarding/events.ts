import type { CircleEnvironment, DeclaredCertificate, KeptFile } from './declared.ts';
import type { Collected, Journey } from './journey.ts';
import type { Scenario, ScenarioResult } from './platines.ts';
import type { Sheet } from './sheet.ts';

/** What can be recorded of a step. */
export const STEP_EVENTS = [
  /** Sent to those who decide; a certificate: ordered. */
  'envoi',
  'relance',
  'acceptation',
  'refus',
  /** The applicant takes back what was sent. */
  'retrait',
  /** An act is done. */
  'fait',
  /** A certificate was installed; once the step is done, the one that replaces it. */
  'certificat',
  /** Set aside: does not apply here. */
  'sans-objet',
  /** A step that was done or set aside is open again. */
  'reprise',
] as const;
export type StepEventType = (typeof STEP_EVENTS)[number];

/** What can be recorded of the whole. */
export const DOSSIER_EVENTS = [
  'creation',
  'fiche',
  'parcours',
  'liste-blanche',
  'platines-compte',
  'platines-scenarios',
  'platines-resultat',
  'note',
  'abandon',
  'reouverture',
] as const;
export type DossierEventType = (typeof DOSSIER_EVENTS)[number];

export const EVENT_TYPES = [...STEP_EVENTS, ...DOSSIER_EVENTS] as const;
export type EventType = (typeof EVENT_TYPES)[number];

interface Said {
  /** The day it happened, `2026-11-22`; not after the day it is recorded. */
  readonly date: string;
  readonly note: string;
  readonly files: readonly KeptFile[];
}

export interface StepEvent extends Said {
  readonly type: StepEventType;
  readonly step: string;
  /** Why it was refused, taken back, set aside or opened again: compulsory for these. */
  readonly reason: string;
  readonly values: Readonly<Partial<Record<Collected, string>>>;
  /** Of `certificat`, and of `envoi` and `acceptation` of a declaration. */
  readonly certificate: DeclaredCertificate | null;
}

export const WHITELIST_STATES = ['declaree', 'inscrite', 'refusee', 'retiree'] as const;
export type WhitelistState = (typeof WHITELIST_STATES)[number];

/** What can happen to a dossier, and is kept for ever. */
export type OnboardingEvent =
  | StepEvent
  | (Said & {
      readonly type: 'creation';
      readonly title: string;
      readonly journey: Journey;
      /** Servers that the application is to query; may be empty. */
      readonly regions: readonly string[];
      /** A rehearsal against the sandbox region: only its certificates count, and nothing of it is real. */
      readonly isRehearsal: boolean;
      readonly answers: Readonly<Record<string, string>>;
    })
  | (Said & { readonly type: 'fiche'; readonly values: Partial<Sheet> })
  /** Texts of steps changed by the person, or a newer pack adopted. */
  | (Said & { readonly type: 'parcours'; readonly journey: Journey; readonly reason: string })
  | (Said & {
      readonly type: 'liste-blanche';
      readonly region: string;
      readonly environment: CircleEnvironment;
      readonly certificate: DeclaredCertificate;
      readonly state: WhitelistState;
      readonly by: string;
    })
  | (Said & {
      readonly type: 'platines-compte';
      readonly login: string;
      readonly state: 'demande' | 'ouvert' | 'utilise' | 'desactive';
    })
  | (Said & { readonly type: 'platines-scenarios'; readonly scenarios: readonly Scenario[] })
  | (Said & {
      readonly type: 'platines-resultat';
      readonly scenario: string;
      readonly result: ScenarioResult;
      /** Exchange or conformity report that proves it; empty when there is none. */
      readonly evidence: string;
    })
  | (Said & { readonly type: 'note' | 'abandon' | 'reouverture'; readonly reason: string });

/** A line of the history. */
export interface HistoryEntry {
  /** From 1, without a hole. */
  readonly number: number;
  /** When it was recorded, ISO 8601. */
  readonly at: string;
  readonly event: OnboardingEvent;
  /** SHA-256 of the previous hash followed by the canonical JSON of `{at, event, number}`. */
  readonly hash: string;
}
