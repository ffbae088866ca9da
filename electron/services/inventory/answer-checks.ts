import { findingSentences } from '../../../shared/domain/certificates/findings.ts';
import type { CertificateFinding, FindingCode } from '../../../shared/domain/certificates/findings.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Lang } from '../../../shared/i18n/lang.ts';
import { findingsOf } from './findings.ts';
import { formerOf } from './lineage.ts';
import type { Opened, OpenedCertificate } from './origin.ts';
import type { Room } from './room.ts';
import type { Held } from './rows.ts';
import { explain, shortened } from './verdicts.ts';

/**
 * What makes an answer useless where it was asked for. The rest is told and does not prevent: an authority to import, a date to
 * come, a subject that the authority wrote otherwise.
 */
const REFUSES: readonly FindingCode[] = [
  'key-mismatch',
  'wrong-role',
  'wrong-environment',
  'expired',
  'revoked',
  'signature',
];

/**
 * Checks the answer of an authority against its request, without any network.
 * @throws AppError `certificate.refused` with every reason as proof, and what to do about each.
 */
export async function checkAnswer(
  room: Room,
  pending: Held,
  certificate: OpenedCertificate,
  { certificates }: Opened,
  lang: Lang,
): Promise<void> {
  const given = certificates.map(({ der }) => der);
  const verdict = shortened(await explain(room, certificate, given));
  const former = formerOf(room, pending);
  const findings = findingsOf(room, certificate.facts, verdict, { held: pending, former });
  const refusing = findings.filter(({ code }) => REFUSES.includes(code));
  if (refusing.length > 0) throw refused(certificate, refusing, lang);
}

function refused({ facts }: OpenedCertificate, findings: readonly CertificateFinding[], lang: Lang): AppError {
  const sentences = findings.map((finding) => findingSentences(finding, lang));
  const codes = findings.map(({ code }) => code).join(', ');
  return new AppError('certificate.refused', `This certificate cannot be installed: ${codes}.`, {
    values: { reason: sentences[0]?.title ?? codes, codes },
    proof: [
      `${facts.subjectText} — ${facts.issuerText} — SHA-256 ${facts.sha256}`,
      ...sentences.map(({ title, why }) => (why === undefined ? title : `${title} — ${why}`)),
    ],
    advice: sentences.map(({ todo, whom }) => (whom === undefined ? todo : `${todo} (${whom})`)),
  });
}
