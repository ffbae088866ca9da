import type { CertificateFinding, CertificateRow, Difference } from '../../../shared/contract/certificate-views.ts';
import type { ChainVerdict } from '../../../shared/domain/certificates/chain.ts';
import { findingSentences, reasonFinding } from '../../../shared/domain/certificates/findings.ts';
import { pairs, plain, table } from '../table.ts';
import type { Ui } from '../ui.ts';

/** The inventory, a certificate a line, then what is noticed on each. */
export function rowTable(rows: readonly CertificateRow[], ui: Ui): string[] {
  const { certificates: words, cli } = ui.texts;
  const { header } = words;
  if (rows.length === 0) return [words.nothingHeld];
  const columns = [
    { title: header.id },
    { title: header.label, canShrink: true },
    { title: header.role },
    { title: header.status },
    { title: header.environment },
    { title: header.inService },
    { title: header.notAfter },
    { title: header.orderBefore },
  ];
  const lines = rows.map((row) => [
    row.id,
    row.label,
    words.roles[row.role],
    statusText(row, ui),
    row.environment === null ? '' : words.environments[row.environment],
    row.isLive ? cli.yes : '',
    row.notAfter === null ? '' : ui.instant(row.notAfter),
    row.orderBefore === null ? '' : ui.instant(row.orderBefore),
  ]);
  const noticed = rows
    .filter(({ findings }) => findings.length > 0)
    .flatMap(({ id, label, findings }) => ['', ui.bold(plain(`${label} (${id})`)), ...findingLines(findings, ui)]);
  return [...table(columns, lines, ui), ...noticed];
}

function statusText({ status, place }: Pick<CertificateRow, 'status' | 'place'>, ui: Ui): string {
  const { statuses, places } = ui.texts.certificates;
  return place === 'active' ? statuses[status] : `${statuses[status]}, ${places[place]}`;
}

/** A certificate in plain words, a fact a line; what is not known is left out. */
export function rowLines(row: CertificateRow, ui: Ui): string[] {
  const { labels, ...words } = ui.texts.certificates;
  const status = `${statusText(row, ui)}${row.isLive ? `, ${words.inService}` : ''}`;
  const facts: (readonly [string, string | null])[] = [
    [labels.id, row.id],
    [labels.role, words.roles[row.role]],
    [labels.status, status],
    [labels.environment, row.environment && words.environments[row.environment]],
    [labels.subject, row.subject],
    [labels.issuer, row.issuer],
    [labels.serial, row.serial],
    [labels.notBefore, row.notBefore && ui.instant(row.notBefore)],
    [labels.notAfter, row.notAfter && ui.instant(row.notAfter)],
    [labels.orderBefore, row.orderBefore && ui.instant(row.orderBefore)],
    [labels.key, [row.keyAlgorithm, row.keySize].filter(Boolean).join(' ')],
    [labels.usages, row.usages.join(', ')],
    [labels.dnsNames, row.dnsNames.join(', ')],
    [labels.sha256, row.sha256],
    [labels.privateKey, row.hasPrivateKey ? words.keyHere : words.noKey],
    [labels.renews, row.renews],
    [labels.renewedBy, row.renewedBy],
    [labels.uses, row.uses.map(({ label }) => label).join(', ')],
  ];
  return [ui.bold(plain(row.label)), ...factLines(facts)];
}

/** Facts one a line, the labels aligned; what is empty is left out. */
export function factLines(facts: readonly (readonly [string, string | null])[]): string[] {
  return pairs(facts.flatMap(([label, text]) => (text === null || text === '' ? [] : [[label, text] as const])));
}

/** What is noticed, and what to do about it. */
export function findingLines(findings: readonly CertificateFinding[], ui: Ui): string[] {
  const { cli, tables } = ui.texts;
  return findings.flatMap((finding) => {
    const { title, why, todo, whom } = findingSentences(finding, ui.lang);
    const severity = tables.severities[finding.severity];
    const word = finding.severity === 'error' ? ui.red(severity) : severity;
    const next = (label: string, text: string | undefined): string[] =>
      text === undefined || text === '' ? [] : [`    ${ui.dim(`${label} ·`)} ${plain(text)}`];
    return [
      `  ${word} · ${plain(title)} [${finding.code}]`,
      ...next(cli.why, why),
      ...next(cli.todo, todo),
      ...next(cli.whom, whom),
    ];
  });
}

/** Fields that differ; what breaks a whitelist is in red. */
export function differenceLines(differences: readonly Difference[], ui: Ui): string[] {
  const { header } = ui.texts.certificates;
  if (differences.length === 0) return [ui.texts.certificates.noDifference];
  const columns = [
    { title: header.field },
    { title: header.left, canShrink: true },
    { title: header.right, canShrink: true },
  ];
  const [head = '', ...lines] = table(
    columns,
    differences.map(({ field, left, right }) => [field, left, right]),
    ui,
  );
  return [head, ...lines.map((line, at) => (differences[at]?.severity === 'error' ? ui.red(line) : line))];
}

/** An explained chain: its path from the certificate up, the verdict, and each reason with what to do. */
export function chainLines(verdict: ChainVerdict, ui: Ui): string[] {
  const { certificates: words } = ui.texts;
  const path = verdict.path.map(({ facts, revocation, isSignedByNext }, depth) => {
    const remarks = [words.revocations[revocation], isSignedByNext === false ? words.notSigned : ''];
    const remark = remarks.filter((text) => text !== '').join(', ');
    return `${'   '.repeat(depth)}${depth === 0 ? '' : '└─ '}${plain(facts.subjectText)} ${ui.dim(`(${remark})`)}`;
  });
  const at = ui.instant(verdict.at);
  const sentence = verdict.trusted ? ui.say(words.trustedChain, { at }) : ui.red(ui.say(words.refusedChain, { at }));
  const reasons = verdict.reasons.map((reason) => reasonFinding(verdict, reason));
  return [sentence, ...path, ...findingLines(reasons, ui)];
}
