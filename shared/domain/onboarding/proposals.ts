import type { DeclaredCertificate } from './declared.ts';
import type { Dossier } from './dossier.ts';
import type { StepEventType } from './events.ts';
import { proposeAccount } from './proposals-account.ts';
import { proposeCertificates } from './proposals-certificates.ts';
import { proposeConnections } from './proposals-connections.ts';
import { proposeReminders } from './proposals-reminders.ts';

/** Why Cercle proposes to record something: the person confirms, Cercle never records it alone. */
export const PROPOSAL_REASONS = [
  'certificate-installed',
  'certificate-replaced',
  'connection-green',
  'connection-red',
  /** A login was noted in a step, and no account is open. */
  'platines-login',
  'platines-idle',
  'reminder-due',
] as const;
export type ProposalReason = (typeof PROPOSAL_REASONS)[number];

/** A record that seems due, with what it would hold. */
export interface Proposal {
  readonly reason: ProposalReason;
  readonly step: string | null;
  readonly event: StepEventType | 'platines-compte' | 'liste-blanche' | null;
  readonly date: string;
  readonly certificate: DeclaredCertificate | null;
  /** Server concerned; empty when none is. */
  readonly region: string;
  /**
   * Of `liste-blanche`: environment, state; of `platines-compte`: login, state, lastUse and deactivatedOn; of a reminder:
   * sentOn, days waited.
   */
  readonly values: Readonly<Record<string, string | number>>;
}

/** A certificate of the inventory, as it may be installed or declared. */
export interface KnownCertificate {
  readonly certificate: DeclaredCertificate;
  /** The day it came into the inventory. */
  readonly installedOn: string;
  /** Fingerprint of the certificate that it was ordered to replace; null when it replaces none. */
  readonly replaces: string | null;
}

/** What the last silent connection of a whitelist entry found. */
export interface EntryCheck {
  /** Identifier of the whitelist entry. */
  readonly entry: string;
  readonly date: string;
  /** `undecided`: it failed, or was refused, for what may not be the whitelist. */
  readonly outcome: 'accepted' | 'refused' | 'undecided';
}

/** What other parts of Cercle know, at the time of proposing. */
export interface Facts {
  readonly certificates: readonly KnownCertificate[];
  /** The latest of each entry. */
  readonly checks: readonly EntryCheck[];
}

/**
 * What seems due to be recorded, each of which `apply` would accept as it stands, a text of a person left aside. None in a
 * dossier that was given up. `today`: a day.
 */
export function propose(dossier: Dossier, facts: Facts, today: string): readonly Proposal[] {
  if (dossier.status === 'abandonne') return [];
  return [
    ...proposeCertificates(dossier, facts, today),
    ...proposeConnections(dossier, facts, today),
    ...proposeAccount(dossier, today),
    ...proposeReminders(dossier, today),
  ];
}
