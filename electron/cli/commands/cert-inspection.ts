import type { Inspection, RequestProfile } from '../../../shared/contract/certificate-views.ts';
import type { CertificateStatus } from '../../../shared/domain/certificates/facts.ts';
import { statusOf } from '../../../shared/domain/certificates/status.ts';
import type { Lang } from '../../../shared/i18n/lang.ts';
import { plain } from '../table.ts';
import type { Ui } from '../ui.ts';
import { rowDocument } from './cert-documents.ts';
import { factLines, findingLines } from './cert-lines.ts';

type Inspected = Inspection['certificates'][number];

interface Judging {
  readonly profiles: readonly RequestProfile[];
  /** ISO 8601. */
  readonly at: string;
}

const UNKNOWN = ['unknown-issuer', 'missing-intermediate', 'signature'];

/** The state of a certificate that is not kept, by its dates and what is noticed on it. */
function statusOfFile({ facts, role, findings }: Inspected, { profiles, at }: Judging): CertificateStatus {
  const leadDays = profiles.find((profile) => profile.role === role)?.leadDays ?? 0;
  const status = statusOf(facts, at, { leadDays, revoked: findings.some(({ code }) => code === 'revoked') });
  const isUnknown = findings.some(({ code }) => UNKNOWN.includes(code));
  return isUnknown && (status === 'valid' || status === 'expiring') ? 'unknown-issuer' : status;
}

/** What a file holds as a JSON document: each certificate with the keys of one of the inventory. */
export function inspectionDocument(
  { certificates, ...found }: Inspection,
  { lang, ...judging }: Judging & { readonly lang: Lang },
): object {
  const described = certificates.map((one) => {
    const { facts, role, environment, knownAs, answers, hasKey, findings } = one;
    const { subjectText, issuerText, serial, notBefore, notAfter, key, dnsNames, sha256 } = facts;
    return rowDocument(
      {
        ...{ id: knownAs, role, status: statusOfFile(one, judging), environment },
        ...{ subject: subjectText, issuer: issuerText, serial, notBefore, notAfter },
        ...{ keyAlgorithm: key.algorithm, keySize: key.size, usages: facts.extendedUsages ?? [], dnsNames, sha256 },
        ...{ hasPrivateKey: hasKey, findings, answers, facts },
      },
      lang,
    );
  });
  return { ...found, certificates: described };
}

/** What a file holds, for people. */
export function inspectionLines(found: Inspection, judging: Judging, ui: Ui): string[] {
  const { labels, oldProtection } = ui.texts.certificates;
  const { name, format, protection } = found;
  const scheme = protection && [protection.scheme, protection.isOld ? `(${oldProtection})` : ''].join(' ').trim();
  const head = factLines([
    [labels.file, name],
    [labels.format, format],
    [labels.protection, scheme],
  ]);
  return [...head, ...found.certificates.flatMap((one) => ['', ...inspectedLines(one, judging, ui)])];
}

function inspectedLines(one: Inspected, judging: Judging, ui: Ui): string[] {
  const { labels, ...words } = ui.texts.certificates;
  const { facts, role, environment, hasKey, answers, knownAs, findings } = one;
  return [
    ui.bold(plain(facts.subjectText)),
    ...factLines([
      [labels.role, words.roles[role]],
      [labels.status, words.statuses[statusOfFile(one, judging)]],
      [labels.environment, environment && words.environments[environment]],
      [labels.issuer, facts.issuerText],
      [labels.serial, facts.serial],
      [labels.notBefore, ui.instant(facts.notBefore)],
      [labels.notAfter, ui.instant(facts.notAfter)],
      [labels.key, [facts.key.algorithm, facts.key.size].filter(Boolean).join(' ')],
      [labels.usages, (facts.extendedUsages ?? []).join(', ')],
      [labels.dnsNames, facts.dnsNames.join(', ')],
      [labels.sha256, facts.sha256],
      [labels.privateKey, hasKey ? words.keyInFile : ''],
      [labels.answers, answers],
      [labels.knownAs, knownAs],
    ]),
    ...findingLines(findings, ui),
  ];
}
