import type { RegionRow } from '../../../shared/contract/region-views.ts';
import type { Invocation } from '../invocation.ts';
import type { OptionSpec } from '../options.ts';
import { secretOptions, unlockFor } from '../secrets.ts';
import type { Session } from '../session.ts';
import { flag } from '../values.ts';

/** What every command that calls a server takes. */
export const CALL_OPTIONS: readonly OptionSpec[] = [
  { name: 'production', text: 'exchangeProduction' },
  ...secretOptions('passphrase'),
];

/** The services, ready to call servers: production confirmed when the person says so, the vault open when a key is needed. */
export async function sessionFor(
  invocation: Invocation,
  codes: readonly string[],
): Promise<{ readonly session: Session; readonly targets: readonly RegionRow[] }> {
  const { client } = await invocation.open();
  const targets: RegionRow[] = [];
  for (const code of codes) targets.push(await client.regions.show({ code }));
  if (flag(invocation.values, 'production'))
    for (const { code } of targets) await client.regions.confirmProduction({ code });
  const needsKey = targets.some(({ certificate }) => certificate !== null);
  return { session: needsKey ? await unlockFor(invocation) : await invocation.open(), targets };
}
