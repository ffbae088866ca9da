import type { Command } from '../command.ts';
import { flag } from '../values.ts';

/** `cercle backup FILE` */
export const backupCommand: Command = {
  name: 'backup',
  method: 'workspace.backup',
  positionals: [{ name: 'FILE' }],
  options: [{ name: 'force', text: 'overwrite' }],
  examples: ['backup cercle-2026-11-22.zip'],
  async run({ open, path, values, positionals: [file = ''] }) {
    const { client, tickets } = await open();
    const made = await client.workspace.backup({ out: tickets.forWriting(path(file)), force: flag(values, 'force') });
    const { bytes, files, keys } = made;
    return {
      value: { ...made, file },
      lines: (ui) => {
        const { backedUp, keysHereOnly, keysByPassphrase } = ui.texts.dossiers;
        const about = keys === null ? [] : [keys === 'passphrase' ? keysByPassphrase : ui.yellow(keysHereOnly)];
        return [ui.say(backedUp, { file, size: ui.size(bytes), n: files.length }), ...about];
      },
    };
  },
};
