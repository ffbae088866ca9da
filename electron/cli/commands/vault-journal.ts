import type { JournalPage } from '../../../shared/contract/vault.ts';
import { errorSentences } from '../../../shared/i18n/index.ts';
import type { Command, Outcome } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { givenSecret, secretOptions, unlockFor } from '../secrets.ts';
import { table } from '../table.ts';
import type { Ui } from '../ui.ts';
import { flag, number, text } from '../values.ts';

const MOST = 1000;
const USUAL = 50;

/** `cercle vault journal` */
export const vaultJournalCommand: Command = {
  name: 'vault journal',
  method: 'vault.journal',
  positionals: [],
  options: [
    { name: 'limit', value: 'N', text: 'limit' },
    { name: 'out', value: 'FILE', text: 'journalOut' },
    { name: 'force', text: 'overwrite' },
    ...secretOptions('passphrase'),
  ],
  examples: ['vault journal', 'vault journal --passphrase-env CERCLE_PASSPHRASE', 'vault journal --out journal.json'],
  async run(invocation) {
    // With the passphrase the seal is checked as well; without, the chain alone.
    const isGiven = givenSecret(invocation, 'passphrase') !== undefined;
    const { client, tickets } = isGiven ? await unlockFor(invocation) : await invocation.open();
    const out = text(invocation.values, 'out');
    if (out !== undefined) {
      const force = flag(invocation.values, 'force');
      const { bytes } = await client.vault.exportJournal({ out: tickets.forWriting(invocation.path(out)), force });
      return written(out, bytes);
    }
    const limit = number(invocation.values, 'limit', 1, MOST) ?? USUAL;
    return shown(await client.vault.journal({ limit }), invocation);
  },
};

function written(file: string, bytes: number): Outcome {
  return {
    value: { file, bytes },
    lines: (ui) => [ui.say(ui.texts.vault.journalWritten, { file, size: ui.size(bytes) })],
  };
}

function shown(page: JournalPage, { ui: err, note }: Invocation): Outcome {
  const { isIntact } = page.verification;
  if (!isIntact) note(errorSentences('vault.tampered', { reason: err.texts.vault.reasons.journal }, err.lang).what);
  return { value: page, lines: (ui) => journalLines(page, ui), exitCode: isIntact ? 0 : 1 };
}

function journalLines({ entries, verification }: JournalPage, ui: Ui): string[] {
  const { vault, tables } = ui.texts;
  const { isIntact, entries: total, head } = verification;
  if (entries.length === 0) return [vault.noEntry];
  const rows = entries.map(({ number: at, at: when, act, details }) => [
    String(at),
    ui.instant(when),
    act,
    Object.entries(details)
      .map(([name, value]) => `${name}=${value}`)
      .join(' '),
  ]);
  const { header } = tables;
  const columns = [
    { title: header.number, isNumber: true },
    { title: header.date },
    { title: header.act },
    { title: header.detail, canShrink: true },
  ];
  const sentence = ui.say(isIntact ? vault.journalIntact : vault.journalBroken, { entries: total });
  return [...table(columns, rows, ui), '', sentence, `SHA-256 ${head}`];
}
