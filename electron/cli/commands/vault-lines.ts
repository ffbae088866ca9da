import type { VaultStatus } from '../../../shared/contract/vault.ts';
import type { Ui } from '../ui.ts';

/** How the vault stands, one fact a line. */
export function statusLines(status: VaultStatus, ui: Ui): string[] {
  const { labels, states, systemProtections } = ui.texts.vault;
  const facts: (readonly [string, string])[] = [[labels.state, states[status.state]]];
  if (status.state !== 'absent') facts.push(...protectionFacts(status, ui));
  facts.push([labels.system, systemProtections[status.systemProtection]], [labels.journal, journalText(status, ui)]);
  const width = Math.max(...facts.map(([label]) => label.length));
  return facts.map(([label, text]) => `${ui.dim(label.padEnd(width))}  ${text}`);
}

function protectionFacts(status: VaultStatus, ui: Ui): (readonly [string, string])[] {
  const { labels, protections, ...texts } = ui.texts.vault;
  const { iterations, lockMinutes, waitSeconds, keys } = status;
  const by = status.protections.map((protection) => protections[protection]).join(', ');
  return [
    [labels.protections, by],
    ...(iterations === null
      ? []
      : [[labels.iterations, ui.say(texts.iterations, { n: ui.number(iterations) })] as const]),
    ...(waitSeconds === 0 ? [] : [[labels.wait, ui.say(texts.waitSeconds, { n: waitSeconds })] as const]),
    [labels.lock, ui.say(texts.lockAfter, { n: lockMinutes })],
    [labels.keys, ui.number(keys)],
    [labels.backup, backupText(status, ui)],
  ];
}

function backupText({ backup }: VaultStatus, { texts: { vault }, say, instant }: Ui): string {
  if (backup === null) return vault.noBackup;
  return say(backup.isCurrent ? vault.backupCurrent : vault.backupBehind, { at: instant(backup.at) });
}

function journalText({ journal: { entries, isIntact } }: VaultStatus, ui: Ui): string {
  const { journalIntact, journalBroken } = ui.texts.vault;
  return isIntact === false ? ui.red(ui.say(journalBroken, { entries })) : ui.say(journalIntact, { entries });
}
