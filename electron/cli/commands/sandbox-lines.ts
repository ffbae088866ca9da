import type { SandboxStatus } from '../../../shared/contract/sandbox.ts';
import { pairs, table } from '../table.ts';
import type { Ui } from '../ui.ts';

/** The running region as people read it. */
export function statusLines(status: SandboxStatus, ui: Ui): string[] {
  const { sandbox: words, cli } = ui.texts;
  const { url, units, seed, tls, refusal, deniesUnlisted, fault, whitelist, revision, changedAt } = status;
  return pairs([
    [words.url, url ?? ''],
    [words.units, ui.number(units)],
    [words.seed, String(seed)],
    [words.tls, tls === 'both' ? words.bothVersions : tls],
    [words.refusal, words.refusals[refusal]],
    [words.deniesUnlisted, deniesUnlisted ? cli.yes : cli.no],
    [words.listed, ui.say(words.certificates, { n: whitelist.length })],
    [words.fault, fault ?? cli.none],
    [words.revision, ui.number(revision)],
    [words.changedAt, changedAt === null ? '' : ui.instant(changedAt)],
  ]);
}

/** The whitelist as a table. */
export function whitelistLines({ whitelist }: SandboxStatus, ui: Ui): string[] {
  const { whitelistColumns: titles, whitelistEmpty } = ui.texts.sandbox;
  if (whitelist.length === 0) return [whitelistEmpty];
  const columns = [{ title: titles.addedAt }, { title: titles.subject, canShrink: true }, { title: titles.sha256 }];
  const rows = whitelist.map(({ sha256, subject, addedAt }) => [ui.instant(addedAt), subject, sha256 ?? '']);
  return table(columns, rows, ui);
}
