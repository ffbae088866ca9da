import type { Command } from '../command.ts';
import { anomaliesCommand } from './anomalies.ts';
import { backupCommand } from './backup.ts';
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
import { conformityCommand } from './conformity.ts';
import { demoCommand } from './demo.ts';
import { diffCommand } from './diff.ts';
import { doctorSelfCommand } from './doctor-self.ts';
import { doctorCommand } from './doctor.ts';
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
import {
  exchangeIndicatorsCommand,
  exchangeListCommand,
  exchangeReplayCommand,
  exchangeShowCommand,
} from './exchange-history.ts';
import {
  exchangeEtablissementCommand,
  exchangeExtractionCommand,
  exchangeFindCommand,
  exchangeModificationsCommand,
  exchangeNotificationsCommand,
  exchangeOiCommand,
} from './exchange-send.ts';
import { exchangeSyncCommand } from './exchange-sync.ts';
import { exportCommand } from './export.ts';
import { generateCommand } from './generate.ts';
import { importCommand } from './import.ts';
import { nomenclatureImportCommand, nomenclatureListCommand } from './nomenclature.ts';
import {
  regionExportCommand,
  regionImportCommand,
  regionListCommand,
  regionRemoveCommand,
  regionSetCommand,
  regionShowCommand,
} from './region.ts';
import { sandboxStartCommand } from './sandbox-start.ts';
import {
  sandboxEvolveCommand,
  sandboxFaultCommand,
  sandboxIssueCommand,
  sandboxStatusCommand,
  sandboxStopCommand,
  sandboxWhitelistAddCommand,
  sandboxWhitelistListCommand,
  sandboxWhitelistRemoveCommand,
} from './sandbox.ts';
import { restoreCommand } from './restore.ts';
import { searchCommand } from './search.ts';
import { serveCommand } from './serve.ts';
import { showCommand } from './show.ts';
import { sourcesCommand, sourcesKeepCommand, sourcesRemoveCommand } from './sources.ts';
import { statsCommand } from './stats.ts';
import { tickCommand } from './tick.ts';
import { treeCommand } from './tree.ts';
import {
  trustCrlFetchCommand,
  trustCrlImportCommand,
  trustCrlListCommand,
  trustCrlRemoveCommand,
} from './trust-crl.ts';
import { trustImportCommand } from './trust-import.ts';
import { trustListCommand, trustRemoveCommand } from './trust.ts';
import { vaultJournalCommand } from './vault-journal.ts';
import {
  vaultBackupCommand,
  vaultInitCommand,
  vaultPasswdCommand,
  vaultRestoreCommand,
  vaultStatusCommand,
} from './vault.ts';

/** Every command, in the order of help. */
export const commands: readonly Command[] = [
  importCommand,
  sourcesCommand,
  sourcesKeepCommand,
  sourcesRemoveCommand,
  statsCommand,
  searchCommand,
  showCommand,
  treeCommand,
  anomaliesCommand,
  conformityCommand,
  diffCommand,
  exportCommand,
  nomenclatureListCommand,
  nomenclatureImportCommand,
  generateCommand,
  vaultInitCommand,
  vaultStatusCommand,
  vaultPasswdCommand,
  vaultBackupCommand,
  vaultRestoreCommand,
  vaultJournalCommand,
  trustListCommand,
  trustImportCommand,
  trustRemoveCommand,
  trustCrlListCommand,
  trustCrlImportCommand,
  trustCrlFetchCommand,
  trustCrlRemoveCommand,
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
  regionListCommand,
  regionShowCommand,
  regionSetCommand,
  regionRemoveCommand,
  regionExportCommand,
  regionImportCommand,
  sandboxStartCommand,
  sandboxStatusCommand,
  sandboxIssueCommand,
  sandboxWhitelistListCommand,
  sandboxWhitelistAddCommand,
  sandboxWhitelistRemoveCommand,
  sandboxFaultCommand,
  sandboxEvolveCommand,
  sandboxStopCommand,
  demoCommand,
  exchangeExtractionCommand,
  exchangeNotificationsCommand,
  exchangeEtablissementCommand,
  exchangeOiCommand,
  exchangeFindCommand,
  exchangeModificationsCommand,
  exchangeSyncCommand,
  exchangeListCommand,
  exchangeShowCommand,
  exchangeReplayCommand,
  exchangeIndicatorsCommand,
  doctorCommand,
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
  backupCommand,
  restoreCommand,
  tickCommand,
  serveCommand,
  doctorSelfCommand,
];
