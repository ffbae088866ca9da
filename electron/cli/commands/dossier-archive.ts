import type { Command, Outcome } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { UsageError } from '../usage-error.ts';
import { text } from '../values.ts';
import { listLines } from './dossier-lines.ts';

/** `cercle dossier archive ID` */
export const dossierArchiveCommand: Command = {
  name: 'dossier archive',
  method: 'dossiers.archive',
  positionals: [{ name: 'ID' }],
  options: [],
  examples: ['dossier archive dos-0123456789'],
  run: (invocation) => archive(invocation, true),
};

/** `cercle dossier unarchive ID` */
export const dossierUnarchiveCommand: Command = {
  name: 'dossier unarchive',
  method: 'dossiers.archive',
  positionals: [{ name: 'ID' }],
  options: [],
  examples: ['dossier unarchive dos-0123456789'],
  run: (invocation) => archive(invocation, false),
};

async function archive({ open, positionals: [id = ''] }: Invocation, archived: boolean): Promise<Outcome> {
  const { client } = await open();
  const row = await client.dossiers.archive({ id, archived });
  return { value: row, lines: (ui) => listLines([row], ui) };
}

/** `cercle dossier remove ID --confirm TITLE` */
export const dossierRemoveCommand: Command = {
  name: 'dossier remove',
  method: 'dossiers.remove',
  positionals: [{ name: 'ID' }],
  options: [{ name: 'confirm', value: 'TITLE', text: 'dossierConfirm' }],
  examples: ['dossier remove dos-0123456789 --confirm "Planning du SAMU"'],
  async run({ open, values, positionals: [id = ''] }) {
    const title = text(values, 'confirm');
    if (title === undefined) throw new UsageError('missingOption', { option: '--confirm' });
    const { client } = await open();
    const removed = await client.dossiers.remove({ id, title });
    return { value: removed, lines: (ui) => [ui.texts.dossiers.removed] };
  },
};
