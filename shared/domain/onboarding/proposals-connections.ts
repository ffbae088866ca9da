import type { Dossier, WhitelistEntry } from './dossier.ts';
import { findStep } from './machine-steps.ts';
import { proposal } from './proposals-base.ts';
import type { EntryCheck, Facts, Proposal } from './proposals.ts';

/** The declaration that still waits for this entry's answer; null when none does. */
function waitingStep(dossier: Dossier, entry: WhitelistEntry): string | null {
  const step = dossier.journey.steps.find((candidate) => {
    const state = candidate.kind === 'declaration' ? findStep(dossier, candidate.id)?.state : undefined;
    const isPlace = candidate.environment === null || candidate.environment === entry.environment;
    const isTold = state?.certificates.at(-1)?.sha256 === entry.certificate.sha256;
    return state?.status === 'en-attente' && isPlace && isTold;
  });
  return step?.id ?? null;
}

/** Whether every other server that this certificate was told to is known to admit it. */
function isLast(dossier: Dossier, entry: WhitelistEntry): boolean {
  return dossier.whitelist.every(
    (other) =>
      other.id === entry.id ||
      other.environment !== entry.environment ||
      other.certificate.sha256 !== entry.certificate.sha256 ||
      other.state !== 'declaree',
  );
}

function turned(reason: Proposal['reason'], entry: WhitelistEntry, date: string, state: string): Proposal {
  const { certificate, region, environment } = entry;
  return proposal({ reason, event: 'liste-blanche', date, certificate, region, values: { environment, state } });
}

function ofEntry(dossier: Dossier, entry: WhitelistEntry, check: EntryCheck): readonly Proposal[] {
  const { date } = check;
  if (date < entry.since) return [];
  if (entry.state === 'inscrite' && check.outcome === 'refused') {
    return [turned('connection-red', entry, date, 'retiree')];
  }
  if (entry.state !== 'declaree' || check.outcome !== 'accepted') return [];
  const step = waitingStep(dossier, entry);
  if (step === null || !isLast(dossier, entry)) return [turned('connection-green', entry, date, 'inscrite')];
  const { certificate, region } = entry;
  return [proposal({ reason: 'connection-green', step, event: 'acceptation', date, certificate, region })];
}

/**
 * What silent connections tell of the register: the first one accepted admits the entry, or the whole declaration when it
 * was the last server to answer; one refused by the whitelist says that an entry was taken out. A test older than what is
 * known of its entry tells nothing.
 */
export function proposeConnections(dossier: Dossier, { checks }: Facts, today: string): readonly Proposal[] {
  return dossier.whitelist.flatMap((entry) => {
    const check = checks.find((candidate) => candidate.entry === entry.id && candidate.date <= today);
    return check ? ofEntry(dossier, entry, check) : [];
  });
}
