import type { Command } from '../command.ts';
import { requireNewSecret, secretOptions, unlockFor } from '../secrets.ts';
import { UsageError } from '../usage-error.ts';
import { flag, text } from '../values.ts';
import { rowDocument } from './cert-documents.ts';
import { rowLines } from './cert-lines.ts';

/** `cercle cert edit ID` */
export const certEditCommand: Command = {
  name: 'cert edit',
  method: 'certificates.edit',
  positionals: [{ name: 'ID' }],
  options: [
    { name: 'label', value: 'NAME', text: 'certLabel' },
    { name: 'notes', value: 'TEXT', text: 'certNotes' },
  ],
  examples: ['cert edit cert-0123456789 --label "Client de production" --notes "serveur d’échange 2"'],
  async run({ open, values, ui: { lang }, positionals: [id = ''] }) {
    const label = text(values, 'label');
    const notes = text(values, 'notes');
    if (label === undefined && notes === undefined) throw new UsageError('missingOption', { option: '--label' });
    const { client } = await open();
    const row = await client.certificates.edit({
      id,
      ...(label !== undefined && { label }),
      ...(notes !== undefined && { notes }),
    });
    return { value: rowDocument(row, lang), lines: (ui) => rowLines(row, ui) };
  },
};

/** `cercle cert revocation-code ID` */
export const certRevocationCodeCommand: Command = {
  name: 'cert revocation-code',
  method: 'certificates.revocationCode',
  positionals: [{ name: 'ID' }],
  options: [{ name: 'keep', text: 'certKeepCode' }, ...secretOptions('code'), ...secretOptions('passphrase')],
  examples: [
    'cert revocation-code cert-0123456789 --keep --code-file code.txt --passphrase-env VAULT',
    'cert revocation-code cert-0123456789 --passphrase-env VAULT',
  ],
  async run(invocation) {
    const [id = ''] = invocation.positionals;
    const { client } = await unlockFor(invocation);
    if (!flag(invocation.values, 'keep')) {
      const { code } = await client.certificates.revocationCode({ id });
      return { value: { id, code }, lines: () => [code] };
    }
    const code = await requireNewSecret(invocation, 'code');
    const row = await client.certificates.keepRevocationCode({ id, code, again: code });
    return { value: { id: row.id, kept: true }, lines: (ui) => [ui.texts.certificates.codeKept] };
  },
};
