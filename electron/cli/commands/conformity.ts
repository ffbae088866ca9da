import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import type { Profil } from '../../../shared/contract/common.ts';
import type { ConformityReport, RuleResult } from '../../../shared/contract/quality.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Command } from '../command.ts';
import { plain } from '../table.ts';
import type { Ui } from '../ui.ts';
import { closest } from '../closest.ts';
import { UsageError } from '../usage-error.ts';
import { number, text } from '../values.ts';

const EXAMPLES_SHOWN = 3;
const IDS_SHOWN = 5;

/** `cercle conformity FILE|SOURCE` */
export const conformityCommand: Command = {
  name: 'conformity',
  method: 'quality.conformity',
  positionals: [{ name: 'FILE|SOURCE' }],
  options: [
    { name: 'profil', value: '0..3', text: 'conformityProfil' },
    { name: 'fail-on', value: 'error|warning|CODE', text: 'conformityFailOn' },
    { name: 'junit', value: 'FILE', text: 'conformityJunit' },
  ],
  examples: ['conformity extraction.zip --profil 1', 'conformity 11 --fail-on error --junit report.xml'],
  async run({ open, values, positionals: [target = ''], path, note, ui }) {
    const profil = number(values, 'profil', 0, 3) as Profil | undefined;
    const failOn = text(values, 'fail-on');
    const junit = text(values, 'junit');
    const { client, tickets, follow } = await open();
    const subject = isFile(target, path) ? { file: tickets.forReading(path(target)) } : { source: target };
    const report = await follow<ConformityReport>(
      client.quality.conformity({ ...subject, ...(profil !== undefined && { profil }) }),
    );
    const isAbove = failOn !== undefined && failsOn(report.rules, failOn);
    if (junit !== undefined) {
      const { junitReports } = await import('../../services/index.ts');
      const { toJUnit } = await junitReports();
      await writeReport(path(junit), toJUnit(report, { failOn: failOn === 'warning' ? 'warning' : 'error' }));
      note(ui.say(ui.texts.report.junitWritten, { file: junit }));
    }
    return { value: report, lines: (out) => reportLines(report, out), exitCode: isAbove ? 1 : 0 };
  },
};

/** A source code has no folder and no extension of ours; a file that exists is a file whatever its name. */
function isFile(target: string, path: (name: string) => string): boolean {
  return /[\\/]|\.(?:xml|zip)$/iu.test(target) || existsSync(path(target));
}

/** Whether a rule at or above the limit fails; the limit is a severity or the id of a rule. */
export function failsOn(rules: readonly RuleResult[], limit: string): boolean {
  const failing = rules.filter(({ failed }) => failed > 0);
  if (limit === 'error') return failing.some(({ severity }) => severity === 'error');
  if (limit === 'warning') return failing.some(({ severity }) => severity !== 'info');
  const ids = rules.map(({ id }) => id);
  if (!ids.includes(limit)) {
    const choices = 'error, warning, CODE';
    throw new UsageError(
      'badChoice',
      { value: limit, option: '--fail-on', choices },
      closest(limit, ['error', 'warning', ...ids]),
    );
  }
  return failing.some(({ id }) => id === limit);
}

async function writeReport(file: string, document: string): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, document, { flag: 'wx' });
    await rename(temporary, file);
  } catch (cause) {
    throw new AppError('file.unreadable', `The report cannot be written to ${file}.`, { values: { file }, cause });
  }
}

function exampleText(name: string, entity: string, path: string, value: string): string {
  const who = name === '' || name === entity ? entity : `${name} (${entity})`;
  return [who, path, value].filter((part) => part !== '').join(' · ');
}

function ruleLines(rule: RuleResult, ui: Ui): string[] {
  const { report, tables } = ui.texts;
  const paint = rule.severity === 'error' ? ui.red : ui.yellow;
  const counts = ui.say(report.junitFailed, { failed: rule.failed, checked: rule.checked });
  const examples = rule.examples
    .slice(0, EXAMPLES_SHOWN)
    .map(({ name, entity, path, value }) =>
      ui.dim(`    ${report.example} · ${plain(exampleText(name, entity, path, value))}`),
    );
  const title = `${paint(tables.severities[rule.severity])} · ${ui.bold(rule.id)} · ${plain(rule.label)}`;
  return [title, `    ${counts} · ${plain(rule.source)}`, ...examples];
}

/** Rules that were not evaluated, by reason. */
function skippedLines(rules: readonly RuleResult[], ui: Ui): string[] {
  const reasons = new Map<string, string[]>();
  for (const { id, skipped } of rules) {
    if (skipped !== undefined) reasons.set(skipped, [...(reasons.get(skipped) ?? []), id]);
  }
  const lines = [...reasons].map(([reason, ids]) => {
    const named = ids.length > IDS_SHOWN ? [...ids.slice(0, IDS_SHOWN), '…'] : ids;
    return ui.dim(ui.say(ui.texts.report.skipped, { n: ids.length, reason: plain(reason), ids: named.join(', ') }));
  });
  return lines.length === 0 ? [] : ['', ...lines];
}

function reportLines(report: ConformityReport, ui: Ui): string[] {
  const { report: words } = ui.texts;
  const failing = report.rules.filter(({ failed }) => failed > 0);
  const checked = report.rules.filter(({ skipped }) => skipped === undefined).length;
  const head = `${words.verdict[report.verdict]} · ${plain(report.target)} · ${ui.say(words.ruleCounts, report.counts)}`;
  const holds = ui.say(words.allRulesHold, { rules: checked });
  return [
    ui.bold(head),
    '',
    ...(failing.length === 0 ? [holds] : failing.flatMap((rule) => ruleLines(rule, ui))),
    ...skippedLines(report.rules, ui),
  ];
}
