import type { FindingView } from '../../../shared/contract/cache.ts';
import type { AnomaliesPage } from '../../../shared/contract/quality.ts';
import { SEVERITIES } from '../../../shared/domain/ror/finding.ts';
import type { Command } from '../command.ts';
import { pairs, table } from '../table.ts';
import type { Ui } from '../ui.ts';
import { choice, number, text } from '../values.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 10_000;

/** `cercle anomalies` */
export const anomaliesCommand: Command = {
  name: 'anomalies',
  method: 'quality.anomalies',
  positionals: [],
  options: [
    { name: 'code', value: 'CODE', text: 'anomaliesCode' },
    { name: 'severity', value: 'LEVEL', choices: SEVERITIES, text: 'anomaliesSeverity' },
    { name: 'source', value: 'CODE', text: 'anomaliesSource' },
    { name: 'limit', value: 'N', text: 'limit' },
    { name: 'after', value: 'CURSOR', text: 'after' },
  ],
  examples: ['anomalies', 'anomalies --severity error --limit 10'],
  async run({ open, values }) {
    const code = text(values, 'code');
    const severity = choice(values, 'severity', SEVERITIES);
    const source = text(values, 'source');
    const after = text(values, 'after');
    const limit = number(values, 'limit', 0, MAX_LIMIT) ?? DEFAULT_LIMIT;
    const { client } = await open();
    const page = await client.quality.anomalies({
      limit,
      ...(code !== undefined && { code }),
      ...(severity !== undefined && { severity }),
      ...(source !== undefined && { source }),
      ...(after !== undefined && { after }),
    });
    return { value: page, lines: (ui) => pageLines(page, ui) };
  },
};

function row({ severity, code, entity, path, value, message }: FindingView, ui: Ui): string[] {
  const { report, tables } = ui.texts;
  return [tables.severities[severity], code, entity?.name ?? report.documentAsAWhole, message, value, path];
}

function pageLines({ counts, items, next }: AnomaliesPage, ui: Ui): string[] {
  const { cli, report, tables } = ui.texts;
  const { header } = tables;
  if (items.length === 0 && Object.keys(counts).length === 0) return [report.noAnomalies];
  const columns = [
    { title: header.severity },
    { title: header.code },
    { title: header.entity, canShrink: true },
    { title: header.message, canShrink: true },
    { title: header.value, canShrink: true },
    { title: header.path, canShrink: true },
  ];
  const total = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return [
    ...(items.length === 0
      ? []
      : [
          ...table(
            columns,
            items.map((item) => row(item, ui)),
            ui,
          ),
          '',
        ]),
    ...pairs(
      total.map(([code, count]) => [code, ui.number(count)] as const),
      '',
      true,
    ),
    ...(next === null ? [] : ['', ui.dim(ui.say(cli.continues, { next }))]),
  ];
}
