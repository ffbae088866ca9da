import type { HistoryEntry } from '../../../../shared/domain/onboarding/events.ts';
import { fieldLabel } from '../../../../shared/domain/onboarding/message.ts';
import { choiceLabel } from '../../../../shared/domain/onboarding/sheet-labels.ts';
import { markup, table } from '../document/page.ts';
import type { Html } from '../document/page.ts';
import { keptName } from './files.ts';
import { dayText, lines, link, long, shortHash, worded } from './page-parts.ts';
import type { PageTools, Part } from './page-parts.ts';

/** Where each step is. */
export function stepsPart({ state: { dossier }, words, terms, lang, colon }: PageTools): Part {
  const rows = dossier.journey.steps.map((step) => {
    const state = dossier.steps.find(({ id }) => id === step.id);
    const values = Object.entries(state?.values ?? {}).map(
      ([name, value]) => `${worded(terms.collected, name)}${colon}${value}`,
    );
    const said = [state?.reason ?? '', ...values].filter((text) => text !== '');
    return [
      step.title[lang],
      terms.actors[step.actor],
      state === undefined ? '' : terms.states[state.status],
      dayText(state?.since ?? null, lang),
      dayText(state?.sentOn ?? null, lang),
      state === undefined || state.attempts === 0 ? '' : state.attempts,
      lines(said.map(long)),
    ];
  });
  const columns = [words.step, words.actor, words.state, words.since, words.sent, words.attempts, words.said];
  return { id: 'etapes', title: words.steps, body: table({ caption: words.stepsCaption, columns, rows }) };
}

/** Everything that was recorded. */
export function historyPart(tools: PageTools): Part {
  const { state, words, lang } = tools;
  const rows = state.entries.map((entry) => [
    entry.number,
    dayText(entry.event.date, lang),
    eventText(entry, tools),
    lines(saidOf(entry, tools).map(long)),
    filesOf(entry, tools),
    shortHash(entry.hash),
  ]);
  const columns = [words.number, words.day, words.event, words.said, words.files, words.hash];
  return { id: 'historique', title: words.history, body: table({ caption: words.historyCaption, columns, rows }) };
}

function eventText({ event }: HistoryEntry, { terms, stepTitle }: PageTools): Html {
  const name = terms.events[event.type];
  return 'step' in event ? lines([name, stepTitle(event.step)]) : markup`${name}`;
}

function saidOf({ event }: HistoryEntry, { terms, lang, colon }: PageTools): readonly string[] {
  const values = 'values' in event ? Object.entries<string | undefined>(event.values) : [];
  const isSheet = event.type === 'fiche';
  const valueTexts = values.map(([name, value = '']) => {
    return `${isSheet ? fieldLabel(name, lang) : worded(terms.collected, name)}${colon}${isSheet ? choiceLabel(value, lang) : value}`;
  });
  const reason = 'reason' in event ? event.reason : '';
  const certificate = 'certificate' in event ? (event.certificate?.subject ?? '') : '';
  return [reason, event.note, certificate, ...valueTexts, ...ofType(event, terms)].filter((text) => text !== '');
}

function ofType(event: HistoryEntry['event'], terms: PageTools['terms']): readonly string[] {
  switch (event.type) {
    case 'creation':
      return [event.title, event.regions.join(', ')];
    case 'liste-blanche':
      return [event.region, terms.environments[event.environment], terms.whitelist[event.state], event.by];
    case 'platines-compte':
      return [terms.accounts[event.state], event.login];
    case 'platines-scenarios':
      return [String(event.scenarios.length)];
    case 'platines-resultat':
      return [event.scenario, terms.results[event.result], event.evidence];
    default:
      return [];
  }
}

function filesOf({ number, event }: HistoryEntry, { content, words }: PageTools): Html {
  return lines(
    event.files.map(({ sha256, name }, at) =>
      content(sha256) === undefined ? `${name} (${words.lost})` : link(keptName(number, at, name), name),
    ),
  );
}

/** Files kept with events: decisions, receipts. */
export function decisionsPart(tools: PageTools): Part | null {
  const { state, words, terms, lang, content } = tools;
  const rows = state.entries.flatMap(({ number, event }) =>
    event.files.map(({ sha256, name, bytes }, at) => [
      content(sha256) === undefined ? `${name} (${words.lost})` : link(keptName(number, at, name), name),
      number,
      dayText(event.date, lang),
      terms.events[event.type],
      bytes,
      markup`<code>${sha256}</code>`,
    ]),
  );
  if (rows.length === 0) return null;
  const columns = [words.files, words.number, words.day, words.event, words.bytes, 'SHA-256'];
  return { id: 'decisions', title: words.decisions, body: table({ caption: words.decisionsCaption, columns, rows }) };
}
