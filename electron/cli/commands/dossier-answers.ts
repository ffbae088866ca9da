import type {
  DossierView,
  MessageDraft,
  WhitelistReport,
  WhitelistRow,
} from '../../../shared/contract/dossier-views.ts';
import { causeSentences } from '../../../shared/domain/exchange/cause-catalogue.ts';
import { CAUSES } from '../../../shared/domain/exchange/cause.ts';
import type { Refusal } from '../../../shared/domain/onboarding/dossier.ts';
import type { Platines } from '../../../shared/domain/onboarding/platines.ts';
import { refusalSentence } from '../../../shared/i18n/onboarding-sentences.ts';
import { pairs, plain, table } from '../table.ts';
import type { Ui } from '../ui.ts';

/** Why nothing was recorded. */
export function refusalLines(refusal: Refusal, { dossier }: DossierView, ui: Ui): string[] {
  const sentence = refusalSentence(refusal, ui.lang, dossier.journey);
  return [`${ui.yellow(ui.bold(ui.texts.dossiers.refused))} · ${plain(sentence)}`];
}

/** What is declared where, and what tests found. */
export function whitelistLines(rows: readonly WhitelistRow[], ui: Ui): string[] {
  const { dossiers: words, onboarding } = ui.texts;
  if (rows.length === 0) return [words.whitelistEmpty];
  const { header } = words;
  const columns = [
    { title: header.region },
    { title: header.environment },
    { title: header.certificate, canShrink: true },
    { title: header.state },
    { title: header.since },
    { title: header.drift, canShrink: true },
    { title: header.lastCheck },
    { title: header.greenSince },
  ];
  const cells = rows.map(
    ({ region, regionLabel, environment, certificate, state, since, drift, lastCheck, greenSince }) => [
      regionLabel === '' ? region : regionLabel,
      onboarding.environments[environment],
      certificate.subject,
      onboarding.whitelist[state],
      since,
      onboarding.drifts[drift],
      lastCheck === null ? '' : `${lastCheck.ok ? '✓' : '✗'} ${ui.instant(lastCheck.at)}`,
      greenSince === null ? '' : ui.instant(greenSince),
    ],
  );
  return table(columns, cells, ui);
}

/** What became of each entry that was to be tested. */
export function reportLines({ entries }: WhitelistReport, ui: Ui): string[] {
  const { dossiers: words } = ui.texts;
  if (entries.length === 0) return [words.whitelistEmpty];
  return entries.map(({ entry, outcome, check, skipped }) => {
    const [region = '', environment = '', sha256 = ''] = entry.split('/');
    const why =
      skipped === null ? [check === null || check.ok ? '' : verdictText(check.verdict, ui)] : [words.skipped[skipped]];
    const parts = [region, environment, sha256.slice(0, 12), words.outcomes[outcome], ...why];
    return parts.filter((part) => part !== '').join(' · ');
  });
}

function verdictText(verdict: string, { lang }: Ui): string {
  const known = CAUSES.find((cause) => cause === verdict);
  return known === undefined ? verdict : plain(causeSentences(known, {}, lang).title);
}

/** The account on the test platform and the register of scenarios. */
export function platinesLines(platines: Platines, figures: DossierView['platinesFigures'], ui: Ui): string[] {
  const { dossiers: words, onboarding } = ui.texts;
  const { header } = words;
  const about: readonly (readonly [string, string])[] = [
    [words.account, onboarding.accounts[platines.state]],
    [words.login, platines.login],
    [words.lastUse, platines.lastUse ?? ''],
    [words.deactivatedOn, figures.deactivatedOn ?? ''],
    [
      words.scenarios,
      ui.say(words.scenarioFigures, { total: figures.total, played: figures.played, passed: figures.passed }),
    ],
  ];
  const shown = pairs(about.filter(([, value]) => value !== ''));
  if (platines.scenarios.length === 0) return shown;
  const columns = [
    { title: header.id },
    { title: header.title, canShrink: true },
    { title: header.project, canShrink: true },
    { title: header.priority, isNumber: true },
    { title: header.result },
    { title: header.since },
  ];
  const rows = platines.scenarios.map(({ id, name, project, priority, result, since }) => [
    ...[id, name, project, String(priority), onboarding.results[result], since ?? ''],
  ]);
  return [...shown, '', ...table(columns, rows, ui)];
}

/** A message as it is ready to be sent. */
export function messageLines(draft: MessageDraft, file: string | undefined, ui: Ui): string[] {
  const { dossiers: words, onboarding } = ui.texts;
  const { to, copy, recipient, subject, body, missing, attachments, unavailable } = draft;
  const about: readonly (readonly [string, string])[] = [
    [words.to, to.length === 0 ? recipient[ui.lang] : to.join(', ')],
    [words.copy, copy.join(', ')],
    [words.subject, subject],
    [words.attachments, attachments.map(({ name, bytes }) => `${name} (${ui.size(bytes)})`).join(', ')],
    [
      words.unavailable,
      unavailable.map(({ kind, why }) => `${onboarding.documents[kind]} · ${why[ui.lang]}`).join(' ; '),
    ],
    [words.missing, missing.join(', ')],
  ];
  return [
    ...pairs(about.filter(([, value]) => value !== '')),
    '',
    ...body.split('\n').map((line) => plain(line)),
    ...(file === undefined ? [] : ['', ui.say(words.messageSaved, { file })]),
  ];
}
