import type { Command } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { givenSecret, secretOptions, unlockFor } from '../secrets.ts';
import { UsageError } from '../usage-error.ts';
import { choice, flag, list, text } from '../values.ts';
import { messageLines } from './dossier-answers.ts';

const OUT_OPTIONS = [
  { name: 'out', value: 'FILE', text: 'exportOut' },
  { name: 'force', text: 'overwrite' },
] as const;

const KINDS = ['envoi', 'relance', 'question'] as const;

/** `cercle dossier message ID [STEP]` */
export const dossierMessageCommand: Command = {
  name: 'dossier message',
  method: 'dossiers.message',
  positionals: [{ name: 'ID' }, { name: 'STEP', isOptional: true }],
  options: [
    { name: 'kind', value: 'KIND', choices: KINDS, text: 'dossierMessageKind' },
    { name: 'attach', value: 'FILE', isRepeatable: true, isWhole: true, text: 'dossierMessageAttach' },
    ...OUT_OPTIONS,
  ],
  examples: [
    'dossier message dos-0123456789 adhesion',
    'dossier message dos-0123456789 adhesion --out demande.eml',
    'dossier message dos-0123456789 comite-integration --attach formulaire-signe.pdf --out comite.eml',
    'dossier message dos-0123456789 --kind question',
  ],
  async run({ open, values, path, positionals: [id = '', step] }) {
    const kind = choice(values, 'kind', KINDS);
    const which = { id, ...(step !== undefined && { step }), ...(kind !== undefined && { kind }) };
    const { client, tickets } = await open();
    const draft = await client.dossiers.message(which);
    const out = text(values, 'out');
    const files = list(values, 'attach').map((file) => tickets.forReading(path(file)));
    if (files.length > 0 && out === undefined) throw new UsageError('missingOption', { option: '--out' });
    const saved =
      out === undefined
        ? null
        : await client.dossiers.saveMessage({
            ...which,
            ...(files.length > 0 && { files }),
            out: tickets.forWriting(path(out)),
            force: flag(values, 'force'),
          });
    return { value: { ...draft, saved }, lines: (ui) => messageLines(draft, out, ui) };
  },
};

function outOf({ values }: Invocation): string {
  const out = text(values, 'out');
  if (out === undefined) throw new UsageError('missingOption', { option: '--out' });
  return out;
}

/** `cercle dossier calendar [ID] --out FILE` */
export const dossierCalendarCommand: Command = {
  name: 'dossier calendar',
  method: 'dossiers.calendar',
  positionals: [{ name: 'ID', isOptional: true }],
  options: OUT_OPTIONS,
  examples: ['dossier calendar --out rappels.ics', 'dossier calendar dos-0123456789 --out rappels.ics --force'],
  async run(invocation) {
    const { open, path, values, positionals } = invocation;
    const [id] = positionals;
    const file = outOf(invocation);
    const { client, tickets } = await open();
    const saved = await client.dossiers.calendar({
      ...(id !== undefined && { id }),
      out: tickets.forWriting(path(file)),
      force: flag(values, 'force'),
    });
    return {
      value: { ...saved, file },
      lines: (ui) => [ui.say(ui.texts.dossiers.calendarSaved, { file, n: saved.events })],
    };
  },
};

/** `cercle dossier export ID --out FILE.zip` */
export const dossierExportCommand: Command = {
  name: 'dossier export',
  method: 'dossiers.export',
  positionals: [{ name: 'ID' }],
  options: [...OUT_OPTIONS, ...secretOptions('passphrase')],
  examples: [
    'dossier export dos-0123456789 --out preuves.zip',
    'dossier export dos-0123456789 --out preuves.zip --passphrase-env CERCLE_PASSPHRASE',
  ],
  async run(invocation) {
    const { open, path, values, positionals } = invocation;
    const [id = ''] = positionals;
    const file = outOf(invocation);
    // With the passphrase the seal of the history is verified as well.
    const isGiven = givenSecret(invocation, 'passphrase') !== undefined;
    const { client, tickets } = isGiven ? await unlockFor(invocation) : await open();
    const out = tickets.forWriting(path(file));
    const saved = await client.dossiers.export({ id, out, force: flag(values, 'force') });
    const { bytes, sha256, entries } = saved;
    return {
      value: { ...saved, file },
      lines: (ui) => [
        ui.say(ui.texts.dossiers.exported, { file, size: ui.size(bytes), n: entries.length }),
        `SHA-256 ${sha256}`,
      ],
    };
  },
};
