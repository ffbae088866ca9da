import type { InstallReport } from '../../../shared/contract/certificate-views.ts';
import type { Command } from '../command.ts';
import { secretOptions, withPassword } from '../secrets.ts';
import { plain } from '../table.ts';
import type { Ui } from '../ui.ts';
import { text } from '../values.ts';
import { rowDocument } from './cert-documents.ts';
import { differenceLines, findingLines } from './cert-lines.ts';

/** `cercle cert install FILE` */
export const certInstallCommand: Command = {
  name: 'cert install',
  method: 'certificates.install',
  positionals: [{ name: 'FILE' }],
  options: [{ name: 'request', value: 'ID', text: 'certRequestId' }, ...secretOptions('password')],
  examples: ['cert install reponse.cer', 'cert install reponse.p7b --request cert-0123456789'],
  async run(invocation) {
    const [name = ''] = invocation.positionals;
    const id = text(invocation.values, 'request');
    const { client, tickets } = await invocation.open();
    const report = await withPassword(invocation, name, (password) => {
      const file = tickets.forReading(invocation.path(name));
      const from = { file, ...(password !== undefined && { password }) };
      return client.certificates.install({ from, ...(id !== undefined && { id }) });
    });
    return { value: rowDocument(report, invocation.ui.lang), lines: (ui) => installedLines(report, ui) };
  },
};

function installedLines(report: InstallReport, ui: Ui): string[] {
  const words = ui.texts.certificates;
  const { id, subject, notAfter, findings, differences, isLive } = report;
  return [
    ui.say(words.installed, { subject: plain(subject), notAfter: ui.instant(notAfter ?? '') }),
    ...findingLines(findings, ui),
    ...(differences.length === 0 ? [] : [ui.bold(words.differencesWithRequest), ...differenceLines(differences, ui)]),
    ...(isLive ? [] : [ui.say(words.waits, { id })]),
  ];
}
