import type { DossierRow, DossierView, HistoryPage, JourneyRow } from '../../../shared/contract/dossier-views.ts';
import type { StepState } from '../../../shared/domain/onboarding/dossier.ts';
import type { Proposal } from '../../../shared/domain/onboarding/proposals.ts';
import type { HistoryEntry } from '../../../shared/domain/onboarding/events.ts';
import { SHEET_LABELS } from '../../../shared/domain/onboarding/sheet-labels.ts';
import type { Sheet } from '../../../shared/domain/onboarding/sheet.ts';
import { pairs, plain, table } from '../table.ts';
import type { Ui } from '../ui.ts';

const MARKS: Readonly<Record<StepState['status'], string>> = {
  bloquee: '·',
  'a-faire': '○',
  'en-attente': '…',
  refusee: '✗',
  faite: '✓',
  'sans-objet': '–',
  'a-refaire': '↻',
};

/** Dossiers as a table: where each is, and who acts. */
export function listLines(rows: readonly DossierRow[], ui: Ui): string[] {
  const { dossiers: words, onboarding } = ui.texts;
  if (rows.length === 0) return [words.none];
  const { header } = words;
  const columns = [
    { title: header.id },
    { title: header.title, canShrink: true },
    { title: header.status },
    { title: header.progress, isNumber: true },
    { title: header.next, canShrink: true },
    { title: header.actor },
  ];
  const cells = rows.map(({ id, title, status, progress, next, isRehearsal }) => [
    id,
    isRehearsal ? `${title} (${words.rehearsal})` : title,
    onboarding.statuses[status],
    `${progress.done}/${progress.total}`,
    next === null ? '' : next.title[ui.lang],
    next === null ? '' : onboarding.actors[next.actor],
  ]);
  return table(columns, cells, ui);
}

/** The journeys that are known. */
export function journeyLines(rows: readonly JourneyRow[], ui: Ui): string[] {
  return rows.flatMap(({ key, title, summary, warnings, steps, pack, packDate, verifiedOn }) => [
    `${ui.bold(key)}  ${title[ui.lang]}`,
    ...warnings.map((warning) => `  ${ui.yellow(plain(warning[ui.lang]))}`),
    `  ${plain(summary[ui.lang])}`,
    `  ${ui.dim(ui.say(ui.texts.dossiers.journeySource, { steps, pack, packDate, verifiedOn }))}`,
    '',
  ]);
}

/** A dossier: its line of steps, then what comes next. */
export function dossierLines(view: DossierView, ui: Ui): string[] {
  const { dossiers: words, onboarding } = ui.texts;
  const { id, title, status, regions, isRehearsal, profil, dossier } = view;
  const about: readonly (readonly [string, string])[] = [
    [words.header.id, id],
    [words.header.journey, view.journey.title[ui.lang]],
    [words.header.status, onboarding.statuses[status]],
    [words.header.regions, isRehearsal ? `${regions.join(', ')} (${words.rehearsal})` : regions.join(', ')],
    [words.header.profil, profil ?? ''],
    [words.header.history, verificationText(view.verification, ui)],
  ];
  const steps = dossier.steps.map((state) => [
    MARKS[state.status],
    state.id,
    titleOf(view, state.id, ui),
    onboarding.states[state.status],
    state.since ?? '',
  ]);
  const columns = ['', words.header.step, words.header.title, words.header.state, words.header.since];
  return [
    ui.bold(plain(title)),
    ...pairs(about.filter(([, value]) => value !== '')),
    '',
    ...table(
      columns.map((name, at) => ({ title: name, canShrink: at === 2 })),
      steps,
      ui,
    ),
    '',
    ...nextLines(view, ui),
  ];
}

function titleOf({ dossier }: DossierView, id: string, ui: Ui): string {
  return dossier.journey.steps.find((step) => step.id === id)?.title[ui.lang] ?? id;
}

