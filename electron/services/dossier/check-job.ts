import type { NotTestable, WhitelistCheck, WhitelistReport } from '../../../shared/contract/dossier-views.ts';
import type { WhitelistEntry } from '../../../shared/domain/onboarding/dossier.ts';
import { AppError } from '../../../shared/errors.ts';
import { assertConfirmed } from '../exchange/tick.ts';
import type { JobControl } from '../jobs/runner.ts';
import { isWaiting } from './check-verdict.ts';
import { testEntry, testable } from './check-entry.ts';
import type { Testable } from './check-entry.ts';
import type { DossierRoom } from './parts.ts';
import { stateOf } from './state.ts';
import type { State } from './state.ts';

/**
 * Tests the entries of a dossier, or one of them, one after the other, as a job whose report is a `WhitelistReport`. All that can be
 * refused is before it starts.
 * @throws AppError `dossier.unknown`, `input.invalid` for an unknown entry, `region.unconfirmed`, `vault.absent`, `vault.locked`.
 */
export function startCheck(room: DossierRoom, id: string, only: string | undefined): { readonly jobId: string } {
  const state = stateOf(room, id);
  const chosen = chosenEntries(state, only).map((entry) => ({ entry, found: testable(room, state, entry) }));
  const tests = chosen.flatMap(({ found }) => (typeof found === 'string' ? [] : [found]));
  for (const { region } of tests) assertConfirmed(region);
  if (tests.length > 0) room.inventory().keystore.vault.requireOpen();
  return room.runner.start('diagnosis', state.dossier.title, (control) => runCheck(room, state, chosen, control));
}

function chosenEntries({ dossier }: State, only: string | undefined): readonly WhitelistEntry[] {
  const { whitelist } = dossier;
  if (only === undefined) return whitelist;
  const found = whitelist.filter(({ id }) => id === only);
  if (found.length > 0) return found;
  throw new AppError('input.invalid', `No whitelist entry has the id ${only}.`, { values: { reason: only } });
}

interface Chosen {
  readonly entry: WhitelistEntry;
  readonly found: Testable | NotTestable;
}

async function runCheck(
  room: DossierRoom,
  state: State,
  chosen: readonly Chosen[],
  { signal, progress }: JobControl,
): Promise<WhitelistReport> {
  const entries: WhitelistReport['entries'][number][] = [];
  const show = (): void => progress({ phase: 'connect', rows: { done: entries.length, total: chosen.length } });
  for (const { entry, found } of chosen) {
    show();
    const about = { entry: entry.id, region: entry.region };
    if (typeof found === 'string') entries.push({ ...about, outcome: 'skipped', check: null, skipped: found });
    else {
      const check = await testEntry(room, state, found, { signal, onProgress: show });
      entries.push({ ...about, outcome: outcomeOf(check), check, skipped: null });
    }
  }
  show();
  room.changed();
  return { entries };
}

function outcomeOf(check: WhitelistCheck): WhitelistReport['entries'][number]['outcome'] {
  if (check.ok) return 'accepted';
  if (check.isUndecided) return 'undecided';
  return isWaiting(check) ? 'refused' : 'failed';
}
