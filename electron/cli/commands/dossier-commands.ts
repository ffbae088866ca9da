import type { Command } from '../command.ts';
import { dossierArchiveCommand, dossierRemoveCommand, dossierUnarchiveCommand } from './dossier-archive.ts';
import { dossierChooseCommand } from './dossier-choose.ts';
import { dossierCalendarCommand, dossierExportCommand, dossierMessageCommand } from './dossier-papers.ts';
import {
  dossierPlatinesImportCommand,
  dossierPlatinesRecordCommand,
  dossierPlatinesShowCommand,
} from './dossier-platines.ts';
import { dossierRecordCommand, dossierSetCommand } from './dossier-record.ts';
import {
  dossierWhitelistAddCommand,
  dossierWhitelistCheckCommand,
  dossierWhitelistListCommand,
} from './dossier-whitelist.ts';
import {
  dossierAdoptCommand,
  dossierHistoryCommand,
  dossierJourneysCommand,
  dossierListCommand,
  dossierNewCommand,
  dossierNextCommand,
  dossierShowCommand,
} from './dossier.ts';

/** The commands of dossiers, in the order of help. */
export const dossierCommands: readonly Command[] = [
  dossierJourneysCommand,
  dossierChooseCommand,
  dossierNewCommand,
  dossierListCommand,
  dossierShowCommand,
  dossierNextCommand,
  dossierSetCommand,
  dossierRecordCommand,
  dossierHistoryCommand,
  dossierMessageCommand,
  dossierWhitelistListCommand,
  dossierWhitelistAddCommand,
  dossierWhitelistCheckCommand,
  dossierPlatinesShowCommand,
  dossierPlatinesImportCommand,
  dossierPlatinesRecordCommand,
  dossierCalendarCommand,
  dossierExportCommand,
  dossierAdoptCommand,
  dossierArchiveCommand,
  dossierUnarchiveCommand,
  dossierRemoveCommand,
];
