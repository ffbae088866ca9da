import { OUTCOMES } from '../../../shared/contract/exchange-views.ts';
import type { ExchangeIndicator, ExchangeRecord, ExchangeRow } from '../../../shared/contract/exchange-views.ts';
import { TRANSACTIONS } from '../../../shared/domain/exchange/transaction.ts';
import type { Command } from '../command.ts';
import type { OptionValues } from '../options.ts';
import { pairs, table } from '../table.ts';
import type { Ui } from '../ui.ts';
import { choice, isoDate, list, number, text } from '../values.ts';
import { exchangeDocument, exchangeLines } from './exchange-document.ts';
import { exchangeOutcome } from './exchange-send.ts';
import { CALL_OPTIONS, sessionFor } from './exchange-session.ts';

const MOST_LISTED = 1000;

/** `cercle exchange list` */
export const exchangeListCommand: Command = {
  name: 'exchange list',
  method: 'exchanges.list',
  positionals: [{ name: 'TEXT', isOptional: true, isRepeatable: true }],
  options: [
    { name: 'region', value: 'CODE', isRepeatable: true, text: 'exchangeRegion' },
    { name: 'transaction', value: 'NAME', isRepeatable: true, choices: TRANSACTIONS, text: 'exchangeTransaction' },
    { name: 'outcome', value: 'OUTCOME', choices: OUTCOMES, text: 'exchangeOutcome' },
    { name: 'cause', value: 'CAUSE', isRepeatable: true, text: 'exchangeCause' },
    { name: 'since', value: 'DATE', text: 'exchangeListSince' },
    { name: 'limit', value: 'N', text: 'limit' },
    { name: 'before', value: 'CURSOR', text: 'exchangeBefore' },
  ],
  examples: ['exchange list --region 11 --outcome failed', 'exchange list --since 2026-01-31 --json'],
  async run({ open, values, positionals }) {
    const { client } = await open();
    const limit = number(values, 'limit', 1, MOST_LISTED);
    const before = text(values, 'before');
    const page = await client.exchanges.list({
      filters: filtersOf(values, positionals),
      ...(limit !== undefined && { limit }),
      ...(before !== undefined && { before }),
    });
    return { value: page, lines: (ui) => pageLines(page, ui) };
  },
};

function filtersOf(values: OptionValues, words: readonly string[]) {
  const outcome = choice(values, 'outcome', OUTCOMES);
  const since = text(values, 'since');
  const given = (name: string) => [...list(values, name)];
  return {
    region: given('region'),
    transaction: given('transaction'),
    cause: given('cause'),
    ...(outcome !== undefined && { outcome: [outcome] }),
    ...(since !== undefined && { since: isoDate(since, '--since') }),
    ...(words.length > 0 && { text: words.join(' ') }),
  };
}

interface Page {
  readonly items: readonly ExchangeRow[];
  readonly total: number;
  readonly next: string | null;
}

function pageLines({ items, total, next }: Page, ui: Ui): string[] {
  const { exchanges: words } = ui.texts;
  if (items.length === 0) return [words.none];
  const { columns, indicators } = words;
  const titles = [
    { title: columns.at },
    { title: indicators.region },
    { title: indicators.transaction, canShrink: true },
    { title: columns.outcome },
    { title: columns.duration, isNumber: true },
    { title: columns.size, isNumber: true },
    { title: columns.id },
  ];
  const rows = items.map(({ at, region, transaction, outcome, cause, durationMs, bytes, id }) => [
    ui.instant(at),
    region,
    words.transactions[transaction],
    cause ?? words.outcomes[outcome],
    ui.duration(durationMs),
    ui.size(bytes),
    id,
  ]);
  const more = next === null ? [] : [ui.say(words.next, { cursor: next })];
  return [...table(titles, rows, ui), ui.say(words.total, { n: total }), ...more];
}

