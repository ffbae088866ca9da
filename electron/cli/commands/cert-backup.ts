import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { passphraseIssue } from '../../../shared/domain/certificates/passphrase.ts';
import { AppError } from '../../../shared/errors.ts';
import { askLine } from '../ask.ts';
import type { Invocation } from '../invocation.ts';
import type { OptionSpec } from '../options.ts';
import { canPrompt } from '../secret-prompt.ts';
import { requireNewSecret, secretOptions } from '../secrets.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { flag, text } from '../values.ts';

export const BACKUP_OPTIONS: readonly OptionSpec[] = [
  { name: 'backup', value: 'FILE', text: 'certBackup' },
  ...secretOptions('file-passphrase'),
  { name: 'without-backup', text: 'certWithoutBackup' },
];

/** What becomes of a new key: written to a recovery file, or knowingly not. */
export type BackupChoice =
  { readonly file: string; readonly passphrase: string } | { readonly file: undefined; readonly passphrase?: never };

/**
 * Settles what becomes of a key before it is made, or before its request leaves: the request leaves once it was backed up, or once the person said that she
 * does without. Asks on a terminal; without one, goes on and says so.
 * @throws AppError `file.not-found`, `file.exists`, `vault.weak-passphrase`; UsageError.
 */
export async function backupChoice(invocation: Invocation): Promise<BackupChoice> {
  const { values, ui, note } = invocation;
  const named = text(values, 'backup');
  const isDeclined = flag(values, 'without-backup');
  if (named !== undefined && isDeclined) throw new UsageError('backupTwice');
  if (isDeclined) return { file: undefined };
  if (named === undefined && !canPrompt()) {
    // A script has nobody to ask: it goes on as with --without-backup, and is told what that means.
    note(ui.texts.certificates.notBackedUp);
    return { file: undefined };
  }
  const file = named ?? (await askLine(ui.texts.certificates.askBackup));
  if (file === '') return { file: undefined };
  refuseUnwritable(invocation, file);
  const passphrase = await requireNewSecret(invocation, 'file-passphrase');
  const issue = passphraseIssue(passphrase, 'file');
  if (issue === undefined) return { file, passphrase };
  throw new AppError('vault.weak-passphrase', `This passphrase is not accepted: ${issue}.`, {
    values: { reason: ui.texts.vault.reasons[issue] },
  });
}

/** Better told before a key is made than after. @throws AppError `file.not-found` for its folder, `file.exists` unless `--force`. */
export function refuseUnwritable({ path, values }: Invocation, file: string): void {
  const folder = dirname(path(file));
  if (!existsSync(folder)) {
    throw new AppError('file.not-found', `The folder ${folder} does not exist.`, { values: { file: folder } });
  }
  if (flag(values, 'force') || !existsSync(path(file))) return;
  throw new AppError('file.exists', `${file} exists already; choose another name.`, { values: { file } });
}

/** Does what was chosen for the key of a request; the vault is open when there is a recovery file to write. */
export async function applyBackup(
  { path, values }: Invocation,
  { client, tickets }: Session,
  id: string,
  { file, passphrase }: BackupChoice,
): Promise<void> {
  if (file === undefined) {
    await client.certificates.declineBackup({ id });
    return;
  }
  await client.vault.backup({ out: tickets.forWriting(path(file)), passphrase, force: flag(values, 'force') });
}
