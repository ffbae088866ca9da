import type { Command } from '../command.ts';
import {
  trustCrlFetchCommand,
  trustCrlImportCommand,
  trustCrlListCommand,
  trustCrlRemoveCommand,
} from './trust-crl.ts';
import { trustImportCommand } from './trust-import.ts';
import { trustListCommand, trustRemoveCommand } from './trust.ts';

/** The commands of authorities and lists of revoked certificates, in the order of help. */
export const trustCommands: readonly Command[] = [
  trustListCommand,
  trustImportCommand,
  trustRemoveCommand,
  trustCrlListCommand,
  trustCrlImportCommand,
  trustCrlFetchCommand,
  trustCrlRemoveCommand,
];