/** What is to be done now, by whom, and what Cercle proposes to record. */
export function nextLines(view: DossierView, ui: Ui): string[] {
  const { dossiers: words, onboarding } = ui.texts;
  const { nextActions, pending, reminders } = view;
  const actions = nextActions.flatMap(({ step, actor, sentence, isLate, documents, hasMessage }) => [
    `${isLate ? ui.yellow(sentence[ui.lang]) : sentence[ui.lang]}`,
    ...pairs(
      [
        [words.header.step, step] as const,
        [words.header.actor, onboarding.actors[actor]] as const,
        [words.documents, documents.map((one) => onboarding.documents[one]).join(', ')] as const,
        [words.message, hasMessage ? `cercle dossier message ${view.id} ${step}` : ''] as const,
      ].filter(([, value]) => value !== ''),
      '  ',
    ),
  ]);
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', ui.bold(title), ...lines.map((line) => `  ${line}`)];
  return [
    ...(actions.length === 0 ? [words.nothingNext] : actions),
    ...section(
      words.proposed,
      pending.map((proposal) => proposalText(proposal, view, ui)),
    ),
    ...section(
      words.reminders,
      reminders.map(({ date, text }) => `${date}  ${plain(text[ui.lang])}`),
    ),
  ];
}

function proposalText({ reason, step, event, date, certificate, region }: Proposal, view: DossierView, ui: Ui): string {
  const { proposals, events } = ui.texts.onboarding;
  const about = [step === null ? '' : titleOf(view, step, ui), event === null ? '' : events[event], region];
  const parts = [date, proposals[reason], ...about, certificate?.subject ?? ''];
  return plain(parts.filter((part) => part !== '').join(' · '));
}

/** Whether the history is as it was written, and whether the vault vouches for it. */
export function verificationText({ isIntact, entries, sealed, brokenAt }: DossierView['verification'], ui: Ui): string {
  const { dossiers: words } = ui.texts;
  if (!isIntact) return ui.say(words.tampered, { n: brokenAt ?? entries });
  return ui.say(sealed === null ? words.intactUnsealed : words.intact, { n: entries });
}

/** The history, the latest first. */
export function historyLines({ entries, total, verification }: HistoryPage, ui: Ui): string[] {
  const { dossiers: words } = ui.texts;
  const { header } = words;
  const columns = [
    { title: header.number, isNumber: true },
    { title: header.date },
    { title: header.event },
    { title: header.step },
    { title: header.note, canShrink: true },
    { title: header.hash },
  ];
  const rows = entries.map((entry) => historyRow(entry, ui));
  return [...table(columns, rows, ui), ui.say(words.entries, { n: total }), verificationText(verification, ui)];
}

function historyRow({ number, event, hash }: HistoryEntry, ui: Ui): string[] {
  const reason = 'reason' in event ? event.reason : '';
  const certificate = 'certificate' in event ? (event.certificate?.subject ?? '') : '';
  const said = [reason, event.note, certificate, ...event.files.map(({ name }) => name)];
  return [
    String(number),
    event.date,
    ui.texts.onboarding.events[event.type],
    'step' in event ? event.step : '',
    said.filter((part) => part !== '').join(' · '),
    hash.slice(0, 12),
  ];
}

/** The application sheet as it is filled, then what is wrong in it. */
export function sheetLines({ dossier: { sheet }, sheetIssues }: DossierView, ui: Ui): string[] {
  const filled = Object.entries(sheet) as readonly (readonly [keyof Sheet, string])[];
  const issues = sheetIssues.filter(({ severity }) => severity !== 'info');
  return [
    ...pairs(filled.filter(([, value]) => value !== '').map(([key, value]) => [SHEET_LABELS[key][ui.lang], value])),
    ...issues.map(({ field, severity, message }) => {
      const line = `${SHEET_LABELS[field][ui.lang]} · ${message[ui.lang]}`;
      return severity === 'error' ? ui.red(line) : ui.yellow(line);
    }),
  ];
}
