import type { Cause, Confidence } from './cause.ts';
import { alertOfError } from './diagnose-alerts.ts';
import type { Evidence, NextTest, TrialFacts } from './diagnose-evidence.ts';
import type { LocalFault } from './diagnose-own.ts';
import { localFaults } from './diagnose-own.ts';
import type { Phase, TlsAlert } from './facts.ts';

/** The evidence with what every rule asks of it. */
export interface Seen {
  readonly evidence: Evidence;
  /** Of the failure; empty texts without one. */
  readonly code: string;
  readonly message: string;
  readonly phase: Phase | null;
  /** Sent by the server, in the exchange. */
  readonly alert: TlsAlert | null;
  readonly faults: readonly LocalFault[];
  /** Whether the server asks for a certificate; null when nothing tells. */
  readonly asksCertificate: boolean | null;
  /** Whether the server showed its own certificate, in the exchange or to the probe. */
  readonly hasShown: boolean;
}

/** What a rule concludes. */
export interface Found {
  readonly cause: Cause;
  readonly confidence: Confidence;
  /** The cause itself is not repeated. */
  readonly candidates?: readonly Cause[];
  readonly values?: Readonly<Record<string, string | number>>;
  readonly proof?: readonly string[];
  readonly next?: NextTest;
}

/** One line of the table that diagnoses: the first rule that finds decides. */
export interface Rule {
  readonly name: string;
  /** Where the rule comes from: a row of design security §4, of the domain reference CSD §7, or a standard. */
  readonly source: string;
  readonly find: (seen: Seen) => Found | null;
}

export function certain(cause: Cause, more: Omit<Found, 'cause' | 'confidence'> = {}): Found {
  return { cause, confidence: 'certain', ...more };
}

export function probable(cause: Cause, more: Omit<Found, 'cause' | 'confidence'> = {}): Found {
  return { cause, confidence: 'probable', ...more };
}

/** `cause` says what is common to the candidates, or is the first of them. */
export function undecided(
  cause: Cause,
  candidates: readonly Cause[],
  next: NextTest,
  more: Partial<Found> = {},
): Found {
  return { ...more, cause, confidence: 'undecided', candidates, next };
}

/** A rule that maps codes of failures to a cause, whatever else was seen. */
export function byCode(
  name: string,
  source: string,
  cause: Cause,
  codes: readonly string[],
  where?: readonly Phase[],
): Rule {
  return {
    name,
    source,
    find: ({ code, phase }) =>
      codes.includes(code) && (where === undefined || (phase !== null && where.includes(phase)))
        ? certain(cause)
        : null,
  };
}

function asks({ wire, probe, trialWith, trialWithout }: Evidence): boolean | null {
  const told = [wire.tls, trialWith?.tls, trialWithout?.tls].flatMap((tls) => tls?.ourCertificate ?? []);
  if (told.some((one) => one === 'sent' || one === 'none-to-send')) return true;
  if (probe?.request !== null && probe?.request !== undefined) return true;
  // A greeting that ended normally without a request: the server does not ask, at least at this point.
  return told.includes('not-asked') || probe?.outcome === 'complete' ? false : null;
}

/** Prepares the evidence for the rules. */
export function see(evidence: Evidence): Seen {
  const { wire, probe } = evidence;
  const { code, message = '', phase = null } = wire.failure ?? { code: '' };
  return {
    evidence,
    code: code ?? '',
    message,
    phase,
    alert: wire.tls?.alert ?? (wire.failure === null ? null : alertOfError(code, message)),
    faults: localFaults(evidence),
    asksCertificate: asks(evidence),
    hasShown: (wire.tls?.peerChain.length ?? 0) > 0 || (probe?.chain.length ?? 0) > 0,
  };
}

const CUT_CODES = ['ECONNRESET', 'EPIPE', 'CERCLE_CLOSED', 'CERCLE_CUT', 'ERR_STREAM_PREMATURE_CLOSE', 'EPROTO'];

/** Whether a failure is a connection that the other side closed without a word. */
export function isCut({ code, alert }: Pick<Seen, 'code' | 'alert'>): boolean {
  return alert === null && CUT_CODES.includes(code);
}

/** Whether the server ends the connection by itself, before any request. */
export function endsUnasked(trial: TrialFacts | null): boolean | null {
  return trial === null ? null : trial.outcome !== 'open';
}

/** The alert of a trial, when it was ended by one. */
export function alertOfTrial(trial: TrialFacts | null): TlsAlert | null {
  if (trial?.failure === null || trial?.failure === undefined) return null;
  return trial.tls?.alert ?? alertOfError(trial.failure.code, trial.failure.message);
}
