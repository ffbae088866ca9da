import type { Cause } from '../../../shared/domain/exchange/cause.ts';

/**
 * What a failed reading means for the others of its region: `region`, the next one would fail likewise, and asking on would be rude;
 * `establishment`, asking again for this one would bring the same; `passing`, it may go better in a moment.
 */
export type FailureKind = 'region' | 'establishment' | 'passing';

const OF_ESTABLISHMENT: ReadonlySet<Cause> = new Set<Cause>([
  'ror-error',
  'soap-fault',
  'http-bad-request',
  'http-not-found',
  'http-other',
  'answer-count',
  'answer-not-csd',
  'answer-echoed',
  'answer-too-large',
  'import-refused',
]);

const PASSING: ReadonlySet<Cause> = new Set<Cause>([
  'dns-unavailable',
  'connection-refused',
  'host-unreachable',
  'connection-timeout',
  'connection-reset',
  'proxy-unreachable',
  'tls-silence',
  'handshake-closed',
  'handshake-damaged',
  'http-unavailable',
  'http-server-error',
  'http-malformed',
  'answer-slow',
  'deadline',
  'answer-cut',
  'answer-empty',
  'answer-not-xml',
  'answer-compressed-badly',
  'answer-checksum',
  'unknown',
]);

export function failureKind(cause: Cause): FailureKind {
  if (OF_ESTABLISHMENT.has(cause)) return 'establishment';
  return PASSING.has(cause) ? 'passing' : 'region';
}
