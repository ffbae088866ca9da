import { basename } from 'node:path';
import type { CertificateRecord, Inspection } from '../../../shared/contract/certificate-views.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Command, Outcome } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { secretOptions, withPassword } from '../secrets.ts';
import type { Ui } from '../ui.ts';
import { chainDocument, rowDocument } from './cert-documents.ts';
import { inspectionDocument, inspectionLines } from './cert-inspection.ts';
import { chainLines, differenceLines, findingLines, rowLines } from './cert-lines.ts';
import { targetOf } from './cert-target.ts';

/** `cercle cert show ID|FILE` */
export const certShowCommand: Command = {
  name: 'cert show',
  method: 'certificates.show',
  positionals: [{ name: 'ID|FILE' }],
  options: secretOptions('password'),
  examples: ['cert show cert-0123456789', 'cert show reponse.cer', 'cert show client.p12 --password-env P12'],
  async run(invocation) {
    const target = targetOf(invocation, invocation.positionals[0] ?? '');
    if ('path' in target) return shownFile(invocation, await inspectFile(invocation, target.path));
    const { client } = await invocation.open();
    const record = await client.certificates.show(target);
    const { lang } = invocation.ui;
    const chain = record.chain && chainDocument(record.chain, lang);
    return { value: { ...rowDocument(record, lang), chain }, lines: (ui) => recordLines(record, ui) };
  },
};

async function inspectFile(invocation: Invocation, path: string): Promise<Inspection> {
  const { client, tickets } = await invocation.open();
  return withPassword(invocation, basename(path), async (password) => {
    const file = tickets.forReading(path);
    const found = await client.certificates.inspect({ from: { file, ...(password !== undefined && { password }) } });
    if (found.needsPassword && found.certificates.length === 0 && password === undefined)
      throw new AppError('certificate.password', 'The file is protected by a password; give it.');
    return found;
  });
}

async function shownFile({ open, ui: { lang }, now }: Invocation, found: Inspection): Promise<Outcome> {
  const { client } = await open();
  const profiles = await client.certificates.profiles({});
  const at = now().toISOString();
  return {
    value: inspectionDocument(found, { profiles, at, lang }),
    lines: (ui) => inspectionLines(found, { profiles, at }, ui),
  };
}

function recordLines(record: CertificateRecord, ui: Ui): string[] {
  const { certificates: words } = ui.texts;
  const { findings, chain, differences, tests } = record;
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', ui.bold(title), ...lines];
  const calls = tests.map(({ at, target, ok, detail }) =>
    [ui.instant(at), target, ok ? ui.texts.cli.yes : ui.texts.cli.no, detail].join('  ').trimEnd(),
  );
  return [
    ...rowLines(record, ui),
    ...section(words.findings, findingLines(findings, ui)),
    ...section(words.chain, chain === null ? [] : chainLines(chain, ui)),
    ...section(words.differencesWithRequest, differences === null ? [] : differenceLines(differences, ui)),
    ...section(words.tests, calls),
  ];
}

/** `cercle cert compare ID ID` */
export const certCompareCommand: Command = {
  name: 'cert compare',
  method: 'certificates.compare',
  positionals: [{ name: 'ID' }, { name: 'OTHER' }],
  options: [],
  examples: ['cert compare cert-0123456789 cert-9876543210'],
  async run({ open, positionals: [left = '', right = ''] }) {
    const { client } = await open();
    const differences = await client.certificates.compare({ left, right });
    return { value: differences, lines: (ui) => differenceLines(differences, ui) };
  },
};
