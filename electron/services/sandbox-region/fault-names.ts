import type { ServerState } from './server-identity.ts';

/** Faults of the connection, before any handshake. */
export const CONNECTION_FAULTS = ['handshake-silence', 'handshake-close', 'handshake-reset', 'not-tls'] as const;
export type ConnectionFault = (typeof CONNECTION_FAULTS)[number];

/** Faults of the server's certificate, and which one it then shows. */
export const IDENTITY_FAULTS = {
  'server-expired': 'expired',
  'server-not-yet-valid': 'not-yet',
  'server-wrong-host': 'wrong-host',
  'server-self-signed': 'self-signed',
  'server-unknown-authority': 'unknown-authority',
  'server-revoked': 'revoked',
  'server-wrong-usage': 'wrong-usage',
  'server-weak-key': 'weak-key',
  'server-incomplete-chain': 'incomplete',
} as const satisfies Readonly<Record<string, ServerState>>;
export type IdentityFault = keyof typeof IDENTITY_FAULTS;

/** Faults of the handshake: an old version only, a key exchange of another age, a client that must send its intermediate. */
export const POLICY_FAULTS = ['tls-version', 'tls-cipher', 'client-chain-required'] as const;
export type PolicyFault = (typeof POLICY_FAULTS)[number];

/** Faults of what the authorities publish: their lists are not there, or past their date. */
export const LIST_FAULTS = ['crl-absent', 'crl-expired'] as const;
export type ListFault = (typeof LIST_FAULTS)[number];

/** Faults of what is told: the answer is another one. */
export const ANSWER_FAULTS = [
  'http-401',
  'http-403',
  'http-404',
  'http-500',
  'http-503',
  'redirect',
  'huge-header',
  'empty-200',
  'web-page',
  'not-csd',
  'http-malformed',
  'gzip-broken',
  'soap-fault',
  'error-405',
  'error-444',
  'truncated-xml',
  'wrong-checksum',
  'wrong-count',
] as const;
export type AnswerFault = (typeof ANSWER_FAULTS)[number];

/** Faults of how it leaves. */
export const TRANSFER_FAULTS = ['slow', 'drip', 'cut-fin', 'cut-close-notify', 'cut-rst'] as const;
export type TransferFault = (typeof TRANSFER_FAULTS)[number];

const IDENTITY_NAMES = Object.keys(IDENTITY_FAULTS) as readonly IdentityFault[];

/** Every fault that can be asked for. */
export const FAULT_NAMES = [
  ...CONNECTION_FAULTS,
  ...IDENTITY_NAMES,
  ...POLICY_FAULTS,
  ...LIST_FAULTS,
  ...ANSWER_FAULTS,
  ...TRANSFER_FAULTS,
] as const;
export type FaultName = (typeof FAULT_NAMES)[number];

/** Whether a fault belongs to a family. */
export function isOneOf<T extends string>(family: readonly T[], name: string): name is T {
  return (family as readonly string[]).includes(name);
}

export function isIdentityFault(name: string): name is IdentityFault {
  return isOneOf(IDENTITY_NAMES, name);
}

/** Whether a fault acts on connections, whatever is asked over them. */
export function isOfConnection(name: FaultName): boolean {
  return isOneOf(CONNECTION_FAULTS, name) || isIdentityFault(name) || isOneOf(POLICY_FAULTS, name);
}
