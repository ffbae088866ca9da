import type { SyncState } from '../../../shared/contract/exchange-views.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Command } from '../command.ts';
import type { ExitCode } from '../exit-codes.ts';
import { exitCodeOf } from '../error-view.ts';
import type { Ui } from '../ui.ts';
import { flag } from '../values.ts';
import { exitCodeOfCause } from './exchange-document.ts';
import { CALL_OPTIONS, sessionFor } from './exchange-session.ts';

/** How one region went; what kept it from beginning has no state. */
interface Synced {
  readonly region: string;
  readonly state: SyncState | null;
  readonly error: AppError | null;
}

/** `cercle exchange sync REGION…` */
export const exchangeSyncCommand: Command = {
  name: 'exchange sync',
  method: 'exchanges.sync',
  positionals: [{ name: 'REGION', isRepeatable: true }],
  options: [{ name: 'full', text: 'exchangeFull' }, ...CALL_OPTIONS],
  examples: ['exchange sync 11 93', 'exchange sync 11 --full --json'],
  async run(invocation) {
    const codes = [...new Set(invocation.positionals)];
    const { session } = await sessionFor(invocation, codes);
    const { client } = session;
    const { jobIds } = await client.exchanges.sync({ regions: codes, full: flag(invocation.values, 'full') });
    const synced = await Promise.all(
      jobIds.map(async (jobId, at): Promise<Synced> => {
        const region = codes[at] ?? '';
        const following = session.follow<SyncState>(Promise.resolve({ jobId }));
        return following.then(
          (state) => ({ region, state, error: null }),
          (error: unknown) => {
            if (error instanceof AppError) return { region, state: null, error };
            throw error;
          },
        );
      }),
    );
    const value = synced.map(({ region, state, error }) => state ?? { region, state: 'failed', error: error?.code });
    return { value, lines: (ui) => synced.flatMap((one) => syncLines(one, ui)), exitCode: worst(synced.map(exitOf)) };
  },
};

function exitOf({ state, error }: Synced): ExitCode {
  if (error !== null) return exitCodeOf(error);
  if (state === null || state.state === 'finished') return 0;
  return exitCodeOfCause(state.cause ?? 'unknown');
}

/** The first that failed decides. */
function worst(codes: readonly ExitCode[]): ExitCode {
  return codes.find((code) => code !== 0) ?? 0;
}

function syncLines({ region, state, error }: Synced, ui: Ui): string[] {
  const { exchanges: words } = ui.texts;
  if (state === null) return [ui.red(`${region} · ${error?.code ?? ''} · ${error?.message ?? ''}`)];
  const { queue, removed, nextDateRef, cause } = state;
  const values = { region, kind: words.kinds[state.kind], state: words.states[state.state], ...queue, removed };
  return [
    ui.say(words.synced, values),
    ...(cause === null ? [] : [ui.red(`  ${cause}`)]),
    ...(nextDateRef === null ? [] : [ui.dim(`  ${ui.say(words.nextDateRef, { date: nextDateRef })}`)]),
  ];
}
