import type { VaultStatus } from '../../../shared/contract/vault.ts';
import type { Command } from '../command.ts';
import { givenSecret, requireNewSecret, requireSecret, secretOptions, unlockFor } from '../secrets.ts';
import { flag } from '../values.ts';
import { statusLines } from './vault-lines.ts';

/** `cercle vault init` */
export const vaultInitCommand: Command = {
  name: 'vault init',
  method: 'vault.init',
  positionals: [],
  options: secretOptions('passphrase'),
  examples: [
    'vault init',
    'vault init --passphrase-file passphrase.txt',
    'vault init --passphrase-env CERCLE_PASSPHRASE',
  ],
  async run(invocation) {
    const passphrase = await requireNewSecret(invocation, 'passphrase');
    const { client } = await invocation.open();
    const status = await client.vault.init({ passphrase });
    return { value: status, lines: (ui) => [ui.texts.vault.created, '', ...statusLines(status, ui)] };
  },
};

/** `cercle vault status` */
export const vaultStatusCommand: Command = {
  name: 'vault status',
  method: 'vault.status',
  positionals: [],
  options: [],
  examples: ['vault status', 'vault status --json'],
  async run({ open }) {
    const { client } = await open();
    const status = await client.vault.status({});
    return {
      value: status,
      lines: (ui) => statusLines(status, ui),
      exitCode: status.journal.isIntact === false ? 1 : 0,
    };
  },
};

/** `cercle vault passwd` */
export const vaultPasswdCommand: Command = {
  name: 'vault passwd',
  method: 'vault.changePassphrase',
  positionals: [],
  options: [...secretOptions('passphrase'), ...secretOptions('new-passphrase')],
  examples: ['vault passwd', 'vault passwd --passphrase-env OLD --new-passphrase-env NEW'],
  async run(invocation) {
    const { client } = await invocation.open();
    const current = await currentPassphrase(invocation, await client.vault.status({}));
    const next = await requireNewSecret(invocation, 'new-passphrase');
    const status = await client.vault.changePassphrase({ ...(current !== undefined && { current }), next });
    return { value: status, lines: (ui) => [ui.texts.vault.changed] };
  },
};

/** Wrong current passphrases are told before the new one is asked for. */
async function currentPassphrase(
  invocation: Parameters<Command['run']>[0],
  { protections }: VaultStatus,
): Promise<string | undefined> {
  const { client } = await invocation.open();
  if (!protections.includes('passphrase')) {
    await unlockFor(invocation);
    return undefined;
  }
  const current = await requireSecret(invocation, 'passphrase');
  await client.vault.unlock({ passphrase: current });
  return current;
}

/** `cercle vault backup FILE` */
export const vaultBackupCommand: Command = {
  name: 'vault backup',
  method: 'vault.backup',
  positionals: [{ name: 'FILE' }],
  options: [...secretOptions('passphrase'), ...secretOptions('file-passphrase'), { name: 'force', text: 'overwrite' }],
  examples: [
    'vault backup secours.cercle',
    'vault backup secours.cercle --passphrase-env VAULT --file-passphrase-env FILE',
  ],
  async run(invocation) {
    const { path, values, positionals } = invocation;
    const [file = ''] = positionals;
    const { client, tickets } = await unlockFor(invocation);
    const passphrase = await requireNewSecret(invocation, 'file-passphrase');
    const out = tickets.forWriting(path(file));
    const { bytes, keys } = await client.vault.backup({ out, passphrase, force: flag(values, 'force') });
    const value = { file, bytes, keys };
    return { value, lines: (ui) => [ui.say(ui.texts.vault.backedUp, { keys, file, size: ui.size(bytes) })] };
  },
};

/** `cercle vault restore FILE` */
export const vaultRestoreCommand: Command = {
  name: 'vault restore',
  method: 'vault.restore',
  positionals: [{ name: 'FILE' }],
  options: [
    ...secretOptions('file-passphrase'),
    ...secretOptions('new-passphrase'),
    { name: 'replace', text: 'vaultReplace' },
  ],
  examples: ['vault restore secours.cercle', 'vault restore secours.cercle --file-passphrase-env FILE --replace'],
  async run(invocation) {
    const { open, path, values, positionals } = invocation;
    const [file = ''] = positionals;
    const { client, tickets } = await open();
    const passphrase = await requireSecret(invocation, 'file-passphrase');
    const newPassphrase = givenSecret(invocation, 'new-passphrase');
    const status = await client.vault.restore({
      file: tickets.forReading(path(file)),
      passphrase,
      replace: flag(values, 'replace'),
      ...(newPassphrase !== undefined && { newPassphrase }),
    });
    return {
      value: status,
      lines: (ui) => [ui.say(ui.texts.vault.restored, { keys: status.keys }), '', ...statusLines(status, ui)],
    };
  },
};
