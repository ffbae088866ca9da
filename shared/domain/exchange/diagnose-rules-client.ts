import type { Cause } from './cause.ts';
import { acceptance, isOwnChainSent, type LocalFault } from './diagnose-own.ts';
import type { Found, Rule, Seen } from './diagnose-seen.ts';
import { alertOfTrial, certain, endsUnasked, isCut, probable, undecided } from './diagnose-seen.ts';

/** More than this between the two clocks, and dates are read by another one (design security T29). */
const MAX_SKEW = 300;

function hasClockFault({ evidence: { wire, own, at } }: Seen): boolean {
  const skew = wire.clockSkew;
  if (skew === null || Math.abs(skew) <= MAX_SKEW || own.facts === null) return false;
  const here = Date.parse(at);
  const there = here + skew * 1000;
  const holds = (time: number): boolean =>
    Date.parse(own.facts?.notBefore ?? '') <= time && time <= Date.parse(own.facts?.notAfter ?? '');
  return holds(here) !== holds(there);
}

/** What explains a refusal when the server said nothing more than no: our own faults first, then what it accepts. */
function explainRefusal(seen: Seen, options: { readonly isVerified: boolean; readonly isSaid: boolean }): Found {
  const { evidence, faults } = seen;
  const skew = evidence.wire.clockSkew ?? 0;
  if (hasClockFault(seen)) return probable('clock', { values: { skew }, proof: [`clock: skew=${skew} s`] });
  const [fault] = faults;
  if (fault !== undefined) {
    return {
      cause: fault.cause,
      confidence: options.isSaid ? 'certain' : 'probable',
      values: fault.values,
      proof: [fault.proof],
    };
  }
  if (evidence.own.state === 'none')
    return { cause: 'client-absent', confidence: options.isSaid ? 'certain' : 'probable' };
  const accepted = acceptance(evidence);
  const issuer = evidence.own.facts?.issuerText ?? '';
  if (accepted === 'no') {
    return probable('client-authority-unknown', {
      values: { issuer },
      proof: [`accepted authorities: without ${issuer}`],
    });
  }
  if (accepted === 'gap') {
    return probable('client-chain-incomplete', {
      values: { issuer },
      proof: [`accepted authorities: not ${issuer}, which is not sent`],
    });
  }
  return openRefusal(seen, options.isVerified, accepted);
}

/** Nothing decides: what is left of the reasons for which a server refuses a certificate. */
function openRefusal({ evidence }: Seen, isVerified: boolean, accepted: 'direct' | 'above' | 'unknown'): Found {
  const isSent = isOwnChainSent(evidence);
  const isGood = evidence.own.chain?.path[0]?.revocation === 'good';
  const candidates: readonly Cause[] = [
    ...(isVerified ? [] : (['not-whitelisted'] as const)),
    ...(accepted === 'unknown' ? (['client-authority-unknown'] as const) : []),
    ...(isSent === true || accepted === 'direct' ? [] : (['client-chain-incomplete'] as const)),
    ...(isGood ? [] : (['client-revoked'] as const)),
    'client-refused',
  ];
  const next = isSent === false ? 'send-intermediates' : isVerified ? 'ask-server-log' : 'check-whitelist';
  return undecided(isVerified ? 'client-refused' : 'refused-or-not-whitelisted', candidates, next);
}

function fault(seen: Seen, cause: Cause): LocalFault | undefined {
  return seen.faults.find((one) => one.cause === cause);
}

function asked(seen: Seen): Readonly<Record<string, string | number>> {
  const { facts } = seen.evidence.own;
  return facts === null
    ? {}
    : { subject: facts.subjectText, issuer: facts.issuerText, notAfter: facts.notAfter, notBefore: facts.notBefore };
}

function unknownAuthority(seen: Seen): Found {
  const { evidence } = seen;
  const values = asked(seen);
  const environment = fault(seen, 'client-environment');
  if (environment !== undefined)
    return certain('client-environment', { values: environment.values, proof: [environment.proof] });
  const accepted = acceptance(evidence);
  if (accepted === 'gap') return certain('client-chain-incomplete', { values });
  if (accepted === 'no' || evidence.own.facts?.isSelfSigned === true) {
    return certain('client-authority-unknown', { values });
  }
  // It lists our authority and says it does not know it: it misses something of its own, a revocation list most often.
  const isContrary = accepted !== 'unknown' || fault(seen, 'client-revoked') !== undefined;
  if (isContrary) {
    const others = ['client-revoked', 'client-authority-unknown'] as const;
    return undecided('client-refused', others, 'ask-server-log', { values });
  }
  if (isOwnChainSent(evidence) === true) return probable('client-authority-unknown', { values });
  const both = ['client-chain-incomplete', 'client-authority-unknown'] as const;
  return undecided('client-authority-unknown', both, 'send-intermediates', { values });
}

