import type { DeclaredCertificate } from './declared.ts';
import type { StepEventType } from './events.ts';

/** Why Cercle proposes to record something: the person confirms, Cercle never records it alone. */
export const PROPOSAL_REASONS = [
  'certificate-installed',
  'certificate-replaced',
  'connection-green',
  'connection-red',
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
  readonly values: Readonly<Record<string, string | number>>;
}
