import type { DiagnosisCheck } from './cause.ts';
import { acceptance, acceptedAuthorities } from './diagnose-own.ts';
import type { Seen } from './diagnose-seen.ts';
import type { Phase } from './facts.ts';
import { PHASES } from './facts.ts';

/** What is looked at, in the order of an exchange: the steps of the ladder that is drawn. */
export const CHECK_NAMES = [
  'own-certificate',
  'clock',
  'dns',
  'connect',
  'proxy',
  'handshake',
  'server-chain',
  'certificate-request',
  'accepted-authorities',
  'request',
  'response',
  'content',
] as const;
export type CheckName = (typeof CHECK_NAMES)[number];

const MAX_SKEW = 300;

function check(name: CheckName, ok: boolean | null, detail = ''): DiagnosisCheck {
  return { name, ok, detail };
}

/** true: passed; false: this is where it stopped; null: not reached. */
function reached({ phase, code, message }: Seen, step: Phase): { readonly ok: boolean | null; readonly why: string } {
  if (phase === null) return { ok: true, why: '' };
  const order = PHASES.indexOf(phase) - PHASES.indexOf(step);
  if (order === 0) return { ok: false, why: `${code} ${message}`.trim().slice(0, 300) };
  return { ok: order > 0 ? true : null, why: '' };
}

function ownCheck({ evidence: { own }, faults }: Seen): DiagnosisCheck {
  if (own.state !== 'ready') return check('own-certificate', own.state === 'none' ? null : false, own.state);
  const [fault] = faults;
  return check('own-certificate', fault === undefined, fault?.proof ?? own.facts?.subjectText ?? '');
}

function clockCheck({ evidence: { wire } }: Seen): DiagnosisCheck {
  const skew = wire.clockSkew;
  return check('clock', skew === null ? null : Math.abs(skew) <= MAX_SKEW, skew === null ? '' : `skew=${skew} s`);
}

function wayChecks(seen: Seen): readonly DiagnosisCheck[] {
  const { wire, viaProxy } = seen.evidence;
  const [dns, connect, proxy] = [reached(seen, 'dns'), reached(seen, 'connect'), reached(seen, 'proxy')];
  return [
    check('dns', dns.ok, dns.why || (wire.address ?? '')),
    check('connect', connect.ok, connect.why || (wire.address ?? '')),
    ...(viaProxy ? [check('proxy', proxy.ok, proxy.why)] : []),
  ];
}

function handshakeChecks(seen: Seen): readonly DiagnosisCheck[] {
  const { wire, serverChain, probe } = seen.evidence;
  const { tls } = wire;
  const handshake = reached(seen, 'handshake');
  const spoken = [tls?.version, tls?.cipher].filter((part) => typeof part === 'string').join(' ');
  const chain = serverChain === null ? null : serverChain.trusted;
  const reason = serverChain?.reasons.find(({ severity }) => severity === 'error')?.code ?? '';
  const isAsked = seen.asksCertificate;
  const sent = tls?.ourCertificate ?? 'unknown';
  return [
    check('handshake', handshake.ok, handshake.why || spoken),
    check('server-chain', chain, reason || (probe?.chain[0]?.subjectText ?? tls?.peerChain[0]?.subjectText ?? '')),
    check('certificate-request', isAsked === null ? null : sent !== 'none-to-send', `${isAsked ?? 'unknown'} ${sent}`),
    acceptedCheck(seen),
  ];
}

function acceptedCheck({ evidence }: Seen): DiagnosisCheck {
  const names = acceptedAuthorities(evidence);
  const accepted = acceptance(evidence);
  const ok = accepted === 'unknown' ? null : accepted === 'direct' || accepted === 'above';
  return check('accepted-authorities', ok, (names ?? []).slice(0, 20).join(' | '));
}

function answerChecks(seen: Seen): readonly DiagnosisCheck[] {
  const { wire, body } = seen.evidence;
  const { ok, why } = reached(seen, 'request');
  const response = reached(seen, 'response');
  const content = reached(seen, 'body');
  const isGood = wire.status === null ? response.ok : wire.status >= 200 && wire.status <= 299;
  const isWhole = body === null ? (content.ok === true ? null : content.ok) : body.kind === 'whole';
  return [
    check('request', wire.status === null ? ok : true, why),
    check('response', isGood, response.why || (wire.status === null ? '' : `HTTP ${wire.status}`)),
    check(
      'content',
      isWhole,
      content.why || (body === null || body.kind === 'whole' ? `${wire.bytesReceived}` : body.kind),
    ),
  ];
}

/** Everything that was looked at, with what was seen. */
export function checksOf(seen: Seen): readonly DiagnosisCheck[] {
  return [ownCheck(seen), clockCheck(seen), ...wayChecks(seen), ...handshakeChecks(seen), ...answerChecks(seen)];
}