/** `cercle exchange show ID` */
export const exchangeShowCommand: Command = {
  name: 'exchange show',
  method: 'exchanges.show',
  positionals: [{ name: 'ID' }],
  options: [{ name: 'out', value: 'FILE', text: 'exchangeShowOut' }],
  examples: ['exchange show ex-…', 'exchange show ex-… --out answer.xml'],
  async run({ open, values, positionals: [id = ''], path, ui }) {
    const { client, tickets } = await open();
    const record = await client.exchanges.show({ id });
    const out = text(values, 'out');
    if (out !== undefined) await client.exchanges.saveAnswer({ id, out: tickets.forWriting(path(out)) });
    return {
      value: { ...record, ...exchangeDocument(record, ui, out) },
      lines: (shown) => [...exchangeLines(record, shown, out), '', ...requestLines(record, shown)],
    };
  },
};

/** What was sent, and the beginning of what came. */
function requestLines({ url, requestXml, requestHeaders, answerExcerpt, facts }: ExchangeRecord, ui: Ui): string[] {
  const headers = Object.entries(requestHeaders).map(([name, value]) => [name, value] as const);
  const timings = Object.entries(facts.timings).map(([name, ms]) => `${name} ${ms === null ? '–' : ui.duration(ms)}`);
  const excerpt = answerExcerpt === null ? [] : ['', ui.texts.exchanges.answer, ...answerExcerpt.split('\n')];
  return [...pairs([['URL', url], ...headers]), timings.join(' · '), '', ...requestXml.split('\n'), ...excerpt];
}

/** `cercle exchange replay ID` */
export const exchangeReplayCommand: Command = {
  name: 'exchange replay',
  method: 'exchanges.replay',
  positionals: [{ name: 'ID' }],
  options: CALL_OPTIONS,
  examples: ['exchange replay ex-…'],
  async run(invocation) {
    const [id = ''] = invocation.positionals;
    const { client } = await invocation.open();
    const { region } = await client.exchanges.show({ id });
    const { session } = await sessionFor(invocation, [region]);
    const record = await session.follow<ExchangeRecord>(session.client.exchanges.replay({ id }));
    return exchangeOutcome(record, invocation);
  },
};

/** `cercle exchange indicators` */
export const exchangeIndicatorsCommand: Command = {
  name: 'exchange indicators',
  method: 'exchanges.indicators',
  positionals: [],
  options: [
    { name: 'since', value: 'DATE', text: 'exchangeListSince' },
    { name: 'out', value: 'FILE', text: 'exchangeIndicatorsOut' },
  ],
  examples: ['exchange indicators --since 2026-01-01', 'exchange indicators --out indicators.csv'],
  async run({ open, values, path }) {
    const { client, tickets } = await open();
    const given = text(values, 'since');
    const since = given === undefined ? {} : { since: isoDate(given, '--since') };
    const indicators = await client.exchanges.indicators(since);
    const out = text(values, 'out');
    if (out !== undefined) {
      await client.exchanges.exportIndicators({ ...since, out: tickets.forWriting(path(out)) });
    }
    return { value: indicators, lines: (ui) => indicatorTable(indicators, ui) };
  },
};

function indicatorTable(indicators: readonly ExchangeIndicator[], ui: Ui): string[] {
  const { indicators: words, none } = ui.texts.exchanges;
  if (indicators.length === 0) return [none];
  const titles = [
    { title: words.region },
    { title: words.transaction },
    { title: words.count, isNumber: true },
    { title: words.rate, isNumber: true },
    { title: words.p50, isNumber: true },
    { title: words.p95, isNumber: true },
    { title: words.bytes, isNumber: true },
    { title: words.errors, canShrink: true },
  ];
  const rows = indicators.map(({ region, transaction, count, ok, p50Ms, p95Ms, bytes, errors }) => [
    region,
    transaction,
    ui.number(count),
    `${ui.number((ok / count) * 100, 1)} %`,
    ui.number(p50Ms),
    ui.number(p95Ms),
    ui.size(bytes),
    Object.entries(errors)
      .map(([cause, n]) => `${cause} ${n}`)
      .join(', '),
  ]);
  return table(titles, rows, ui);
}
