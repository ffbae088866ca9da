import type { Command } from '../command.ts';

/** Every command, by the first word of its name; in the order of help. Each is loaded when it may be the one that is asked for. */
const FAMILIES: readonly (readonly [word: string, load: () => Promise<readonly Command[]>])[] = [
  ['import', async () => [(await import('./import.ts')).importCommand]],
  [
    'sources',
    async () => {
      const { sourcesCommand, sourcesKeepCommand, sourcesRemoveCommand } = await import('./sources.ts');
      return [sourcesCommand, sourcesKeepCommand, sourcesRemoveCommand];
    },
  ],
  ['stats', async () => [(await import('./stats.ts')).statsCommand]],
  ['search', async () => [(await import('./search.ts')).searchCommand]],
  ['show', async () => [(await import('./show.ts')).showCommand]],
  ['tree', async () => [(await import('./tree.ts')).treeCommand]],
  ['anomalies', async () => [(await import('./anomalies.ts')).anomaliesCommand]],
  ['conformity', async () => [(await import('./conformity.ts')).conformityCommand]],
  ['diff', async () => [(await import('./diff.ts')).diffCommand]],
  ['export', async () => [(await import('./export.ts')).exportCommand]],
  [
    'nomenclature',
    async () => {
      const { nomenclatureListCommand, nomenclatureImportCommand } = await import('./nomenclature.ts');
      return [nomenclatureListCommand, nomenclatureImportCommand];
    },
  ],
  ['generate', async () => [(await import('./generate.ts')).generateCommand]],
  ['vault', async () => (await import('./vault-commands.ts')).vaultCommands],
  ['trust', async () => (await import('./trust-commands.ts')).trustCommands],
  ['cert', async () => (await import('./cert-commands.ts')).certCommands],
  [
    'region',
    async () => {
      const {
        regionListCommand,
        regionShowCommand,
        regionSetCommand,
        regionRemoveCommand,
        regionExportCommand,
        regionImportCommand,
      } = await import('./region.ts');
      return [
        regionListCommand,
        regionShowCommand,
        regionSetCommand,
        regionRemoveCommand,
        regionExportCommand,
        regionImportCommand,
      ];
    },
  ],
  ['sandbox', async () => (await import('./sandbox-commands.ts')).sandboxCommands],
  ['demo', async () => [(await import('./demo.ts')).demoCommand]],
  ['exchange', async () => (await import('./exchange-commands.ts')).exchangeCommands],
  ['doctor', async () => [(await import('./doctor.ts')).doctorCommand]],
  ['dossier', async () => (await import('./dossier-commands.ts')).dossierCommands],
  ['backup', async () => [(await import('./backup.ts')).backupCommand]],
  ['restore', async () => [(await import('./restore.ts')).restoreCommand]],
  ['tick', async () => [(await import('./tick.ts')).tickCommand]],
  ['serve', async () => [(await import('./serve.ts')).serveCommand]],
  ['doctor', async () => [(await import('./doctor-self.ts')).doctorSelfCommand]],
];

/** The commands, without loading more than is needed to know one. */
export interface Families {
  /** The commands whose name begins with a word. */
  of(word: string | undefined): Promise<readonly Command[]>;
  /** Every command, in the order of help. */
  all(): Promise<readonly Command[]>;
}

async function loaded(families: typeof FAMILIES): Promise<readonly Command[]> {
  return (await Promise.all(families.map(([, load]) => load()))).flat();
}

export const families: Families = {
  of: (word) => loaded(FAMILIES.filter(([first]) => first === word)),
  all: () => loaded(FAMILIES),
};
