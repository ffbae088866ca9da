import type { ExportedCertificate } from '../../../shared/contract/certificate-views.ts';
import { EXPORT_FORMS } from '../../../shared/contract/certificate-views.ts';
import type { Command } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { requireNewSecret, requireSecret, secretOptions, unlockFor } from '../secrets.ts';
import type { Ui } from '../ui.ts';
import { UsageError } from '../usage-error.ts';
import { choice, flag, text } from '../values.ts';
import { BACKUP_OPTIONS, applyBackup, backupChoice } from './cert-backup.ts';

/** `--out`, which is needed. */
function outOf({ values }: Invocation): string {
  const out = text(values, 'out');
  if (out === undefined) throw new UsageError('missingOption', { option: '--out' });
  return out;
}

/** `cercle cert export ID --format FORMAT --out FILE` */
export const certExportCommand: Command = {
  name: 'cert export',
  method: 'certificates.export',
  positionals: [{ name: 'ID' }],
  options: [
    { name: 'format', value: 'FORMAT', choices: EXPORT_FORMS, text: 'certFormat' },
    { name: 'out', value: 'FILE', text: 'exportOut' },
    { name: 'force', text: 'overwrite' },
    { name: 'compatible', text: 'certCompatible' },
    ...BACKUP_OPTIONS,
    ...secretOptions('password'),
    ...secretOptions('passphrase'),
  ],
  examples: [
    'cert export cert-0123456789 --format pem --out client.pem',
    'cert export cert-0123456789 --format p12 --out client.p12 --password-env P12 --passphrase-env VAULT',
    'cert export cert-0123456789 --format csr --out client.csr',
  ],
  async run(invocation) {
    const { values, path, positionals } = invocation;
    const [id = ''] = positionals;
    const form = choice(values, 'format', EXPORT_FORMS);
    if (form === undefined) throw new UsageError('missingOption', { option: '--format' });
    const file = outOf(invocation);
    const isPrivate = form === 'p12' || form === 'key';
    const { client, tickets } = isPrivate ? await unlockFor(invocation) : await invocation.open();
    const passphrase = isPrivate ? await requireNewSecret(invocation, 'password') : undefined;
    if (form === 'csr') await settleBackup(invocation, id);
    const exported = await client.certificates.export({
      ...{ id, form, out: tickets.forWriting(path(file)), force: flag(values, 'force') },
      compatible: flag(values, 'compatible'),
      ...(passphrase !== undefined && { passphrase }),
    });
    return { value: { id, format: form, ...exported, file }, lines: (ui) => exportedLines({ ...exported, file }, ui) };
  },
};

/** A request leaves once its key was backed up, or once the person said that she does without. */
async function settleBackup(invocation: Invocation, id: string): Promise<void> {
  const session = await invocation.open();
  const record = await session.client.certificates.show({ id });
  if (record.backup !== 'needed') return;
  const backup = await backupChoice(invocation);
  if (backup.file !== undefined) await unlockFor(invocation);
  await applyBackup(invocation, session, record.id, backup);
}

function exportedLines({ file, bytes, warnings, notes }: ExportedCertificate, ui: Ui): string[] {
  return [
    ui.say(ui.texts.certificates.exported, { file, size: ui.size(bytes) }),
    ...warnings.map((warning) => ui.yellow(warning)),
    ...notes.flatMap(({ server, text: note }) => ['', ui.bold(server), ...note.split('\n')]),
  ];
}

/** `cercle cert reencode FILE --out FILE` */
export const certReencodeCommand: Command = {
  name: 'cert reencode',
  method: 'certificates.reencode',
  positionals: [{ name: 'FILE' }],
  options: [
    { name: 'out', value: 'FILE', text: 'exportOut' },
    { name: 'force', text: 'overwrite' },
    ...secretOptions('password'),
    ...secretOptions('new-password'),
  ],
  examples: ['cert reencode ancien.p12 --out client.p12 --password-env OLD --new-password-env NEW'],
  async run(invocation) {
    const { values, path, positionals } = invocation;
    const file = outOf(invocation);
    const password = await requireSecret(invocation, 'password');
    const newPassword = await requireNewSecret(invocation, 'new-password');
    const { client, tickets } = await invocation.open();
    const exported = await client.certificates.reencode({
      file: tickets.forReading(path(positionals[0] ?? '')),
      out: tickets.forWriting(path(file)),
      ...{ password, newPassword, force: flag(values, 'force') },
    });
    return { value: { ...exported, file }, lines: (ui) => exportedLines({ ...exported, file }, ui) };
  },
};

/** `cercle cert identity ID` */
export const certIdentityCommand: Command = {
  name: 'cert identity',
  method: 'certificates.identity',
  positionals: [{ name: 'ID' }],
  options: [],
  examples: ['cert identity cert-0123456789', 'cert identity cert-0123456789 --json'],
  async run({ open, positionals: [id = ''] }) {
    const { client } = await open();
    const sheet = await client.certificates.identity({ id });
    return { value: sheet, lines: () => sheet.text.trimEnd().split('\n') };
  },
};

/** `cercle cert calendar --out FILE.ics` */
export const certCalendarCommand: Command = {
  name: 'cert calendar',
  method: 'certificates.calendar',
  positionals: [],
  options: [
    { name: 'out', value: 'FILE', text: 'exportOut' },
    { name: 'force', text: 'overwrite' },
  ],
  examples: ['cert calendar --out certificats.ics'],
  async run(invocation) {
    const file = outOf(invocation);
    const { client, tickets } = await invocation.open();
    const out = tickets.forWriting(invocation.path(file));
    const done = await client.certificates.calendar({ out, force: flag(invocation.values, 'force') });
    const { events, bytes } = done;
    return {
      value: { file, bytes, events },
      lines: (ui) => [ui.say(ui.texts.certificates.calendarWritten, { file, events })],
    };
  },
};
