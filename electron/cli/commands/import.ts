import type { ImportReport } from '../../../shared/contract/cache.ts';
import type { Counts, Profil } from '../../../shared/contract/common.ts';
import { ingestStart } from '../../services/ingest/process-start.ts';
import type { Command } from '../command.ts';
import { pairs, table } from '../table.ts';
import type { Ui } from '../ui.ts';
import { choice, flag, number, text } from '../values.ts';

const MODES = ['replace', 'merge'] as const;

/** `cercle import FILE…` */
export const importCommand: Command = {
  name: 'import',
  method: 'cache.import',
  positionals: [{ name: 'FILE', isRepeatable: true }],
  options: [
    { name: 'source', value: 'CODE', text: 'importSource' },
    { name: 'profil', value: '0..3', text: 'importProfil' },
    { name: 'mode', value: 'MODE', choices: MODES, text: 'importMode' },
    { name: 'check-only', text: 'importCheckOnly' },
    { name: 'force', text: 'importForce' },
  ],
  examples: ['import ExtractionOffresSante_Profil1_20260101.zip', 'import extraction.xml --source 11 --check-only'],
  async run({ values, positionals, path, ports, open }) {
    const source = text(values, 'source');
    const profil = number(values, 'profil', 0, 3) as Profil | undefined;
    const mode = choice(values, 'mode', MODES);
    const checkOnly = flag(values, 'check-only');
    ports.startAhead('ingest', ingestStart(mode));
    const { client, tickets, follow } = await open();
    const report = await follow<ImportReport>(
      client.cache.import({
        files: positionals.map((name) => tickets.forReading(path(name))),
        ...(source !== undefined && { source }),
        ...(profil !== undefined && { profil }),
        ...(mode !== undefined && { mode }),
        checkOnly,
        force: flag(values, 'force'),
      }),
    );
    return { value: report, lines: (ui) => reportLines(report, checkOnly, ui) };
  },
};

/** The counts that are not zero, in the order of the model. */
export function countRows(counts: Counts, ui: Ui): (readonly [string, string])[] {
  const labels = ui.texts.tables.counts;
  return (Object.keys(labels) as (keyof Counts)[]).flatMap((key) =>
    counts[key] > 0 ? [[labels[key], ui.number(counts[key])] as const] : [],
  );
}

function anomalyRows(anomalies: ImportReport['anomalies'], ui: Ui): (readonly [string, string])[] {
  return Object.entries(anomalies)
    .sort(([, a], [, b]) => b - a)
    .map(([code, count]) => [code, ui.number(count)] as const);
}

function section(title: string, lines: readonly string[], ui: Ui): string[] {
  return ['', ui.bold(title), ...lines];
}

/** The report of an import in plain words, and what to do next. */
export function reportLines(report: ImportReport, checkOnly: boolean, ui: Ui): string[] {
  const { report: words, tables } = ui.texts;
  const { header } = tables;
  const values = { source: report.source, duration: ui.duration(report.durationMs) };
  const files = table(
    [{ title: header.file, canShrink: true }, { title: header.bytes, isNumber: true }, { title: header.checksum }],
    report.files.map(({ name, bytes, checksum }) => [name, ui.size(bytes), tables.checksums[checksum]]),
    ui,
  );
  const anomalies = anomalyRows(report.anomalies, ui);
  return [
    ui.bold(ui.say(checkOnly ? words.checkedOnly : words.imported, values)),
    ...pairs([
      [words.mode, words.modes[report.mode]],
      [words.profil, report.profil === null ? words.profilUnknown : String(report.profil)],
    ]),
    ...section(words.files, files, ui),
    ...section(words.counts, pairs(countRows(report.counts, ui), '  ', true), ui),
    ...section(words.anomalies, anomalies.length === 0 ? [`  ${words.noAnomalies}`] : pairs(anomalies, '  ', true), ui),
    ...(checkOnly ? [] : ['', report.changes === null ? words.firstLoad : ui.say(words.changes, report.changes)]),
    ...(checkOnly ? [] : section(words.next, nextSteps(report, ui), ui)),
  ];
}

function nextSteps({ source, anomalies }: ImportReport, ui: Ui): string[] {
  const { report: words } = ui.texts;
  const steps: (readonly [string, string])[] = [
    [`cercle search urgences --source ${source}`, words.nextSearch],
    [`cercle stats --by activite --source ${source}`, words.nextStats],
  ];
  if (Object.keys(anomalies).length > 0) steps.push([`cercle anomalies --source ${source}`, words.nextAnomalies]);
  return pairs(steps, '  ');
}
