import type { ChainReason, ChainReasonCode, ChainVerdict } from './chain.ts';
import { CERTIFICATE_FINDINGS } from './findings-certificate.ts';
import { CHAIN_FINDINGS } from './findings-chain.ts';
import { fillText, type Texts, type TextValues } from './texts.ts';

/** What people read of a finding; `{name}` are values of the case, `[…]` goes away without them. */
export interface FindingEntry {
  readonly severity: 'error' | 'warning' | 'info';
  readonly title: Texts;
  readonly why?: Texts;
  readonly todo: Texts;
  readonly whom?: Texts;
}

export type FindingCode = keyof typeof CERTIFICATE_FINDINGS | ChainReasonCode;

/** Every finding about certificates, keys and chains, by its code. Codes are stable. */
export const CERTIFICATE_FINDING_CATALOGUE: Readonly<Record<FindingCode, FindingEntry>> = {
  ...CHAIN_FINDINGS,
  ...CERTIFICATE_FINDINGS,
};

/** Something noticed: `values` fill the sentences of its code. */
export interface CertificateFinding {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning' | 'info';
  readonly values: TextValues;
}

/** Makes a finding with the severity of its code. */
export function certificateFinding(code: FindingCode, values: TextValues = {}): CertificateFinding {
  return { code, severity: CERTIFICATE_FINDING_CATALOGUE[code].severity, values };
}

/** A finding in one language, ready to be read. */
export interface FindingSentences {
  readonly title: string;
  readonly why?: string;
  readonly todo: string;
  readonly whom?: string;
}

/** The sentences of a finding with its values; a code of another version is told as it is. */
export function findingSentences(
  { code, values }: { readonly code: string; readonly values: TextValues },
  lang: keyof Texts,
): FindingSentences {
  if (!Object.hasOwn(CERTIFICATE_FINDING_CATALOGUE, code)) return { title: code, todo: '' };
  const { title, why, todo, whom } = CERTIFICATE_FINDING_CATALOGUE[code as FindingCode];
  return {
    title: fillText(title[lang], values),
    ...(why === undefined ? {} : { why: fillText(why[lang], values) }),
    todo: fillText(todo[lang], values),
    ...(whom === undefined ? {} : { whom: whom[lang] }),
  };
}

/** A reason of a verdict, with the names of the certificate it is about added to its values. */
export function reasonFinding(
  { path }: ChainVerdict,
  { code, severity, certificate, values }: ChainReason,
): CertificateFinding {
  const facts = certificate === null ? undefined : path[certificate]?.facts;
  const names = facts === undefined ? {} : { subject: facts.subjectText, issuer: facts.issuerText };
  return { code, severity, values: { ...names, ...values } };
}
