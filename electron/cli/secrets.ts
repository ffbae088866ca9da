import { readFileSync, statSync } from 'node:fs';
import type { VaultStatus } from '../../shared/contract/vault.ts';
import { AppError } from '../../shared/errors.ts';
import { errorSentences } from '../../shared/i18n/index.ts';
import type { Invocation } from './invocation.ts';
import type { OptionSpec } from './options.ts';
import { canPrompt, promptSecret } from './secret-prompt.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';
import { text } from './values.ts';

/**
 * Secrets of the command line, by the start of their options: that of the vault, a new one for it, that of a recovery file,
 * that of a P12 or key file, a new one for such a file, and the revocation code of a certificate. Never from argv, where every user of the computer could read them.
 */
export type SecretName = 'passphrase' | 'new-passphrase' | 'file-passphrase' | 'password' | 'new-password' | 'code';

const TEXTS = {
  passphrase: { env: 'passphraseEnv', file: 'passphraseFile' },
  'new-passphrase': { env: 'newPassphraseEnv', file: 'newPassphraseFile' },
  'file-passphrase': { env: 'filePassphraseEnv', file: 'filePassphraseFile' },
  password: { env: 'passwordEnv', file: 'passwordFile' },
  'new-password': { env: 'newPasswordEnv', file: 'newPasswordFile' },
  code: { env: 'codeEnv', file: 'codeFile' },
} as const;

const MAX_BYTES = 4096;

/** `--passphrase-env NAME` and `--passphrase-file PATH`. */
export function secretOptions(name: SecretName): readonly OptionSpec[] {
  return [
    { name: `${name}-env`, value: 'NAME', text: TEXTS[name].env },
    { name: `${name}-file`, value: 'PATH', text: TEXTS[name].file },
  ];
}

/**
 * A secret from the environment or a file, else typed on the terminal; undefined when it was not given and there is no
 * terminal. An empty one is one.
 * @throws UsageError for an absent variable or both options, AppError `file.not-found`, `file.unreadable`, `cancelled`.
 */
export async function readSecret(invocation: Invocation, name: SecretName): Promise<string | undefined> {
  const given = givenSecret(invocation, name);
  if (given !== undefined || !canPrompt()) return given;
  return promptSecret(invocation.ui.texts.vault.prompts[name]);
}

/** As `readSecret`, for a secret that is needed. */
export async function requireSecret(invocation: Invocation, name: SecretName): Promise<string> {
  const secret = await readSecret(invocation, name);
  if (secret === undefined) throw new UsageError('secretMissing', { name });
  return secret;
}

/** A new secret: typed twice on a terminal. */
export async function requireNewSecret(invocation: Invocation, name: SecretName): Promise<string> {
  const given = givenSecret(invocation, name);
  if (given !== undefined) return given;
  if (!canPrompt()) throw new UsageError('secretMissing', { name });
  const { prompts } = invocation.ui.texts.vault;
  const first = await promptSecret(prompts[name]);
  if ((await promptSecret(prompts.again)) !== first) throw new UsageError('secretsDiffer');
  return first;
}

/** The secret that options name; undefined when none does. */
export function givenSecret(invocation: Invocation, name: SecretName): string | undefined {
  const variable = text(invocation.values, `${name}-env`);
  const file = text(invocation.values, `${name}-file`);
  if (variable !== undefined && file !== undefined) throw new UsageError('secretTwice', { name });
  if (file !== undefined) return fromFile(invocation, file);
  if (variable === undefined) return undefined;
  const secret = invocation.env[variable];
  if (secret === undefined) throw new UsageError('secretEnvAbsent', { variable });
  return secret;
}

function fromFile({ path, note, ui }: Invocation, name: string): string {
  const file = path(name);
  const values = { file: name };
  let bytes: Buffer;
  try {
    const { mode, size } = statSync(file);
    if (size > MAX_BYTES) throw new UsageError('secretFileTooBig', { file: name });
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) note(ui.say(ui.texts.vault.fileReadable, values));
    bytes = readFileSync(file);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const code = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'file.not-found' : 'file.unreadable';
    throw new AppError(code, `${name} cannot be read.`, { values, cause });
  }
  const secret = bytes.toString('utf8');
  bytes.fill(0);
  return secret.replace(/^\ufeff/u, '').replace(/\r?\n$/u, '');
}

/**
 * Opens the services with the vault unlocked, by what the command was given: its passphrase, or the system's key store.
 * Tells when the journal was tampered with.
 * @throws AppError `vault.absent`, `vault.locked` when nothing opens it, `vault.passphrase`, `vault.wait`.
 */
export async function unlockFor(invocation: Invocation): Promise<Session> {
  const session = await invocation.open();
  const { vault } = session.client;
  const before = await vault.status({});
  if (before.state === 'absent') throw new AppError('vault.absent', 'There is no vault yet.');
  const after = before.state === 'open' ? before : await unlock(invocation, session, before);
  if (after.journal.isIntact === false) {
    invocation.note(
      errorSentences('vault.tampered', { reason: invocation.ui.texts.vault.reasons.journal }, invocation.ui.lang).what,
    );
  }
  return session;
}

async function unlock(invocation: Invocation, { client }: Session, status: VaultStatus): Promise<VaultStatus> {
  const given = givenSecret(invocation, 'passphrase');
  if (given !== undefined) return client.vault.unlock({ passphrase: given });
  const opensBySystem = status.protections.includes('system') && status.systemProtection === 'available';
  if (opensBySystem) return client.vault.unlock({});
  if (!canPrompt()) throw new AppError('vault.locked', 'Give the passphrase of the vault.');
  return client.vault.unlock({ passphrase: await promptSecret(invocation.ui.texts.vault.prompts.passphrase) });
}

/**
 * Does work that needs the vault open only at times (a file with a key in it): opens it when a passphrase is given, or when the
 * work turns out to need it. The work is done from its start again.
 */
export async function withVault<T>(invocation: Invocation, work: (session: Session) => Promise<T>): Promise<T> {
  if (givenSecret(invocation, 'passphrase') !== undefined) return work(await unlockFor(invocation));
  try {
    return await work(await invocation.open());
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'vault.locked') throw error;
    return work(await unlockFor(invocation));
  }
}

/**
 * Does work on a file that may be protected: its password is asked for when none was given and one is needed.
 * @throws UsageError when one is needed and there is no terminal to ask on.
 */
export async function withPassword<T>(
  invocation: Invocation,
  file: string,
  work: (password: string | undefined) => Promise<T>,
): Promise<T> {
  const given = givenSecret(invocation, 'password');
  if (given !== undefined) return work(given);
  try {
    return await work(undefined);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'certificate.password') throw error;
    // Which one, when a folder has several.
    if (canPrompt()) invocation.note(invocation.ui.say(invocation.ui.texts.vault.fileProtected, { file }));
    return work(await requireSecret(invocation, 'password'));
  }
}
