import type { CertificateRow, Difference, RequestForm } from '../../../shared/contract/certificate-views.ts';
import { compareNames } from '../../../shared/domain/certificates/compare.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Command, Outcome } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import type { OptionSpec } from '../options.ts';
import { secretOptions, unlockFor } from '../secrets.ts';
import { plain } from '../table.ts';
import type { Ui } from '../ui.ts';
import { flag, text } from '../values.ts';
import { BACKUP_OPTIONS, applyBackup, backupChoice, refuseUnwritable } from './cert-backup.ts';
import { rowDocument } from './cert-documents.ts';
import { FORM_OPTIONS, changedForm, formOf } from './cert-form.ts';
import { differenceLines } from './cert-lines.ts';

const MAKING_OPTIONS: readonly OptionSpec[] = [
  { name: 'out', value: 'FILE', text: 'certCsrOut' },
  { name: 'force', text: 'overwrite' },
  { name: 'check-only', text: 'certCheckOnly' },
  ...BACKUP_OPTIONS,
  ...secretOptions('passphrase'),
];

/** `cercle cert request` */
export const certRequestCommand: Command = {
  name: 'cert request',
  method: 'certificates.request',
  positionals: [],
  options: [...FORM_OPTIONS, ...MAKING_OPTIONS],
  examples: [
    'cert request --role client --profile igc-sante-org-auth-cli --cn CLIENT_WS_ROR --organisation "Hôpital Exemple" --id-nat-struct 318751275100020 --departement 75 --out client.csr --backup secours.cercle',
    'cert request --role serveur --profile igc-sante-serv-ssl-serv --cn ror.exemple.fr --organisation "Hôpital Exemple" --id-nat-struct 318751275100020 --departement 75 --dns api.exemple.fr --out serveur.csr --without-backup',
    'cert request --role client --cn CLIENT_WS_ROR --organisation "Hôpital Exemple" --id-nat-struct 318751275100020 --check-only',
  ],
  async run(invocation) {
    const { client } = await invocation.open();
    const form = formOf(invocation.values, await client.certificates.profiles({}));
    return made(invocation, { form });
  },
};

/** `cercle cert renew ID` */
export const certRenewCommand: Command = {
  name: 'cert renew',
  method: 'certificates.renewal',
  positionals: [{ name: 'ID' }],
  options: [...FORM_OPTIONS, ...MAKING_OPTIONS],
  examples: [
    'cert renew cert-0123456789 --out client-2.csr --backup secours.cercle',
    'cert renew cert-0123456789 --check-only',
  ],
  async run(invocation) {
    const { client } = await invocation.open();
    const former = await client.certificates.show({ id: invocation.positionals[0] ?? '' });
    const renewal = await client.certificates.renewal({ id: former.id });
    const form = changedForm(renewal.form, invocation.values, await client.certificates.profiles({}));
    return made(invocation, { form, former });
  },
};

interface Asked {
  readonly form: RequestForm;
  readonly former?: { readonly id: string; readonly subjectName: Parameters<typeof compareNames>[0] };
}

/** Checks everything that can be, settles the backup, and only then makes the key. */
async function made(invocation: Invocation, { form, former }: Asked): Promise<Outcome> {
  const { client } = await invocation.open();
  const preview = await client.certificates.preview({ form });
  const differences = former && compareNames(former.subjectName, preview.subject, 'error');
  if (flag(invocation.values, 'check-only')) {
    const isAcceptable = preview.issues.every(({ severity }) => severity !== 'error');
    const { subjectText: subject, issues } = preview;
    return {
      value: { subject, issues, ...(differences && { differences }) },
      lines: (ui) => [
        ui.say(ui.texts.certificates.requestSubject, { subject: plain(subject) }),
        ...issueLines(issues, ui),
        ...(issues.length === 0 ? [ui.texts.certificates.requestClean] : []),
        ...nameLines(differences, ui),
      ],
      exitCode: isAcceptable ? 0 : 1,
    };
  }
  refuseBroken(preview.issues);
  for (const line of issueLines(preview.issues, invocation.ui)) invocation.note(line);
  if (differences !== undefined && differences.length > 0) {
    for (const line of nameLines(differences, invocation.ui)) invocation.note(line);
  }
  return makeRequest(invocation, { form, ...(former && { former }) }, differences);
}

type Issues = Awaited<
  ReturnType<Awaited<ReturnType<Invocation['open']>>['client']['certificates']['preview']>
>['issues'];

/** The same refusal as the service's, before the vault is opened. */
function refuseBroken(issues: Issues): void {
  const broken = issues.filter(({ severity }) => severity === 'error');
  if (broken.length === 0) return;
  throw new AppError('certificate.lint', `The request breaks ${broken.length} rule(s).`, {
    values: { reason: broken[0]?.message ?? '' },
    proof: broken.map(({ field, message, rule }) => `${field}: ${message} (${rule})`),
  });
}

function issueLines(issues: Issues, ui: Ui): string[] {
  const { severities } = ui.texts.tables;
  return issues.map(({ field, severity, message, rule }) =>
    plain(`${severities[severity]} · ${field} · ${message} (${rule})`),
  );
}

function nameLines(differences: readonly Difference[] | undefined, ui: Ui): string[] {
  if (differences === undefined || differences.length === 0) return [];
  return [ui.red(ui.texts.certificates.nameChanges), ...differenceLines(differences, ui)];
}

async function makeRequest(
  invocation: Invocation,
  { form, former }: Asked,
  differences: readonly Difference[] | undefined,
): Promise<Outcome> {
  const { values, ui, note } = invocation;
  const out = text(values, 'out');
  if (out !== undefined) refuseUnwritable(invocation, out);
  const backup = await backupChoice(invocation);
  const session = await unlockFor(invocation);
  const { certificates } = session.client;
  const row = await certificates.request({ form, ...(former && { renews: former.id }) });
  try {
    await applyBackup(invocation, session, row.id, backup);
    if (out !== undefined) await writeRequest(invocation, row.id, out);
  } catch (error) {
    note(ui.say(ui.texts.certificates.requestKept, { id: row.id }));
    throw error;
  }
  const record = await certificates.show({ id: row.id });
  const csrPem = record.csrPem ?? '';
  const now = { ...row, backup: record.backup, csrPem, file: out ?? null };
  return {
    value: { ...rowDocument(now, ui.lang), ...(differences && { differences }) },
    lines: (shown) => requestLines(now, shown),
  };
}

async function writeRequest({ open, path, values }: Invocation, id: string, out: string): Promise<void> {
  const { client, tickets } = await open();
  const ticket = tickets.forWriting(path(out));
  await client.certificates.export({ id, form: 'csr', out: ticket, force: flag(values, 'force') });
}

interface MadeRow extends CertificateRow {
  readonly csrPem: string;
  readonly file: string | null;
}

function requestLines({ id, subject, keyAlgorithm, keySize, csrPem, file }: MadeRow, ui: Ui): string[] {
  const words = ui.texts.certificates;
  const key = [keyAlgorithm, keySize].filter(Boolean).join(' ');
  return [
    ui.say(words.requested, { key, id, subject: plain(subject) }),
    ...(file === null ? csrPem.trimEnd().split('\n') : [ui.say(words.requestWritten, { file })]),
    words.requestNext,
  ];
}
