import type { Command } from '../command.ts';
import { certCheckCommand, certTestServerCommand, certVerifyCommand } from './cert-check.ts';
import { certCalendarCommand, certExportCommand, certIdentityCommand, certReencodeCommand } from './cert-export.ts';
import { certImportCommand } from './cert-import.ts';
import { certInstallCommand } from './cert-install.ts';
import {
  certActivateCommand,
  certArchiveCommand,
  certPurgeCommand,
  certRemoveCommand,
  certRestoreCommand,
  certUnarchiveCommand,
} from './cert-life.ts';
import { certListCommand, certProfilesCommand } from './cert-list.ts';
import { certEditCommand, certRevocationCodeCommand } from './cert-notes.ts';
import { certRenewCommand, certRequestCommand } from './cert-request.ts';
import { certCompareCommand, certShowCommand } from './cert-show.ts';

/** The commands of certificates, in the order of help. */
export const certCommands: readonly Command[] = [
  certListCommand,
  certShowCommand,
  certProfilesCommand,
  certRequestCommand,
  certInstallCommand,
  certImportCommand,
  certRenewCommand,
  certActivateCommand,
  certExportCommand,
  certIdentityCommand,
  certCheckCommand,
  certCalendarCommand,
  certVerifyCommand,
  certCompareCommand,
  certTestServerCommand,
  certReencodeCommand,
  certEditCommand,
  certRevocationCodeCommand,
  certArchiveCommand,
  certUnarchiveCommand,
  certRemoveCommand,
  certRestoreCommand,
  certPurgeCommand,
];
