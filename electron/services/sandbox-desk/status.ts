import type { SandboxStatus } from '../../../shared/contract/sandbox.ts';
import { askSandbox } from '../sandbox-region/control-client.ts';
import { settingsOf } from '../sandbox-region/options.ts';
import { sandboxFolder } from '../sandbox-region/start.ts';
import type { DeskParts } from './parts.ts';

/** How the region of this profile is, whichever program started it. */
export async function statusOf({ ports }: Pick<DeskParts, 'ports'>): Promise<SandboxStatus> {
  const folder = sandboxFolder(ports);
  // One that is ending hangs up; asked again, it is gone.
  const look = () => askSandbox(folder, { command: 'status' });
  const status = await look().catch(look);
  const listed =
    status === undefined ? undefined : await askSandbox(folder, { command: 'whitelist-list' }).catch(() => undefined);
  const { seed, units, tls, refusal, denyUnlisted } = status?.settings ?? settingsOf({}, folder);
  const issued = status?.issued ?? [];
  return {
    ...{ seed, units, refusal, tls: tls ?? 'both', deniesUnlisted: denyUnlisted },
    isRunning: status !== undefined,
    url: status?.url ?? null,
    port: status?.port ?? null,
    fault: status?.fault?.name ?? null,
    whitelist: (listed ?? []).map((entry) => {
      const row = issued.find(({ sha256 }) => sha256 === entry.sha256);
      const subject = entry.subject ?? row?.subject ?? entry.note;
      return { sha256: entry.sha256 ?? null, subject, addedAt: entry.addedAt };
    }),
    issued: issued.map(({ sha256, subject, state, at }) => ({ sha256, subject, state, at })),
    revision: status?.revision ?? 0,
    changedAt: status?.changedAt ?? null,
  };
}
