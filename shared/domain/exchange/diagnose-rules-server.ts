import type { ChainReasonCode } from '../certificates/chain.ts';
import type { Cause } from './cause.ts';
import type { Found, Rule, Seen } from './diagnose-seen.ts';
import { certain, probable, undecided } from './diagnose-seen.ts';

/** What the verification of TLS says of a server's chain, by code (OpenSSL and BoringSSL share these names). */
const BY_CODE: Readonly<Record<string, Cause>> = {
  CERT_HAS_EXPIRED: 'server-expired',
  CERT_NOT_YET_VALID: 'server-not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'server-host-mismatch',
  HOSTNAME_MISMATCH: 'server-host-mismatch',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'server-authority-unknown',
  CERT_UNTRUSTED: 'server-authority-unknown',
  CERT_REJECTED: 'server-authority-unknown',
  CERT_SIGNATURE_FAILURE: 'server-authority-unknown',
  UNABLE_TO_GET_ISSUER_CERT: 'server-root-missing',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'server-self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'server-root-sent-unknown',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'server-chain-or-authority',
  CERT_REVOKED: 'server-revoked',
  UNABLE_TO_GET_CRL: 'crl-missing',
  CRL_SIGNATURE_FAILURE: 'crl-missing',
  CRL_HAS_EXPIRED: 'crl-expired',
  CRL_NOT_YET_VALID: 'crl-expired',
  INVALID_PURPOSE: 'server-usage',
  INVALID_CA: 'server-usage',
  PATH_LENGTH_EXCEEDED: 'server-usage',
};
/** The same by our own explanation of the chain. */
const BY_REASON: Partial<Readonly<Record<ChainReasonCode, Cause>>> = {
  expired: 'server-expired',
  'not-yet-valid': 'server-not-yet-valid',
  'host-mismatch': 'server-host-mismatch',
  'no-subject-alternative-name': 'server-name-missing',
  'issuer-unknown': 'server-chain-or-authority',
  'issuer-untrusted': 'server-authority-unknown',
  'intermediate-missing': 'server-chain-incomplete',
  'self-signed': 'server-self-signed',
  signature: 'server-authority-unknown',
  'key-weak': 'server-key-weak',
  'signature-algorithm-weak': 'server-key-weak',
  revoked: 'server-revoked',
  'crl-missing': 'crl-missing',
  'crl-signature': 'crl-missing',
  'crl-unsupported': 'crl-missing',
  'crl-expired': 'crl-expired',
  'crl-not-yet-valid': 'crl-expired',
  'wrong-environment': 'server-environment',
  purpose: 'server-usage',
  'key-usage': 'server-usage',
  'not-a-ca': 'server-usage',
  'path-length': 'server-usage',
  'name-constraint': 'server-usage',
};
const WEAK = /key too weak|key too small|md too weak|digest algorithm too weak|ee_key_too_small|ca_md_too_weak/iu;
/** Makers of equipment that opens TLS, as they name their authorities. */
const INTERCEPTORS =
  /zscaler|fortinet|fortigate|netskope|blue ?coat|palo alto|sophos|mcafee|kaspersky|eset ssl|avast|cisco umbrella|check point|squid|stormshield|olfeo|forcepoint|barracuda|sonicwall|watchguard|trend micro|mitmproxy|charles proxy|fiddler/iu;

const AUTHORITY_CAUSES: readonly Cause[] = [
  'server-authority-unknown',
  'server-root-sent-unknown',
  'server-chain-or-authority',
];

function causeOf({ code, message }: Seen): Cause | null {
  if (code === 'CERCLE_CHAIN') return BY_REASON[message as ChainReasonCode] ?? 'server-usage';
  if (WEAK.test(message)) return 'server-key-weak';
  return BY_CODE[code] ?? null;
}

function chainValues({ evidence }: Seen, cause: Cause): Readonly<Record<string, string | number>> {
  const { wire, serverChain, host } = evidence;
  const chain = wire.tls?.peerChain ?? [];
  const about = serverChain?.reasons.find(({ code }) => BY_REASON[code] === cause);
  const facts = chain[about?.certificate ?? 0] ?? chain[0];
  const names = chain[0] === undefined ? '' : [...chain[0].dnsNames, ...chain[0].ipAddresses].join(', ');
  const dates = facts === undefined ? {} : { notAfter: facts.notAfter, notBefore: facts.notBefore };
  const key = facts?.key.size === null || facts === undefined ? {} : { bits: facts.key.size ?? '' };
  const whose = facts === undefined ? {} : { subject: facts.subjectText, issuer: chain.at(-1)?.issuerText ?? '' };
  const commonName = names === '' ? (chain[0]?.subject.find(({ type }) => type === 'CN')?.value ?? '') : '';
  return { host, names, commonName, ...dates, ...key, ...whose, ...about?.values };
}

/** Dates depend on the clock: when our own certificate is wrong in the same way, the clock is suspected first. */
function datedFound(seen: Seen, cause: Cause, values: Found['values']): Found | null {
  if (cause !== 'server-expired' && cause !== 'server-not-yet-valid') return null;
  const twin = cause === 'server-expired' ? 'client-expired' : 'client-not-yet-valid';
  const more = { values: values ?? {} };
  const isTwin = seen.faults.some(({ cause: own }) => own === twin);
  if (isTwin)
    return undecided('clock', [cause], 'check-clock', { ...more, proof: [`clock: own certificate ${twin} too`] });
  return probable(cause, more);
}

function foundFor(seen: Seen, cause: Cause): Found {
  const { evidence } = seen;
  const values = chainValues(seen, cause);
  const dated = datedFound(seen, cause, values);
  if (dated !== null) return dated;
  if (!AUTHORITY_CAUSES.includes(cause)) return certain(cause, { values });
  if (evidence.serverEnvironment !== null && evidence.serverEnvironment !== evidence.environment) {
    const environments = { found: evidence.serverEnvironment, wanted: evidence.environment ?? '' };
    return certain('server-environment', { values: { ...values, ...environments } });
  }
  const issuers = (evidence.wire.tls?.peerChain ?? []).map(({ issuerText }) => issuerText).join(' ');
  const maker = INTERCEPTORS.exec(issuers)?.[0];
  if (maker !== undefined) return probable('server-intercepted', { values: { ...values, maker } });
  if (cause !== 'server-chain-or-authority') return certain(cause, { values });
  return undecided(cause, ['server-chain-incomplete', 'server-authority-unknown'], 'import-authority', { values });
}

/** The server's certificate, as we judge it; nothing was sent to it. */
export const SERVER_RULES: readonly Rule[] = [
  {
    name: 'server-chain',
    source: 'design security §4, rows about the server’s certificate; CSD §7, second table',
    find: (seen) => {
      if (seen.phase !== 'handshake') return null;
      const cause = causeOf(seen);
      return cause === null ? null : foundFor(seen, cause);
    },
  },
];
