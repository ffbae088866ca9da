import type { Command } from '../command.ts';
import { anomaliesCommand } from './anomalies.ts';
import { conformityCommand } from './conformity.ts';
import { diffCommand } from './diff.ts';
import { doctorSelfCommand } from './doctor-self.ts';
import { exportCommand } from './export.ts';
import { generateCommand } from './generate.ts';
import { importCommand } from './import.ts';
import { nomenclatureImportCommand, nomenclatureListCommand } from './nomenclature.ts';
import { searchCommand } from './search.ts';
import { serveCommand } from './serve.ts';
import { showCommand } from './show.ts';
import { sourcesCommand, sourcesKeepCommand, sourcesRemoveCommand } from './sources.ts';
import { statsCommand } from './stats.ts';
import { treeCommand } from './tree.ts';
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
  serveCommand,
  doctorSelfCommand,
];
