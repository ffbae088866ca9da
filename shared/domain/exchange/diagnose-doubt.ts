import type { Seen } from './diagnose-seen.ts';
import { alertOfTrial } from './diagnose-seen.ts';
import type { WireFailure } from './facts.ts';

/** What the TLS library says of something that is no TLS at all. */
const PLAIN = /wrong[_ ]version[_ ]number|http[_ ]request|unexpected[_ ]message|packet[_ ]length[_ ]too[_ ]long/iu;
/** Of a version that is not spoken here. */
const VERSION = /unsupported[_ ]protocol|wrong[_ ]ssl[_ ]version|no[_ ]protocols[_ ]available/iu;
/** Of a cipher, a curve or a signature that is not accepted here. */
const CIPHER =
  /unknown[_ ]cipher|no[_ ]cipher|no[_ ]shared|wrong[_ ]curve|legacy[_ ]sigalg|wrong[_ ]signature[_ ]type/iu;

const LIKENESSES = { plain: PLAIN, version: VERSION, cipher: CIPHER } as const;

/**
 * What a failure of the handshake looks like. One byte that changed on its way makes an answer look like any of them: by itself
 * such a failure proves nothing (RFC 8446 §6.2: the library can only say where it stopped reading).
 */
export function likenessOf({ code, message }: Pick<WireFailure, 'code' | 'message'>): keyof typeof LIKENESSES | null {
  const text = `${code ?? ''} ${message}`;
  const names = Object.keys(LIKENESSES) as (keyof typeof LIKENESSES)[];
  return names.find((name) => LIKENESSES[name].test(text)) ?? null;
}

/** Whether another handshake failed in the same way; null when none was tried. A byte is not damaged twice at one place. */
export function isRepeated(seen: Seen): boolean | null {
  const trial = seen.evidence.trialWith ?? seen.evidence.trialWithout;
  if (trial === null) return null;
  if (trial.outcome !== 'failed' || trial.failure === null) return false;
  return likenessOf(trial.failure) === likenessOf(seen) && alertOfTrial(trial)?.number === seen.alert?.number;
}

/** Whether the greeting was answered in TLS that an exchange could go on with. */
export function speaksTls({ evidence: { probe } }: Seen): boolean {
  return probe !== null && (probe.outcome === 'complete' || probe.outcome === 'tls13-only');
}
