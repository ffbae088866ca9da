import type { Command } from '../command.ts';
import { vaultJournalCommand } from './vault-journal.ts';
import {
  vaultBackupCommand,
  vaultInitCommand,
  vaultPasswdCommand,
  vaultRestoreCommand,
  vaultStatusCommand,
} from './vault.ts';

/** The commands of the vault, in the order of help. */
export const vaultCommands: readonly Command[] = [
  vaultInitCommand,
  vaultStatusCommand,
  vaultPasswdCommand,
  vaultBackupCommand,
  vaultRestoreCommand,
  vaultJournalCommand,
];
