import type { Command } from '../command.ts';
import { table } from '../table.ts';
import type { Ui } from '../ui.ts';
import { version } from '../version.ts';
import type { InstallationCheck } from '../../services/index.ts';

/** `cercle doctor self` */
export const doctorSelfCommand: Command = {
  name: 'doctor self',
  positionals: [],
  options: [],
  examples: ['doctor self', 'doctor self --json'],
  async run({ ports, env }) {
    const { installationChecks } = await import('../../services/index.ts');
    const { checkInstallation } = await installationChecks();
    const checks = checkInstallation(ports, env);
    const ok = checks.every((check) => check.ok);
    const value = { target: 'self', version: version(), verdict: ok ? 'ok' : 'to-correct', checks };
    return { value, lines: (ui) => checkLines(checks, ui), exitCode: ok ? 0 : 1 };
  },
};

function checkLines(checks: readonly InstallationCheck[], ui: Ui): string[] {
  const { doctor, tables } = ui.texts;
  const { header } = tables;
  const rows = checks.map(({ name, ok, detail }) => [doctor.checks[name], ok ? doctor.ok : doctor.toCorrect, detail]);
  const advice = checks.filter(({ ok }) => !ok).map(({ name }) => `${doctor.checks[name]} · ${doctor.advice[name]}`);
  const columns = [{ title: header.check }, { title: header.state }, { title: header.detail, canShrink: true }];
  return [`cercle ${version()}`, '', ...table(columns, rows, ui), ...(advice.length === 0 ? [] : ['', ...advice])];
}
