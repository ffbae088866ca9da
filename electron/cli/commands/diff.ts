import { DIFF_FORMATS } from '../../../shared/contract/cache.ts';
import type { DiffReport } from '../../../shared/contract/cache.ts';
import type { Command } from '../command.ts';
import { plain } from '../table.ts';
import type { Ui } from '../ui.ts';
import { choice, text } from '../values.ts';

/** `cercle diff SOURCE` */
export const diffCommand: Command = {
  name: 'diff',
  method: 'cache.diff',
  positionals: [{ name: 'SOURCE' }],
  options: [
    { name: 'since', value: 'JOB|DATE', text: 'diffSince' },
    { name: 'format', value: 'FORMAT', choices: DIFF_FORMATS, text: 'diffFormat' },
  ],
  examples: ['diff 11', 'diff 11 --since 2026-01-01 --format md'],
  async run({ open, values, positionals: [source = ''] }) {
    const since = text(values, 'since');
    const format = choice(values, 'format', DIFF_FORMATS);
    const { client } = await open();
    const report = await client.cache.diff({ source, ...(since !== undefined && { since }) });
    const { changesReports } = await import('../../services/index.ts');
    const { changesAsCsv, changesAsJson, changesAsMarkdown } = await changesReports();
    const lines = (ui: Ui): readonly string[] => {
      if (format === 'json') return changesAsJson(report);
      if (format === 'csv') return changesAsCsv(report).map((line) => line.replace(/\r\n$/u, ''));
      return format === 'md' ? changesAsMarkdown(report, ui.lang) : diffLines(report, ui);
    };
    return { value: report, lines };
  },
};

function entityLine({ id, kind, name }: DiffReport['added'][number], ui: Ui): string {
  const kinds: Readonly<Record<string, string>> = ui.texts.tables.kinds;
  return plain(`${name} (${kinds[kind] ?? kind}, ${id})`);
}

/** The comparison for people: what came, what went, what changed and how. */
export function diffLines(report: DiffReport, ui: Ui): string[] {
  const { report: words } = ui.texts;
  const { added, removed, changed } = report;
  const from = ui.instant(report.from.at);
  const title = ui.bold(ui.say(words.diffTitle, { source: report.source, from, to: ui.instant(report.to.at) }));
  if (added.length + removed.length + changed.length === 0) return [title, words.nothingChanged];
  const section = (name: string, lines: readonly string[], count: number): string[] =>
    count === 0 ? [] : ['', ui.bold(`${name} (${ui.number(count)})`), ...lines];
  const changes = changed.flatMap((entity) => [
    `  ~ ${entityLine(entity, ui)}`,
    ...entity.fields.map(
      ({ path, old, new: now }) => `      ${ui.dim(`${plain(path)} :`)} ${plain(old ?? '∅')} → ${plain(now ?? '∅')}`,
    ),
  ]);
  return [
    title,
    ...section(
      words.added,
      added.map((entity) => `  + ${entityLine(entity, ui)}`),
      added.length,
    ),
    ...section(
      words.removedEntities,
      removed.map((entity) => `  - ${entityLine(entity, ui)}`),
      removed.length,
    ),
    ...section(words.changed, changes, changed.length),
  ];
}
