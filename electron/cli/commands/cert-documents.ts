import type { CertificateFinding, CertificateRow } from '../../../shared/contract/certificate-views.ts';
import type { ChainVerdict } from '../../../shared/domain/certificates/chain.ts';
import { findingSentences, reasonFinding } from '../../../shared/domain/certificates/findings.ts';
import type { Lang } from '../../../shared/i18n/lang.ts';

/** A finding of a JSON document: its sentences are in the language of the person. */
export interface FindingDocument extends CertificateFinding {
  readonly message: string;
  readonly cause?: string;
  readonly advice: string;
}

export function findingDocument(finding: CertificateFinding, lang: Lang): FindingDocument {
  const { title, why, todo } = findingSentences(finding, lang);
  return { ...finding, message: title, ...(why !== undefined && { cause: why }), advice: todo };
}

/** A line of the inventory as a JSON document. */
export function rowDocument<Row extends Pick<CertificateRow, 'findings'>>(
  row: Row,
  lang: Lang,
): Omit<Row, 'findings'> & { readonly findings: readonly FindingDocument[] } {
  return { ...row, findings: row.findings.map((finding) => findingDocument(finding, lang)) };
}

/** An explained chain as a JSON document; `certificate` of a reason is its place in `path`. */
export function chainDocument(verdict: ChainVerdict, lang: Lang): object {
  const { trusted, at, path, reasons } = verdict;
  return {
    trusted,
    at,
    path: path.map(({ facts, from, isSignedByNext, revocation }) => {
      const { subjectText, issuerText, serial, notBefore, notAfter, sha256 } = facts;
      const names = { subject: subjectText, issuer: issuerText };
      return { ...names, serial, notBefore, notAfter, sha256, from, isSignedByNext, revocation };
    }),
    reasons: reasons.map((reason) => {
      const { title, why, todo } = findingSentences(reasonFinding(verdict, reason), lang);
      const { code, certificate, severity } = reason;
      return { code, certificate, severity, message: title, ...(why !== undefined && { cause: why }), advice: todo };
    }),
  };
}
