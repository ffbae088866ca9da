import type { Command } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { givenSecret, unlockFor } from '../secrets.ts';
import type { Ui } from '../ui.ts';
import { flag } from '../values.ts';
import { CALL_OPTIONS } from './exchange-session.ts';

interface Ticked {
  readonly done: readonly {
    readonly what: string;
    readonly region: string | null;
    readonly ok: boolean;
    readonly detail: string;
  }[];
}

/** `cercle tick` */
export const tickCommand: Command = {
  name: 'tick',
  method: 'exchanges.tick',
  positionals: [],
  options: [{ name: 'dry-run', text: 'tickDryRun' }, ...CALL_OPTIONS],
  examples: ['tick', 'tick --dry-run --json', 'tick --production --passphrase-file /run/secrets/vault'],
  async run(invocation) {
    const isDry = flag(invocation.values, 'dry-run');
    const { client } = await invocation.open();
    if (!isDry) await prepare(invocation);
    const ticked: Ticked = await client.exchanges.tick({ dryRun: isDry });
    const isWell = ticked.done.every(({ ok }) => ok);
    return { value: ticked, lines: (ui) => tickLines(ticked, isDry, ui), exitCode: isWell ? 0 : 1 };
  },
};

/** Nobody may be there: the vault is opened when something is given to open it, and servers that need it fail without. */
async function prepare(invocation: Invocation): Promise<void> {
  const { client } = await invocation.open();
  const { state } = await client.vault.status({});
  const isGiven = givenSecret(invocation, 'passphrase') !== undefined;
  if (state !== 'absent' && isGiven) await unlockFor(invocation);
  if (!flag(invocation.values, 'production')) return;
  for (const { code, missing, environment } of await client.regions.list({})) {
    if (missing.length === 0 && environment === 'production') await client.regions.confirmProduction({ code });
  }
}

function tickLines({ done }: Ticked, isDry: boolean, ui: Ui): string[] {
  const { exchanges: words } = ui.texts;
  if (done.length === 0) return [words.nothingDue];
  const names: Readonly<Record<string, string>> = words.tasks;
  return done.map(({ what, region, ok, detail }) => {
    const state = isDry ? words.due : ok ? words.done : words.failed;
    return [names[what] ?? what, region ?? '', state, detail].filter((part) => part !== '').join(' · ');
  });
}
