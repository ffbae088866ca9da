import type { CertificateFacts } from '../certificates/facts.ts';
import type { Cause } from './cause.ts';
import type { Evidence, OwnAuthority } from './diagnose-evidence.ts';

type Values = Readonly<Record<string, string | number>>;

/** A fault of our own certificate that is enough by itself for a server to refuse it. */
export interface LocalFault {
  readonly cause: Cause;
  readonly values: Values;
  readonly proof: string;
}

/** Findings and reasons of a chain that are such a fault, the decisive one first. */
const FAULTS: readonly (readonly [code: string, cause: Cause])[] = [
  ['key-mismatch', 'client-key-mismatch'],
  ['revoked', 'client-revoked'],
  ['expired', 'client-expired'],
  ['not-yet-valid', 'client-not-yet-valid'],
  ['wrong-role', 'client-usage'],
  ['purpose', 'client-usage'],
  ['wrong-environment', 'client-environment'],
  ['self-signed', 'client-authority-unknown'],
];

interface Noticed {
  readonly code: string;
  readonly values: Values;
  readonly subject: string;
}

function noticed({ own }: Evidence): readonly Noticed[] {
  const subject = own.facts?.subjectText ?? '';
  const found = own.findings
    .filter(({ severity }) => severity === 'error')
    .map(({ code, values }) => ({ code, values, subject }));
  const reasons = (own.chain?.reasons ?? [])
    .filter(({ severity }) => severity === 'error')
    .map(({ code, values, certificate }) => {
      const facts = own.chain?.path[certificate ?? 0]?.facts;
      return { code, values, subject: facts?.subjectText ?? subject };
    });
  return [...found, ...reasons];
}

function faultOf(cause: Cause, { code, values, subject }: Noticed, facts: CertificateFacts | null): LocalFault {
  const dates = facts === null ? {} : { notAfter: facts.notAfter, notBefore: facts.notBefore };
  const all = { ...dates, subject, issuer: facts?.issuerText ?? '', ...values };
  const told = Object.entries(values).map(([name, value]) => ` ${name}=${value}`);
  return { cause, values: all, proof: `own-certificate: ${code}${told.join('')} (${subject})` };
}

/** The faults of our certificate, the decisive one first; none when none was chosen or all is well as far as known here. */
export function localFaults(evidence: Evidence): readonly LocalFault[] {
  const { own } = evidence;
  if (own.state === 'none') return [];
  const all = noticed(evidence);
  const mismatch: readonly Noticed[] =
    own.isKeyMatching === false ? [{ code: 'key-mismatch', values: {}, subject: own.facts?.subjectText ?? '' }] : [];
  const faults = FAULTS.flatMap(([code, cause]) => {
    const one = [...mismatch, ...all].find((candidate) => candidate.code === code);
    return one === undefined ? [] : [faultOf(cause, one, own.facts)];
  });
  return [...faults, ...undeclared(evidence)];
}

/** Another certificate was declared for the whitelist than the one that is used. */
function undeclared({ own: { declaredSha256: declared, facts } }: Evidence): readonly LocalFault[] {
  if (declared === null || facts === null || declared === facts.sha256) return [];
  const proof = `own-certificate: sha256=${facts.sha256} declared=${declared}`;
  return [{ cause: 'not-whitelisted', values: { sha256: facts.sha256, declared }, proof }];
}

/**
 * Whether the server accepts certificates of our authorities, by the names it lists: `direct` our issuer, `above` an authority
 * that we send the way to, `gap` one that cannot be reached with what we send, `no`; `unknown` when it lists none.
 */
export function acceptance(evidence: Evidence): 'direct' | 'above' | 'gap' | 'no' | 'unknown' {
  const accepted = acceptedAuthorities(evidence);
  const { authorities, facts, chain } = evidence.own;
  if (accepted === null || accepted.length === 0 || facts === null) return 'unknown';
  if (accepted.includes(facts.issuerText)) return 'direct';
  const listed = authorities.findIndex(({ subjectText }) => accepted.includes(subjectText));
  if (listed > 0) return areSent(authorities.slice(0, listed)) ? 'above' : 'gap';
  // A way up that is not known to its end may still lead to a name of the list.
  const isWhole = facts.isSelfSigned || authorities.at(-1)?.isRoot === true;
  return isWhole || chain?.trusted === true ? 'no' : 'unknown';
}

function areSent(authorities: readonly OwnAuthority[]): boolean {
  return authorities.every(({ isSent }) => isSent);
}

/** Names of the authorities that the server accepts, by what it said in the exchange or to the probe. */
export function acceptedAuthorities({ wire, probe }: Evidence): readonly string[] | null {
  return wire.tls?.acceptedAuthorities ?? probe?.request?.authorities ?? null;
}

/** Whether everything between our certificate and its root is sent: true, false, or null when it is not known here. */
export function isOwnChainSent({ own }: Evidence): boolean | null {
  if (own.facts?.isSelfSigned === true) return true;
  const between = own.authorities.filter(({ isRoot }) => !isRoot);
  if (!areSent(between)) return false;
  return own.authorities.some(({ isRoot }) => isRoot) ? true : null;
}
