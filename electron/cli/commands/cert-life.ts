import type { CertificateRecord, CertificateRow } from '../../../shared/contract/certificate-views.ts';
import { valuesOf } from '../../../shared/domain/certificates/name.ts';
import { askLine } from '../ask.ts';
import type { Command, Outcome } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import type { OptionSpec } from '../options.ts';
import { canPrompt } from '../secret-prompt.ts';
import { secretOptions, withVault } from '../secrets.ts';
import type { Ui } from '../ui.ts';
import { UsageError } from '../usage-error.ts';
import { text } from '../values.ts';
import { rowDocument } from './cert-documents.ts';

const REASON: OptionSpec = { name: 'reason', value: 'TEXT', text: 'certReason' };

type Said = 'archived' | 'unarchived' | 'removed' | 'restored' | 'activated';

/** How a certificate stands after what was done to it. */
function done(row: CertificateRow, said: Said, { ui: { lang } }: Invocation): Outcome {
  const sentence = (ui: Ui): string => {
    const { label, id, binUntil } = row;
    return ui.say(ui.texts.certificates[said], { label, id, until: binUntil === null ? '' : ui.instant(binUntil) });
  };
  return { value: rowDocument(row, lang), lines: (ui) => [sentence(ui)] };
}

function reasonOf({ values }: Invocation): { readonly reason?: string } {
  const reason = text(values, 'reason');
  return reason === undefined ? {} : { reason };
}

function archiving(name: 'cert archive' | 'cert unarchive', archived: boolean): Command {
  return {
    name,
    method: 'certificates.archive',
    positionals: [{ name: 'ID' }],
    options: [],
    examples: [`${name} cert-0123456789`],
    async run(invocation) {
      const { client } = await invocation.open();
      const row = await client.certificates.archive({ id: invocation.positionals[0] ?? '', archived });
      return done(row, archived ? 'archived' : 'unarchived', invocation);
    },
  };
}

/** `cercle cert archive ID` */
export const certArchiveCommand: Command = archiving('cert archive', true);
/** `cercle cert unarchive ID` */
export const certUnarchiveCommand: Command = archiving('cert unarchive', false);

/** `cercle cert activate ID` */
export const certActivateCommand: Command = {
  name: 'cert activate',
  method: 'certificates.activate',
  positionals: [{ name: 'ID' }],
  options: [REASON],
  examples: ['cert activate cert-0123456789', 'cert activate cert-0123456789 --reason "essai fait sur le serveur"'],
  async run(invocation) {
    const { client } = await invocation.open();
    const [id = ''] = invocation.positionals;
    return done(await client.certificates.activate({ id, ...reasonOf(invocation) }), 'activated', invocation);
  },
};

/** `cercle cert remove ID` */
export const certRemoveCommand: Command = {
  name: 'cert remove',
  method: 'certificates.remove',
  positionals: [{ name: 'ID' }],
  options: [REASON],
  examples: ['cert remove cert-0123456789', 'cert remove cert-0123456789 --reason "remplacé"'],
  async run(invocation) {
    const { client } = await invocation.open();
    const [id = ''] = invocation.positionals;
    return done(await client.certificates.remove({ id, ...reasonOf(invocation) }), 'removed', invocation);
  },
};

/** `cercle cert restore ID` */
export const certRestoreCommand: Command = {
  name: 'cert restore',
  method: 'certificates.restore',
  positionals: [{ name: 'ID' }],
  options: [],
  examples: ['cert restore cert-0123456789'],
  async run(invocation) {
    const { client } = await invocation.open();
    const row = await client.certificates.restore({ id: invocation.positionals[0] ?? '' });
    return done(row, 'restored', invocation);
  },
};

/** `cercle cert purge ID` */
export const certPurgeCommand: Command = {
  name: 'cert purge',
  method: 'certificates.purge',
  positionals: [{ name: 'ID' }],
  options: [{ name: 'confirm', value: 'NAME', text: 'certConfirm' }, ...secretOptions('passphrase')],
  examples: ['cert purge cert-0123456789 --confirm CLIENT_WS_ROR --passphrase-env VAULT'],
  async run(invocation) {
    const { client } = await invocation.open();
    const record = await client.certificates.show({ id: invocation.positionals[0] ?? '' });
    const { id } = record;
    const confirm = await confirmation(invocation, record);
    await withVault(invocation, (session) => session.client.certificates.purge({ id, confirm }));
    return { value: { id, purged: true }, lines: (ui) => [ui.say(ui.texts.certificates.purged, { id })] };
  },
};

async function confirmation({ values, ui }: Invocation, record: CertificateRecord): Promise<string> {
  const name = valuesOf(record.subjectName, 'CN').at(-1) ?? record.label;
  const given = text(values, 'confirm');
  if (given !== undefined) return given;
  if (!canPrompt()) throw new UsageError('confirmMissing', { name });
  return askLine(ui.say(ui.texts.certificates.askConfirm, { name }));
}