/** An alert names its reason; what it does not name is looked for in our certificate (RFC 8446 §6.2). */
const BY_ALERT: Readonly<Record<number, (seen: Seen) => Found>> = {
  41: () => certain('client-absent'),
  42: (seen) => explainRefusal(seen, { isVerified: false, isSaid: true }),
  43: (seen) => {
    const usage = fault(seen, 'client-usage');
    if (usage !== undefined) return certain('client-usage', { values: usage.values, proof: [usage.proof] });
    return undecided('client-usage', ['client-refused'], 'ask-server-log', { values: asked(seen) });
  },
  44: (seen) => certain('client-revoked', { values: asked(seen) }),
  45: (seen) => {
    const expired = fault(seen, 'client-expired');
    if (expired !== undefined) return certain('client-expired', { values: expired.values, proof: [expired.proof] });
    return undecided('clock', ['client-expired'], 'check-clock', {
      values: { skew: seen.evidence.wire.clockSkew ?? '', ...asked(seen) },
    });
  },
  46: (seen) => explainRefusal(seen, { isVerified: false, isSaid: true }),
  48: unknownAuthority,
  49: (seen) =>
    seen.faults.length > 0
      ? explainRefusal(seen, { isVerified: false, isSaid: true })
      : certain('not-whitelisted', { values: asked(seen) }),
  51: (seen) => explainRefusal(seen, { isVerified: false, isSaid: false }),
  116: (seen) => certain('client-absent', { values: asked(seen) }),
};

function byAlert(seen: Seen): Found | null {
  const { alert, hasShown, evidence } = seen;
  if (alert === null) return null;
  const told = BY_ALERT[alert.number];
  if (told !== undefined) return told(seen);
  // The server chose a cipher and showed its certificate: what it then refuses is ours, or that there is none.
  if (alert.number !== 40 || !hasShown || seen.asksCertificate === false) return null;
  if (evidence.own.state === 'none') return certain('client-absent');
  return explainRefusal(seen, { isVerified: false, isSaid: false });
}

const NGINX_ABSENT = /no required ssl certificate was sent/iu;
const NGINX_REFUSED = /the ssl certificate error/iu;
const NGINX_PLAIN = /plain http request was sent to https port/iu;

function byPage(seen: Seen): Found | null {
  const { status, excerpt } = seen.evidence.wire;
  const page = excerpt ?? '';
  if (status === null || status < 400 || status > 499) return null;
  if (NGINX_PLAIN.test(page)) return certain('tls-required');
  const isBare = status === 496 && seen.evidence.wire.tls?.ourCertificate !== 'sent';
  if (NGINX_ABSENT.test(page) || isBare) return certain('client-absent', { values: { status } });
  if (!NGINX_REFUSED.test(page) && status !== 495) return null;
  return explainRefusal(seen, { isVerified: true, isSaid: true });
}

/** 401 and 403 where a certificate is asked: it was verified, and its holder is not known or not allowed. */
function byStatus(seen: Seen): Found | null {
  const { evidence, asksCertificate, faults } = seen;
  const { status, tls } = evidence.wire;
  if ((status !== 403 && status !== 401) || asksCertificate !== true) return null;
  if (evidence.own.state === 'none' || tls?.ourCertificate === 'none-to-send')
    return probable('client-absent', { values: { status } });
  if (tls?.ourCertificate !== 'sent') return null;
  if (hasClockFault(seen) || faults.length > 0) return explainRefusal(seen, { isVerified: false, isSaid: false });
  return status === 403 ? probable('not-whitelisted', { values: { status, ...asked(seen) } }) : null;
}

/**
 * A connection closed without a word where the server has our certificate to judge. With TLS 1.3 that is after the
 * handshake, when the request is on its way: a handshake without a request tells whether it was the request.
 */
function byCut(seen: Seen): Found | null {
  const { evidence, phase, hasShown, asksCertificate } = seen;
  const { wire, trialWith, trialWithout } = evidence;
  if (!isCut(seen) || asksCertificate !== true) return null;
  // Where nothing is written, the alert that a write may have lost is read.
  const told = alertOfTrial(trialWith);
  if (told !== null) return byAlert({ ...seen, alert: told });
  if (phase === 'handshake') {
    if (!hasShown) return null;
    return explainRefusal(seen, { isVerified: false, isSaid: isRefusedOnlyWith(trialWith, trialWithout) });
  }
  if (phase !== 'request' || wire.bytesReceived > 0) return null;
  const ends = endsUnasked(trialWith);
  if (ends === false) return null;
  if (ends === true)
    return explainRefusal(seen, { isVerified: false, isSaid: isRefusedOnlyWith(trialWith, trialWithout) });
  if (wire.tls?.version !== 'TLSv1.3') return null;
  const found = explainRefusal(seen, { isVerified: false, isSaid: false });
  if (found.confidence !== 'undecided') return found;
  return { ...found, candidates: [...(found.candidates ?? []), 'answer-cut'], next: 'run-diagnosis' };
}

/** Whether the server ends otherwise with our certificate than without: it is the certificate that it refuses. */
function isRefusedOnlyWith(
  trialWith: Seen['evidence']['trialWith'],
  trialWithout: Seen['evidence']['trialWith'],
): boolean {
  if (trialWith === null || trialWithout === null || trialWith.outcome === 'open') return false;
  const without = alertOfTrial(trialWithout);
  return trialWithout.outcome === 'open' || without?.number === 40 || without?.number === 116;
}

/** Our certificate, as the server judges it. */
export const CLIENT_RULES: readonly Rule[] = [
  {
    name: 'refused-by-alert',
    source: 'design security §4 and CSD §7, rows about the client’s certificate',
    find: byAlert,
  },
  { name: 'refused-by-page', source: 'CSD §7, nginx column; RFC-less codes 495 and 496 of nginx', find: byPage },
  { name: 'refused-by-status', source: 'CSD §7, same authority but not on the whitelist: 403', find: byStatus },
  {
    name: 'refused-by-silence',
    source: 'design security §4, any bad client certificate with Node; product §0.6',
    find: byCut,
  },
];
