import type { Command } from '../command.ts';
import { flag } from '../values.ts';

/** `cercle restore FILE` */
export const restoreCommand: Command = {
  name: 'restore',
  method: 'workspace.restore',
  positionals: [{ name: 'FILE' }],
  options: [{ name: 'force', text: 'restoreForce' }],
  examples: [
    'restore cercle-2026-11-22.zip',
    'restore cercle-2026-11-22.zip --force',
    'restore copie.zip --data essai',
  ],
  async run({ open, path, values, positionals: [file = ''] }) {
    const { client, tickets } = await open();
    const restored = await client.workspace.restore({
      file: tickets.forReading(path(file)),
      force: flag(values, 'force'),
    });
    const { madeAt, files, aside } = restored;
    return {
      value: { ...restored, file },
      lines: (ui) => {
        const { restored: done, restoredAside } = ui.texts.dossiers;
        const said = ui.say(done, { n: files.length, date: ui.instant(madeAt) });
        return aside === null ? [said] : [said, ui.say(restoredAside, { folder: aside })];
      },
    };
  },
};
