import { causeSentences } from '../../../../shared/domain/exchange/cause-catalogue.ts';
import { CAUSES } from '../../../../shared/domain/exchange/cause.ts';
import { facts, markup, table } from '../document/page.ts';
import type { Html } from '../document/page.ts';
import { requestFile } from '../document/documents.ts';
import { certificateNames, reportName } from './files.ts';
import type { Evidence } from './gather.ts';
import { dayText, instantText, lines, link, long, shortHash, worded } from './page-parts.ts';
import type { PageTools, Part } from './page-parts.ts';

/** Certificates that the history names, and requests that wait. */
export function certificatesPart({ certificates, pending, words, terms, lang, colon }: PageTools): Part | null {
  if (certificates.length === 0 && pending.length === 0) return null;
  const rows = certificates.map((one) => {
    const { subject, issuer, serial, notAfter, role, environment, sha256 } = one.declared;
    const { pem, identity, request } = certificateNames(one);
    const files = [
      ...(pem === null ? [words.gone] : [link(pem, words.pem)]),
      ...(identity === null ? [] : [link(identity, words.identity)]),
      ...(request === null ? [] : [link(request, words.request)]),
    ];
    const about = [
      long(`${words.issuer}${colon}${issuer}`),
      long(`${words.serial}${colon}${serial}`),
      markup`<code>${sha256}</code>`,
    ];
    return [
      markup`${long(subject)}<br><span class="soft">${lines(about)}</span>`,
      terms.roles[role],
      worded(terms.environments, environment),
      dayText(notAfter, lang),
      lines(files),
    ];
  });
  const columns = [words.subject, words.role, words.environment, words.end, words.files];
  const waiting = pending.flatMap((held) =>
    requestFile(held).map(
      ({ name }) => markup`<li>${link(`certificats/${name}`, held.request?.facts.subjectText ?? name)}</li>`,
    ),
  );
  const body = markup`${rows.length === 0 ? '' : table({ caption: words.certificatesCaption, columns, rows })}${
    waiting.length === 0
      ? ''
      : markup`<h3>${words.pending}</h3>
          <ul>
            ${waiting}
          </ul>`
  }`;
  return { id: 'certificats', title: words.certificates, body };
}

export function whitelistsPart({ whitelist, words, terms, lang }: PageTools): Part | null {
  if (whitelist.length === 0) return null;
  const rows = whitelist.map((row) => [
    lines([row.regionLabel, terms.environments[row.environment]].filter((text) => text !== '')),
    markup`${long(row.certificate.subject)}<br>${shortHash(row.certificate.sha256)}`,
    lines([terms.whitelist[row.state], dayText(row.since, lang)]),
    worded(terms.actors, row.by),
    row.lastCheck === null ? '' : `${instantText(row.lastCheck.at, lang)} ${verdict(row.lastCheck.verdict, lang)}`,
    instantText(row.greenSince, lang),
  ]);
  const columns = [...[words.region, words.subject, words.state, words.by, words.lastCheck, words.green]];
  return {
    id: 'listes-blanches',
    title: words.whitelists,
    body: table({ caption: words.whitelistsCaption, columns, rows }),
  };
}

function verdict(code: string | null, lang: Evidence['lang']): string {
  const known = CAUSES.find((cause) => cause === code);
  return known === undefined ? (code ?? '') : causeSentences(known, {}, lang).title;
}

export function connectionsPart({ connections, words, lang }: PageTools): Part | null {
  if (connections.length === 0) return null;
  const rows = connections.map((one) => [
    instantText(one.at, lang),
    one.region,
    one.transaction,
    lines([worded(words, one.outcome), verdict(one.cause, lang)].filter((text) => text !== '')),
    one.http ?? '',
    one.tls === null ? '' : lines([one.tls.version ?? '', long(one.tls.cipher ?? '')]),
    one.certificate === null ? '' : shortHash(one.certificate),
    one.report === null ? '' : link(reportName(one), words.report),
  ]);
  const columns = [
    ...[words.at, words.region, words.transaction, words.outcome, 'HTTP', words.tls, words.ours],
    words.report,
  ];
  return {
    id: 'connexions',
    title: words.connections,
    body: table({ caption: words.connectionsCaption, columns, rows }),
  };
}

export function conformityPart({ conformity, words, lang }: PageTools): Part | null {
  if (conformity.length === 0) return null;
  const parts = conformity.map(({ region, importedAt, report }) => {
    const wrong = report.rules.filter(({ failed }) => failed > 0);
    const rows = wrong.map(({ id, label, severity, checked, failed }) => [
      markup`${id}<br>${label}`,
      severity,
      checked,
      failed,
    ]);
    const columns = [words.rule, words.severity, words.checked, words.wrong];
    const shown: Html =
      wrong.length === 0 ? markup`<p>${words.noWrong}</p>` : table({ caption: words.rules, columns, rows });
    return markup`<h3>${region} · ${report.verdict}</h3>
      <p class="soft">${instantText(importedAt, lang)}</p>
      ${shown}`;
  });
  return { id: 'conformite', title: words.conformity, body: markup`${parts}` };
}

export function platinesPart({ state, words, terms, lang }: PageTools): Part | null {
  const { login, state: account, since, lastUse, scenarios } = state.dossier.platines;
  if (account === 'aucun' && scenarios.length === 0) return null;
  const about = facts([
    [words.account, `${terms.accounts[account]} ${dayText(since, lang)}`.trim()],
    [words.login, login],
    [words.lastUse, dayText(lastUse, lang)],
  ]);
  const rows = scenarios.map(({ id, name, project, priority, result, since: day, runs, evidence }) => [
    markup`${id}<br>${name}`,
    ...[project, priority, terms.results[result], dayText(day, lang), runs, evidence],
  ]);
  const columns = [
    words.scenario,
    words.project,
    words.priority,
    words.result,
    words.since,
    words.runs,
    words.evidence,
  ];
  const register = rows.length === 0 ? '' : table({ caption: words.register, columns, rows });
  return { id: 'platines', title: words.platines, body: markup`${about}${register}` };
}
