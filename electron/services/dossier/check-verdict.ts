import type { WhitelistCheck } from '../../../shared/contract/dossier-views.ts';
import type { Cause, Diagnosis } from '../../../shared/domain/exchange/cause.ts';
import type { Format } from '../../../shared/domain/onboarding/journey.ts';

/** The application itself answered: we passed the door, whatever it thinks of what we asked. */
const ANSWERED: readonly Diagnosis['verdict'][] = ['ok', 'soap-fault', 'ror-error'];
/** What a FHIR server says to a request of another kind, once the handshake was accepted: what the door refuses is said otherwise. */
const NOT_OURS: readonly Diagnosis['verdict'][] = [
  'http-not-found',
  'http-other',
  'answer-not-csd',
  'answer-not-xml',
  'answer-empty',
];

export type Verdict = Pick<WhitelistCheck, 'verdict' | 'ok' | 'isUndecided'>;

/** What a diagnosis tells of a whitelist. Cercle asks no FHIR request: there an answer of any kind shows that the door is open. */
export function verdictOf({ verdict, confidence, candidates }: Diagnosis, format: Format): Verdict {
  const ok = ANSWERED.includes(verdict) || (format === 'fhir' && NOT_OURS.includes(verdict));
  const may: readonly Cause[] = ['not-whitelisted', 'refused-or-not-whitelisted'];
  const isUndecided =
    !ok &&
    (verdict === 'refused-or-not-whitelisted' ||
      (confidence === 'undecided' && candidates.some((one) => may.includes(one))));
  return { verdict, ok, isUndecided };
}

/** Not accepted, and nothing is wrong but the whitelist as far as can be told: what is expected until it is done. */
export function isWaiting({ verdict, isUndecided }: Verdict): boolean {
  return verdict === 'not-whitelisted' || isUndecided;
}
